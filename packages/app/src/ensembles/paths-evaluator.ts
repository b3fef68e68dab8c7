import { evaluatePathDraws, type PATH_DRAW_COLUMNS, PATH_IDS, planPathDraws, requireParameter, type Text } from "@jiju/core";
import type { EnsembleDocument } from "@jiju/lab";
import type { Distribution } from "@jiju/lab/contract";
import { digitalAlternatives, pathPanelOf } from "../operations/path.ts";
import { requireAvailable } from "../study/availability.ts";
import type { StudySession } from "../study/session.ts";
import { type EnsembleEvaluator, type RowQuantity, settingsOf } from "./draw-rows.ts";
import { type DrawnParameter, rangeOf, requireDistributions, requireDrawn } from "./strengths.ts";

const PATH_PARAMETER_LABELS: Readonly<Record<(typeof PATH_DRAW_COLUMNS)[number], Text>> = {
  "distance-relief": requireParameter("distance-relief").label,
  "half-distance-factor": { en: "Half-distance, factor", zh: "半衰距离倍数" },
  "tradability-factor": { en: "Tradability, factor", zh: "虚拟可贸易度倍数" },
  "segmentation-pull": requireParameter("segmentation-pull").label,
  "digital-weights": { en: "Weights of the digital index", zh: "数字化指数的赋权方法" },
};

/** Parameters with the range that they are drawn from, the lowest value each may take, and how they are drawn. */
const DRAWN: readonly (readonly [(typeof PATH_DRAW_COLUMNS)[number], readonly [number, number], number, Distribution])[] = [
  ["distance-relief", requireParameter("distance-relief").range, Number.NEGATIVE_INFINITY, "uniform"],
  ["half-distance-factor", [0.5, 2.5], Number.MIN_VALUE, "log-uniform"],
  ["tradability-factor", [0.5, 1.5], 0, "uniform"],
  ["segmentation-pull", requireParameter("segmentation-pull").range, 0, "uniform"],
];

/** What an ensemble of paths draws over which range when nothing is asked for. */
export function pathParametersDrawn(): DrawnParameter[] {
  return DRAWN.map(([id, [low, high], , distribution]) => ({ id, label: PATH_PARAMETER_LABELS[id], low, high, distribution }));
}

/** The observed path of every region-industry a draw, and how effective proximity changed. */
export function pathsEvaluator(study: StudySession, document: EnsembleDocument): EnsembleEvaluator {
  const settings = settingsOf(document, "paths");
  requireDrawn(
    document,
    DRAWN.map(([id]) => id),
  );
  requireDistributions(document, pathParametersDrawn());
  const first = study.yearAt(settings.firstYear, 0);
  const last = study.yearAt(settings.lastYear);
  const panel = pathPanelOf(study, first, last);
  const [relief, halfDistance, tradability, pull] = DRAWN.map(([id, range, floor]) => rangeOf(document, id, range, floor));
  const ranges = {
    reliefRange: relief!,
    halfDistanceFactorRange: halfDistance!,
    tradabilityFactorRange: tradability!,
    segmentationPullRange: pull!,
  };
  const alternatives = digitalAlternatives(study, first, last);
  const plan = planPathDraws(panel, {
    ...ranges,
    draws: document.draws,
    negativeDraws: 0,
    seed: document.seed,
    mode: settings.mode,
    digitalAlternatives: alternatives,
  });
  const { regions: R, industries: S } = panel;
  const weights = requireAvailable("Weights of industries", { value: panel.activityFirst });
  const counted = PATH_IDS.slice(1, 5);
  const outcomes: readonly RowQuantity[] = [
    { id: "proximity-change", label: { en: "Effective proximity, mean log change", zh: "有效邻近平均变化（对数）" } },
    ...counted.map((id) => ({ id, label: PATH_SHARE_LABELS[id]! })),
  ];
  const width = outcomes.length + R + R * S;
  return {
    parameters: [
      ...pathParametersDrawn().map((parameter, k) => {
        const [low, high] = [relief, halfDistance, tradability, pull][k]!;
        return { ...parameter, low, high };
      }),
      {
        id: "digital-weights",
        label: PATH_PARAMETER_LABELS["digital-weights"],
        low: 0,
        high: alternatives.length - 1,
        distribution: "uniform",
      },
    ],
    values: plan.values,
    outcomes,
    regional: [{ id: "proximity-change", label: { en: "Effective proximity, mean log change", zh: "有效邻近平均变化（对数）" } }],
    codes: PATH_IDS.slice(0, 5),
    width,
    evaluate: (from, to) => {
      const part = evaluatePathDraws(panel, plan, from, to);
      const rows = new Float64Array((to - from) * width).fill(Number.NaN);
      for (let k = 0; k < to - from; ++k) {
        const row = rows.subarray(k * width, (k + 1) * width);
        const at = k * R * S;
        let sum = 0;
        let total = 0;
        const counts = new Float64Array(5);
        for (let i = 0; i < R; ++i) {
          let change = 0;
          let heads = 0;
          for (let s = 0; s < S; ++s) {
            const cell = i * S + s;
            const code = part.path[at + cell]!;
            counts[code]! += 1;
            row[outcomes.length + R + cell] = code;
            const moved = part.real[at + cell]! + part.virtual[at + cell]!;
            if (Number.isNaN(moved) || !(weights[cell]! > 0)) continue;
            change += weights[cell]! * moved;
            heads += weights[cell]!;
          }
          row[outcomes.length + i] = heads > 0 ? change / heads : Number.NaN;
          sum += change;
          total += heads;
        }
        row[0] = sum / total;
        const defined = R * S - counts[0]!;
        counted.forEach((_, c) => {
          row[1 + c] = counts[c + 1]! / defined;
        });
      }
      return rows;
    },
  };
}

const PATH_SHARE_LABELS: Readonly<Record<string, Text>> = {
  "not-transforming": { en: "Region-industries not transforming, share", zh: "未转型的地区产业占比" },
  optimising: { en: "Region-industries optimising, share", zh: "优化型地区产业占比" },
  deepening: { en: "Region-industries deepening, share", zh: "深化型地区产业占比" },
  strengthening: { en: "Region-industries strengthening, share", zh: "强化型地区产业占比" },
};
