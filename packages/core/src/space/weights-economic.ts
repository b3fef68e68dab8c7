import { InputError, requireLength } from "../errors/index.ts";
import { type SpatialWeights, spatialWeights, type WeightsOptions } from "./spatial-weights.ts";
import { combineWeights } from "./weights-algebra.ts";
import { policyOf } from "./weights-nearest.ts";
import { transformWeights } from "./weights-transform.ts";

/** How economic distance is measured. */
export interface EconomicOptions extends WeightsOptions {
  /** Power of the difference, > 0. Default 1. */
  readonly power?: number;
  /** Differences below this count as this, > 0; without it equal levels are refused. No default. */
  readonly floor?: number;
}

/**
 * Economic-distance weights: regions of similar level are close, wherever they lie.
 *
 *     w[i,j] = |level[i] - level[j]|^(-power),   i and j different
 *
 * @param ids    region ids, [n]
 * @param level  for example product per head averaged over the years studied, any unit, [n], finite
 * @returns raw weights over all pairs, symmetric
 * @throws InputError `shape-mismatch`, `bad-level`, `bad-power`, `equal-levels`
 */
export function economicWeights(ids: readonly string[], level: Float64Array, options: EconomicOptions = {}): SpatialWeights {
  const n = ids.length;
  requireLength("economicWeights", "level", level, n, "regions");
  requireFinite("economicWeights", ids, level);
  const power = options.power ?? 1;
  if (!(power > 0)) throw new InputError("bad-power", `economicWeights: power is ${power}; it must be above 0.`, { power });
  const floor = options.floor ?? 0;
  const { offsets, neighbours } = allPairs(n);
  const values = new Float64Array(neighbours.length);
  let e = 0;
  for (let i = 0; i < n; ++i) {
    for (let j = 0; j < n; ++j) {
      if (i === j) continue;
      const difference = Math.max(Math.abs(level[i]! - level[j]!), floor);
      if (difference === 0) {
        throw new InputError(
          "equal-levels",
          `economicWeights: ${ids[i]} and ${ids[j]} have the same level ${level[i]}, so their weight would be infinite. Set \`floor\`, the smallest difference that matters.`,
          { regions: [ids[i], ids[j]] },
        );
      }
      values[e++] = difference ** -power;
    }
  }
  return spatialWeights({
    ...policyOf(options),
    ids,
    offsets,
    neighbours,
    values,
    asymmetric: false,
    description: {
      en: `economic distance to the power ${power}`,
      zh: power === 1 ? "按经济差距反比" : `按经济差距的${power}次方反比`,
    },
  });
}

/**
 * Nested weights as a mixture of geography and economy, both row-standardised first.
 *
 *     w = share * row(geography) + (1 - share) * row(economy)
 *
 * @param geography  any weights
 * @param economy    weights on the same regions, see `economicWeights`
 * @param share      of geography, in [0, 1]
 * @returns row-standardised weights (rows that either part leaves empty are completed by the other)
 * @throws InputError `different-regions`, `bad-share`
 */
export function nestedMixtureWeights(geography: SpatialWeights, economy: SpatialWeights, share: number): SpatialWeights {
  if (!(share >= 0 && share <= 1)) {
    throw new InputError("bad-share", `nestedMixtureWeights: share is ${share}; it must be from 0 to 1.`, { share });
  }
  const mixed = combineWeights(
    transformWeights(geography, "row"),
    transformWeights(economy, "row"),
    (a, b) => share * a + (1 - share) * b,
  );
  return {
    ...transformWeights({ ...mixed, transform: "raw" }, "row"),
    description: {
      en: `nested: ${share} (${geography.description.en}) + ${1 - share} (${economy.description.en})`,
      zh: `嵌套：${share}×（${geography.description.zh}）+${1 - share}×（${economy.description.zh}）`,
    },
  };
}

/**
 * Nested weights that scale geography by the weight of each neighbour's economy.
 *
 *     w[i,j] = geography[i,j] * level[j] / mean(level)
 *
 * @param geography  raw weights, usually inverse distance
 * @param level      > 0, any unit, [n], for example product averaged over the years studied
 * @returns raw weights on the links of geography
 * @throws InputError `shape-mismatch`, `bad-level`
 */
export function nestedScaledWeights(geography: SpatialWeights, level: Float64Array): SpatialWeights {
  const n = geography.ids.length;
  requireLength("nestedScaledWeights", "level", level, n, "regions");
  requireFinite("nestedScaledWeights", geography.ids, level);
  let mean = 0;
  for (let j = 0; j < n; ++j) {
    if (!(level[j]! > 0)) {
      throw new InputError(
        "bad-level",
        `nestedScaledWeights: the level of ${geography.ids[j]} is ${level[j]}; it must be above 0.`,
      );
    }
    mean += level[j]! / n;
  }
  const values = geography.values.slice();
  for (let e = 0; e < values.length; ++e) values[e]! *= level[geography.neighbours[e]!]! / mean;
  return {
    ...geography,
    values,
    transform: "raw",
    description: {
      en: `nested: ${geography.description.en}, scaled by the neighbour's level`,
      zh: `嵌套：${geography.description.zh}，按邻居的经济水平加权`,
    },
  };
}

function allPairs(n: number): { offsets: Int32Array; neighbours: Int32Array } {
  const links = Math.max(0, n - 1);
  const offsets = new Int32Array(n + 1);
  const neighbours = new Int32Array(n * links);
  let e = 0;
  for (let i = 0; i < n; ++i) {
    for (let j = 0; j < n; ++j) if (j !== i) neighbours[e++] = j;
    offsets[i + 1] = e;
  }
  return { offsets, neighbours };
}

function requireFinite(caller: string, ids: readonly string[], level: Float64Array): void {
  for (let i = 0; i < level.length; ++i) {
    if (!Number.isFinite(level[i])) {
      throw new InputError(
        "bad-level",
        `${caller}: the level of ${JSON.stringify(ids[i])} is ${level[i]}; it must be a finite number.`,
      );
    }
  }
}
