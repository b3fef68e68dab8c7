import { findingOf, type LintFinding } from "./lint-rules.ts";

/**
 * Checks the order of a weights matrix against the panel it will multiply, and looks for isolates.
 *
 * @param weightIds  regions in the order of the matrix
 * @param panelIds   regions in the order of the panel, each once
 * @param isolates   positions in the matrix of regions without neighbours; default none known
 */
export function lintWeightsOrder(
  weightIds: readonly string[],
  panelIds: readonly string[],
  isolates: readonly number[] = [],
): LintFinding[] {
  const findings: LintFinding[] = [];
  const inPanel = new Set(panelIds);
  const inWeights = new Set(weightIds);
  const missing = panelIds.filter((id) => !inWeights.has(id));
  const extra = weightIds.filter((id) => !inPanel.has(id));
  if (missing.length + extra.length > 0) {
    const names = [...missing, ...extra].slice(0, 4).join(", ");
    findings.push(
      findingOf(
        "weights-order",
        {
          en: `The matrix and the panel hold different regions: ${missing.length} only in the panel, ${extra.length} only in the matrix (${names}).`,
          zh: `权重矩阵与面板的地区不一致：${missing.length}个只在面板中，${extra.length}个只在矩阵中（${names}）。`,
        },
        { count: missing.length + extra.length },
      ),
    );
  } else {
    const moved = [...panelIds.keys()].filter((i) => panelIds[i] !== weightIds[i]);
    if (moved.length > 0) {
      const first = moved[0]!;
      findings.push(
        findingOf(
          "weights-order",
          {
            en: `${moved.length} of ${panelIds.length} regions are in another position (first: row ${first + 1} is ${weightIds[first]} in the matrix and ${panelIds[first]} in the panel).`,
            zh: `${panelIds.length}个地区中有${moved.length}个位置不同（首处为第${first + 1}行：矩阵为${weightIds[first]}，面板为${panelIds[first]}）。`,
          },
          { rows: moved, count: moved.length },
        ),
      );
    }
  }
  if (isolates.length > 0) {
    const names = isolates.slice(0, 4).map((i) => weightIds[i]);
    findings.push(
      findingOf(
        "isolates",
        {
          en: `${isolates.length} regions have no neighbours: ${names.join(", ")}.`,
          zh: `${isolates.length}个地区没有邻居：${names.join("、")}。`,
        },
        { rows: isolates, count: isolates.length },
      ),
    );
  }
  return findings;
}
