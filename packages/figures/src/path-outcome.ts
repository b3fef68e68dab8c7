/** The paths as figures know them. */
export type PathOutcome = "optimising" | "deepening" | "strengthening" | "not-transforming";

export const PATH_OUTCOMES: readonly PathOutcome[] = ["optimising", "deepening", "strengthening", "not-transforming"];

export const PATH_NAMES: Readonly<
  Record<PathOutcome | "cannot-tell" | "not-defined", { readonly en: string; readonly zh: string }>
> = {
  optimising: { en: "Optimising", zh: "优化型" },
  deepening: { en: "Deepening", zh: "深化型" },
  strengthening: { en: "Strengthening", zh: "强化型" },
  "not-transforming": { en: "Not transforming", zh: "未转型" },
  "cannot-tell": { en: "Cannot tell", zh: "尚难判断" },
  "not-defined": { en: "Not defined", zh: "无法计算" },
};
