import type { Text } from "../dataset/index.ts";

/** Paths in the order of their codes. `cannot-tell` is an answer of the ensemble only. */
export const PATH_IDS = ["not-defined", "not-transforming", "optimising", "deepening", "strengthening", "cannot-tell"] as const;

export type PathId = (typeof PATH_IDS)[number];

/** Code of a path in typed arrays: its position in `PATH_IDS`. */
export const PATH_CODE: Readonly<Record<PathId, number>> = {
  "not-defined": 0,
  "not-transforming": 1,
  optimising: 2,
  deepening: 3,
  strengthening: 4,
  "cannot-tell": 5,
};

/** Number of paths a single computation can give (all but `cannot-tell`). */
export const PATH_COUNT = 5;

/** What a path is called and what it means. */
export interface PathDefinition {
  readonly id: PathId;
  readonly label: Text;
  readonly meaning: Text;
  /** Paths that may follow; none is forced. */
  readonly leadsTo: readonly PathId[];
}

/** The path table: legend, tooltips, state graph. */
export const pathDefinitions: readonly PathDefinition[] = [
  {
    id: "not-defined",
    label: { en: "Not defined", zh: "无法计算" },
    meaning: {
      en: "Activity or digital level is missing, or nothing is within reach.",
      zh: "缺少活动量或数字技术水平，或可及范围内没有活动。",
    },
    leadsTo: [],
  },
  {
    id: "not-transforming",
    label: { en: "Not transforming", zh: "未转型" },
    meaning: { en: "Effective proximity did not rise.", zh: "有效邻近没有提高。" },
    leadsTo: ["optimising", "deepening", "strengthening"],
  },
  {
    id: "optimising",
    label: { en: "Optimising", zh: "优化型" },
    meaning: {
      en: "Effective proximity rose, mainly through real factors gained.",
      zh: "有效邻近提高，主要由现实要素增加带动。",
    },
    leadsTo: ["strengthening"],
  },
  {
    id: "deepening",
    label: { en: "Deepening", zh: "深化型" },
    meaning: {
      en: "Effective proximity rose, mainly through data and digital links.",
      zh: "有效邻近提高，主要由数据等虚拟要素带动。",
    },
    leadsTo: ["strengthening"],
  },
  {
    id: "strengthening",
    label: { en: "Strengthening", zh: "强化型" },
    meaning: {
      en: "Effective proximity rose, and real and virtual factors each carry a good part of it.",
      zh: "有效邻近提高，现实要素与虚拟要素共同发力。",
    },
    leadsTo: [],
  },
  {
    id: "cannot-tell",
    label: { en: "Cannot tell", zh: "无法判定" },
    meaning: {
      en: "No path is named by enough of the plausible settings.",
      zh: "在合理参数范围内，没有一种路径得到足够多抽样的支持。",
    },
    leadsTo: [],
  },
];

/**
 * The path that a change of effective proximity shows.
 *
 *     g_P + g_V <= 0                              not transforming
 *     g_P, g_V > 0 and both >= share (g_P + g_V)  strengthening
 *     otherwise the larger part                   g_P optimising, g_V deepening
 *
 * @param real       g_P, log points
 * @param virtual    g_V, log points
 * @param bothShare  smallest share of the total that counts as a driver of its own, in (0, 1/2]
 * @returns a code of `PATH_CODE`; not defined when a part is NaN
 * @see the model book, section 4
 */
export function classifyPath(real: number, virtual: number, bothShare: number): number {
  const total = real + virtual;
  if (Number.isNaN(total)) return PATH_CODE["not-defined"];
  if (total <= 0) return PATH_CODE["not-transforming"];
  if (real > 0 && virtual > 0 && Math.min(real, virtual) >= bothShare * total) return PATH_CODE.strengthening;
  return real >= virtual ? PATH_CODE.optimising : PATH_CODE.deepening;
}

/**
 * Share of a loss that the part with the other sign makes good.
 *
 *     positive part / |negative part|
 *
 * @param real     g_P, log points
 * @param virtual  g_V, log points
 * @returns 0 to 1 where the total is not positive; 0 where both parts are negative; NaN where the total is positive or nothing moved
 */
export function lossOffset(real: number, virtual: number): number {
  if (!(real + virtual <= 0)) return Number.NaN;
  const loss = -Math.min(real, virtual);
  if (loss === 0) return Number.NaN;
  return Math.min(1, Math.max(0, real, virtual) / loss);
}
