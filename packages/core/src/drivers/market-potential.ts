import {
  type ClusteredEffects,
  clusteredEffects,
  clusteredRegression,
  type NamedColumn,
  panelRegression,
} from "../econometrics/index.ts";
import { InputError, requireLength } from "../errors/index.ts";
import { type Random, studentTwoSided } from "../numeric/index.ts";

export interface MarketPotentialInput {
  readonly regions: number;
  readonly industries: number;
  readonly years: number;
  /** ln productivity, [R x S x T], NaN where absent. */
  readonly logProductivity: Float64Array;
  /** ln of geographic market potential, [R x S x T]. */
  readonly logGeographic: Float64Array;
  /** ln of virtual market potential, [R x S x T]. */
  readonly logVirtual: Float64Array;
  /** Block of each region, for prediction out of sample; default blocks drawn at random. */
  readonly block?: Int32Array;
}

export interface MarketPotentialOptions {
  /** Number of random blocks when none are given; default 5. */
  readonly blocks?: number;
}

/** One direction of the J test: does the other model's fit add to this one? */
export interface JTestDirection {
  /** Coefficient of the rival's fitted values. */
  readonly coefficient: number;
  readonly statistic: number;
  readonly pValue: number;
}

/** Which market potential explains productivity better. */
export interface MarketPotentialComparison {
  /** Elasticity of productivity to each potential, in its own model. */
  readonly geographicElasticity: number;
  readonly virtualElasticity: number;
  /** Geographic null, virtual added; and the reverse. Errors clustered by region. */
  readonly againstGeographic: JTestDirection;
  readonly againstVirtual: JTestDirection;
  /** Mean squared error on blocks of regions left out, relative to predicting no change within cells. */
  readonly outOfSample: { readonly geographic: number; readonly virtual: number; readonly blocks: number };
  readonly verdict: "geographic" | "virtual" | "both" | "neither";
  readonly rows: number;
}

/**
 * Virtual against geographic market potential: Davidson and MacKinnon's J test with cell and industry-year effects, and prediction of
 * blocks of regions left out.
 *
 * Out of sample the slope comes from the other blocks, and errors are those within the cells and industry-years of the block.
 *
 * @param random seeded, for blocks
 * @throws InputError `shape-mismatch`, `too-few-regions`
 * @see Davidson and MacKinnon (1981)
 */
export function compareMarketPotentials(
  input: MarketPotentialInput,
  random: Random,
  options: MarketPotentialOptions = {},
): MarketPotentialComparison {
  const { regions: R, industries: S, years: T } = input;
  const cells = R * S * T;
  for (const name of ["logProductivity", "logGeographic", "logVirtual"] as const) {
    requireLength("compareMarketPotentials", name, input[name], cells, `${R} regions x ${S} industries x ${T} years`);
  }
  if (R < 6)
    throw new InputError("too-few-regions", `compareMarketPotentials: ${R} regions; at least 6 are needed.`, { regions: R });
  const rows = usableRows(input);
  const all = potentialFits(input, rows);
  const blocks = input.block ?? randomBlocks(R, options.blocks ?? 5, random);
  const ids = [...new Set(blocks)];
  let none = 0;
  let geographic = 0;
  let virtual = 0;
  for (const id of ids) {
    const inBlock = (row: number) => blocks[Math.floor(row / (S * T))] === id;
    const train = rows.filter((row) => !inBlock(row));
    const test = rows.filter(inBlock);
    if (train.length === 0 || test.length === 0) continue;
    const fitted = potentialFits(input, train);
    const held = projected(input, test);
    for (let i = 0; i < test.length; ++i) {
      none += held.y[i]! ** 2;
      geographic += (held.y[i]! - fitted.geographic * held.geographic[i]!) ** 2;
      virtual += (held.y[i]! - fitted.virtual * held.virtual[i]!) ** 2;
    }
  }
  const againstGeographic = jTest(input, rows, "logGeographic", "logVirtual");
  const againstVirtual = jTest(input, rows, "logVirtual", "logGeographic");
  const virtualAdds = againstGeographic.pValue < 0.05;
  const geographicAdds = againstVirtual.pValue < 0.05;
  return {
    geographicElasticity: all.geographic,
    virtualElasticity: all.virtual,
    againstGeographic,
    againstVirtual,
    outOfSample: { geographic: geographic / none, virtual: virtual / none, blocks: ids.length },
    verdict: virtualAdds ? (geographicAdds ? "both" : "virtual") : geographicAdds ? "geographic" : "neither",
    rows: rows.length,
  };
}

function usableRows(input: MarketPotentialInput): number[] {
  const rows: number[] = [];
  for (let row = 0; row < input.logProductivity.length; ++row) {
    if (Number.isFinite(input.logProductivity[row]! + input.logGeographic[row]! + input.logVirtual[row]!)) rows.push(row);
  }
  return rows;
}

function effectsOf(input: MarketPotentialInput, rows: readonly number[]): ClusteredEffects {
  const { industries: S, years: T } = input;
  const dense = (values: number[]): Int32Array => {
    const level = new Map([...new Set(values)].sort((a, b) => a - b).map((value, index) => [value, index]));
    return Int32Array.from(values, (value) => level.get(value)!);
  };
  return clusteredEffects({
    cluster: dense(rows.map((row) => Math.floor(row / (S * T)))),
    nested: [Int32Array.from(rows, (row) => Math.floor(row / T))],
    crossed: dense(rows.map((row) => (Math.floor(row / T) % S) * T + (row % T))),
  });
}

function projected(input: MarketPotentialInput, rows: readonly number[]) {
  const effects = effectsOf(input, rows);
  const pick = (values: Float64Array) => effects.project(Float64Array.from(rows, (row) => values[row]!));
  return { y: pick(input.logProductivity), geographic: pick(input.logGeographic), virtual: pick(input.logVirtual) };
}

function potentialFits(input: MarketPotentialInput, rows: readonly number[]): { geographic: number; virtual: number } {
  const { y, geographic, virtual } = projected(input, rows);
  const slope = (x: Float64Array) => {
    let xy = 0;
    let xx = 0;
    for (let i = 0; i < x.length; ++i) {
      xy += x[i]! * y[i]!;
      xx += x[i]! ** 2;
    }
    return xx > 0 ? xy / xx : 0;
  };
  return { geographic: slope(geographic), virtual: slope(virtual) };
}

function jTest(
  input: MarketPotentialInput,
  rows: readonly number[],
  own: "logGeographic" | "logVirtual",
  rival: "logGeographic" | "logVirtual",
): JTestDirection {
  const effects = effectsOf(input, rows);
  const column = (id: string, values: Float64Array): NamedColumn => ({
    id,
    values: Float64Array.from(rows, (row) => values[row]!),
  });
  const y = Float64Array.from(rows, (row) => input.logProductivity[row]!);
  const rivalFit = clusteredRegression(effects, y, [column("rival", input[rival])]);
  const fitted = rivalFit.y.map((value, i) => value - rivalFit.residuals[i]!);
  const joint = panelRegression(
    {
      entity: Int32Array.from(rows, (row) => Math.floor(row / (input.industries * input.years))),
      period: Int32Array.from(rows, (_, i) => i),
      y: effects.project(Float64Array.from(y)),
      columns: [
        { id: "own", values: effects.project(column("own", input[own]).values) },
        { id: "rival", values: fitted },
      ],
    },
    { effects: "pooled", covariance: "cluster-cr1" },
  );
  const found = joint.coefficients.find(({ id }) => id === "rival");
  if (!found) return { coefficient: Number.NaN, statistic: Number.NaN, pValue: Number.NaN };
  const statistic = found.estimate / found.standardError;
  return { coefficient: found.estimate, statistic, pValue: studentTwoSided(statistic, effects.clusters - 1) };
}

function randomBlocks(regions: number, blocks: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: regions }, (_, r) => r);
  for (let i = regions - 1; i > 0; --i) {
    const j = random.integer(i + 1);
    const swap = order[i]!;
    order[i] = order[j]!;
    order[j] = swap;
  }
  const out = new Int32Array(regions);
  order.forEach((region, position) => {
    out[region] = position % blocks;
  });
  return out;
}
