import { type EconomyInput, InputError, type Shock } from "@jiju/core";
import type { counterfactualOperation, NamedTable, TableInput } from "@jiju/lab/contract";
import type { z } from "zod";
import { DIMENSION_COLUMNS, dimensionColumn, isNamedTable, type MissingCell, tableOfColumns } from "./named-tables.ts";

type WireInput = z.output<typeof counterfactualOperation.input>;

/** Shape of a table: which names its rows carry. */
type Shape = keyof typeof SHAPES;

const SHAPES = {
  trade: ["buyer", "seller", "industry"],
  kernel: ["buyer", "seller"],
  cells: ["region", "industry"],
  regions: ["region"],
  industries: ["industry"],
  inputs: ["region", "supplying", "using"],
  links: ["using", "supplying"],
  commuters: ["residence", "workplace"],
  migrants: ["origin", "destination"],
} as const;

/** Dimensions along which a table may be the same: its shape is then one smaller. */
const OPTIONAL: Readonly<Partial<Record<Shape, keyof typeof DIMENSION_COLUMNS>>> = {
  trade: "industry",
  cells: "region",
  inputs: "region",
};

const OF_INDUSTRIES = new Set(["industry", "supplying", "using"]);

/** Tables by shape, and what a cell that no row names holds. */
const TABLES: Readonly<Record<string, readonly [Shape, MissingCell]>> = {
  tradeElasticity: ["industries", "required"],
  tradeShares: ["trade", 0],
  flows: ["trade", 0],
  tradeKernel: ["trade", 0],
  inputCoefficients: ["inputs", 0],
  valueAddedShares: ["cells", "required"],
  consumptionShares: ["cells", 0],
  labourIncome: ["regions", "required"],
  output: ["cells", 0],
  deficits: ["regions", 0],
  tariffs: ["trade", 0],
  sellerShare: ["trade", 1],
  headquarters: ["regions", 0],
  population: ["regions", "required"],
  employment: ["cells", 0],
  commuters: ["commuters", 0],
  migrants: ["migrants", 0],
  pools: ["regions", "required"],
  tradeCostRatio: ["trade", 1],
  productivityRatio: ["cells", 1],
  amenityRatio: ["regions", 1],
  housingRatio: ["regions", 1],
  populationRatio: ["regions", 1],
  psi: ["industries", 0],
  near: ["kernel", 0],
  far: ["kernel", 0],
  digitalShare: ["industries", 0],
  links: ["links", 0],
};

interface Names {
  readonly regions: readonly string[] | undefined;
  readonly industries: readonly string[] | undefined;
}

/** The economy and the shock of the wire as the core reads them: tables by named columns put in order, absent keys left out. */
export function economyAndShockOf({ economy, shock }: WireInput): { readonly economy: EconomyInput; readonly shock: Shock } {
  const names = namesOf(economy);
  const moves: Shape = economy.mobility?.kind === "origins" ? "migrants" : "commuters";
  const read = (part: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(part)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => [key, isNamed(value) ? ordered(key, value, names, moves) : value]),
    );
  const spillovers = economy.spillovers;
  return {
    economy: {
      ...(read(economy) as unknown as EconomyInput),
      ...(names.regions ? { regions: names.regions } : {}),
      ...(names.industries ? { industries: names.industries } : {}),
      ...(economy.mobility ? { mobility: read(economy.mobility) as unknown as NonNullable<EconomyInput["mobility"]> } : {}),
      ...(spillovers === undefined
        ? {}
        : {
            spillovers: (hasChannels(spillovers)
              ? spillovers.channels.map(read)
              : isNamed(spillovers)
                ? ordered("psi", spillovers, names, moves)
                : spillovers) as NonNullable<EconomyInput["spillovers"]>,
          }),
    },
    shock: {
      ...(read(shock) as Shock),
      ...(shock.spillovers ? { spillovers: shock.spillovers.map(read) as unknown as NonNullable<Shock["spillovers"]> } : {}),
    },
  };
}

function isNamed(value: unknown): value is NamedTable {
  return typeof value === "object" && value !== null && "columns" in value;
}

function hasChannels(value: object | number): value is { readonly channels: readonly Readonly<Record<string, unknown>>[] } {
  return typeof value === "object" && "channels" in value;
}

function ordered(key: string, table: NamedTable, names: Names, moves: Shape): number[] {
  const [shape, missing] = key === "moveCostRatio" ? ([moves, 1] as const) : TABLES[key]!;
  const dimensions = SHAPES[shape].map((dimension) => {
    const entries = OF_INDUSTRIES.has(dimension) ? names.industries : names.regions;
    if (!entries && dimension !== OPTIONAL[shape]) {
      throw new InputError(
        "missing-input",
        `mechanism.counterfactual: ${key} has named columns, but the order of ${OF_INDUSTRIES.has(dimension) ? "industries" : "regions"} is not known; give ${OF_INDUSTRIES.has(dimension) ? "industries" : "regions"} as a list of names.`,
        { table: key },
      );
    }
    return {
      columns: DIMENSION_COLUMNS[dimension],
      entries: entries ?? [],
      ...(dimension === OPTIONAL[shape] ? { optional: true as const } : {}),
    };
  });
  return tableOfColumns(key, table, dimensions, missing);
}

/** Names as given, else in the order in which the columns of trade (then of other tables) first name them. */
function namesOf(economy: WireInput["economy"]): Names {
  const trade = economy.flows ?? economy.tradeShares ?? economy.tradeKernel;
  const commuters = economy.mobility?.kind === "commuting" ? economy.mobility.commuters : undefined;
  return {
    regions:
      economy.regions ??
      firstNamed([
        namedIn(trade, ["buyer", "seller"]),
        namedIn(economy.labourIncome, ["region"]),
        namedIn(economy.output, ["region"]),
        namedIn(commuters, ["residence", "workplace"]),
      ]),
    industries:
      economy.industries ??
      firstNamed([
        namedIn(trade, ["industry"]),
        namedIn(typeof economy.tradeElasticity === "number" ? undefined : economy.tradeElasticity, ["industry"]),
        namedIn(economy.output, ["industry"]),
        namedIn(economy.inputCoefficients, ["supplying", "using"]),
      ]),
  };
}

function firstNamed(candidates: readonly (readonly string[])[]): readonly string[] | undefined {
  return candidates.find((names) => names.length > 0);
}

function namedIn(table: TableInput | undefined, dimensions: readonly (keyof typeof DIMENSION_COLUMNS)[]): readonly string[] {
  if (!isNamedTable(table)) return [];
  const names = new Set<string>();
  for (const dimension of dimensions) {
    const column = dimensionColumn(table, DIMENSION_COLUMNS[dimension]);
    for (const name of column === undefined ? [] : table.columns[column]!) names.add(String(name));
  }
  return [...names];
}
