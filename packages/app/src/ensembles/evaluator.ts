import {
  buildBaseline,
  drawnBaselineInput,
  evaluatePathDraws,
  InputError,
  namedScenarios,
  nearestNames,
  OUTCOME_MEASURES,
  type OutcomeMeasure,
  outcomeMeasures,
  PATH_DRAW_COLUMNS,
  PATH_IDS,
  PLANE_CELLS,
  planPathDraws,
  readScenario,
  requireParameter,
  runScenario,
  type Scenario,
  solveTrinityDraw,
  type Text,
} from "@jiju/core";
import type { EnsembleDocument } from "@jiju/lab";
import { ensembleSettings } from "@jiju/lab/contract";
import type { z } from "zod";
import { digitalAlternatives, pathPanelOf } from "../operations/path.ts";
import { studyBaseline, trinityShocks } from "../study-baseline.ts";
import { requireAvailable, type StudySession } from "../study-session.ts";
import { type DrawnParameter, drawnStrengths, rangeOf, requireDrawn } from "./strengths.ts";

/** A quantity of a row, with its name. */
export interface RowQuantity {
  readonly id: string;
  readonly label: Text;
}

/**
 * What an ensemble computes: draws fixed by its document, and a row of numbers for each.
 *
 * A row holds the outcomes, then each regional quantity for all regions, then a code for every region-industry where the kind has codes.
 * A draw without an equilibrium is a row of NaN.
 */
export interface EnsembleEvaluator {
  readonly parameters: readonly DrawnParameter[];
  /** [draws x parameters]. */
  readonly values: Float64Array;
  readonly outcomes: readonly RowQuantity[];
  readonly regional: readonly RowQuantity[];
  /** Ids by code, or null where the kind has no codes. */
  readonly codes: readonly string[] | null;
  /** Numbers in a row. */
  readonly width: number;
  /** Rows of consecutive draws, [(to - from) x width]: the same bits wherever and in whatever parts they are computed. */
  readonly evaluate: (from: number, to: number) => Float64Array;
}

/** The settings of a document, checked. @throws InputError `bad-input` with every problem */
function settingsOf<Kind extends EnsembleDocument["kind"]>(
  document: EnsembleDocument,
  kind: Kind,
): z.output<(typeof ensembleSettings)[Kind]> {
  const parsed = ensembleSettings[kind].safeParse(document.settings);
  if (parsed.success) return parsed.data as z.output<(typeof ensembleSettings)[Kind]>;
  const text = parsed.error.issues.map((issue) => `${issue.path.join(".") || "settings"}: ${issue.message}`).join("; ");
  throw new InputError("bad-input", `ensemble: the settings of an ensemble of kind ${kind} do not fit: ${text}.`);
}

/**
 * The evaluator of a document on its study.
 *
 * @throws InputError `bad-input`, `bad-range`, `unknown-parameter`, `study-lacks`, `bad-scenario`, `unknown-scenario`
 */
export function ensembleEvaluator(study: StudySession, document: EnsembleDocument): EnsembleEvaluator {
  if (document.kind === "trinity") return trinityEvaluator(study, document);
  if (document.kind === "paths") return pathsEvaluator(study, document);
  return scenarioEvaluator(study, document);
}

const REAL_INCOME: RowQuantity = {
  id: "log-real-income",
  label: { en: "Real income, log change", zh: "实际收入变化（对数）" },
};
const POPULATION: RowQuantity = { id: "log-population", label: { en: "Population, log change", zh: "人口变化（对数）" } };

function trinityEvaluator(study: StudySession, document: EnsembleDocument): EnsembleEvaluator {
  const settings = settingsOf(document, "trinity");
  const base = studyBaseline(study, settings);
  const shocks = trinityShocks(study, base, settings);
  const { parameters, values, draw } = drawnStrengths(document);
  const outcomes: readonly RowQuantity[] = [
    { id: "log-welfare", label: { en: "Welfare, log change", zh: "福利变化（对数）" } },
    { id: "upgrade", label: { en: "of it: upgrading of existing industries", zh: "其中：传统产业升级" } },
    { id: "emerging", label: { en: "of it: emerging industries", zh: "其中：新兴产业衍生" } },
    { id: "reshaping", label: { en: "of it: reshaped physical space", zh: "其中：实体空间重塑" } },
    { id: "virtual", label: { en: "of it: virtual space", zh: "其中：虚拟空间" } },
    { id: "synergy", label: { en: "Synergy", zh: "协同效应" } },
  ];
  const regional: readonly RowQuantity[] = [
    { id: "log-real-wage", label: { en: "Real wage, log change", zh: "实际工资变化（对数）" } },
    POPULATION,
  ];
  const R = study.regions.length;
  const S = study.industries.length;
  const width = outcomes.length + 2 * R + R * S;
  const codes = [...PLANE_CELLS, "none"];
  return {
    parameters,
    values,
    outcomes,
    regional,
    codes,
    width,
    evaluate: rowByRow(width, (k, row) => {
      const trinity = solveTrinityDraw(base.input, shocks, draw(k));
      if (trinity.status !== "converged") return;
      const { total, upgrade, emerging, reshaping, virtual, synergy } = trinity.decomposition;
      row.set([total, upgrade, emerging, reshaping, virtual, synergy]);
      row.set(trinity.realWage.values.subarray(15 * R), outcomes.length);
      row.set(trinity.population.values.subarray(15 * R), outcomes.length + R);
      trinity.forms.forEach((form, cell) => {
        row[outcomes.length + 2 * R + cell] = codes.indexOf(form.cell ?? "none");
      });
    }),
  };
}

/** Scenarios by id, or the document itself. @throws InputError `unknown-scenario`, `bad-scenario` */
function scenarioOf(given: string | Readonly<Record<string, unknown>>): Scenario {
  if (typeof given !== "string") return readScenario(given);
  const found = namedScenarios.find((scenario) => scenario.id === given);
  if (found) return found;
  const ids = namedScenarios.map((scenario) => scenario.id);
  throw new InputError(
    "unknown-scenario",
    `ensemble: there is no ready scenario "${given}". The nearest: ${nearestNames(given, ids).join(", ")}.`,
    { known: ids },
  );
}

const MEASURE_LABELS: Readonly<Record<OutcomeMeasure, Text>> = {
  "log-welfare": { en: "Welfare, log change", zh: "福利变化（对数）" },
  "log-output": { en: "Real output, log change", zh: "实际产出变化（对数）" },
  "log-real-wage": { en: "Mean real wage, log change", zh: "平均实际工资变化（对数）" },
  "theil-change": { en: "Theil index of real wages, change", zh: "实际工资泰尔指数变化" },
  "core-ratio-change": { en: "Core over periphery real wage, change", zh: "核心与边缘实际工资之比变化" },
  "physical-hhi-change": { en: "Physical concentration, change", zh: "实体空间集中度变化" },
  "virtual-hhi-change": { en: "Virtual concentration, change", zh: "虚拟空间集中度变化" },
  "winners-share": { en: "Share of people in regions that gain", zh: "受益地区人口占比" },
  "cost-share": { en: "Cost over output", zh: "成本占产出比重" },
  "cost-per-gain": { en: "Cost share per log point of welfare", zh: "单位福利改善的成本" },
};

function scenarioEvaluator(study: StudySession, document: EnsembleDocument): EnsembleEvaluator {
  const scenario = scenarioOf(settingsOf(document, "scenario").scenario);
  const base = studyBaseline(study, {});
  const { parameters, values, draw } = drawnStrengths(document);
  const outcomes = OUTCOME_MEASURES.map((id) => ({ id, label: MEASURE_LABELS[id] }));
  const R = study.regions.length;
  const width = outcomes.length + 2 * R;
  return {
    parameters,
    values,
    outcomes,
    regional: [REAL_INCOME, POPULATION],
    codes: null,
    width,
    evaluate: rowByRow(width, (k, row) => {
      const outcome = runScenario(buildBaseline(drawnBaselineInput(base.input, draw(k))), scenario);
      if (outcome.status !== "converged") return;
      row.set(outcomeMeasures(outcome));
      row.set(outcome.logRealIncome, outcomes.length);
      row.set(outcome.logPopulation, outcomes.length + R);
    }),
  };
}

/** Rows one after another; what `fill` leaves alone is NaN. */
function rowByRow(width: number, fill: (draw: number, row: Float64Array) => void): EnsembleEvaluator["evaluate"] {
  return (from, to) => {
    const rows = new Float64Array((to - from) * width).fill(Number.NaN);
    for (let k = from; k < to; ++k) fill(k, rows.subarray((k - from) * width, (k - from + 1) * width));
    return rows;
  };
}

const PATH_PARAMETER_LABELS: Readonly<Record<(typeof PATH_DRAW_COLUMNS)[number], Text>> = {
  "distance-relief": requireParameter("distance-relief").label,
  "half-distance-factor": { en: "Half-distance, factor", zh: "半衰距离倍数" },
  "tradability-factor": { en: "Tradability, factor", zh: "虚拟可贸易度倍数" },
  "segmentation-pull": requireParameter("segmentation-pull").label,
  "digital-weights": { en: "Weights of the digital index", zh: "数字化指数的赋权方法" },
};

function pathsEvaluator(study: StudySession, document: EnsembleDocument): EnsembleEvaluator {
  const settings = settingsOf(document, "paths");
  requireDrawn(document, PATH_DRAW_COLUMNS.slice(0, 4));
  const first = study.yearAt(settings.firstYear, 0);
  const last = study.yearAt(settings.lastYear);
  const panel = pathPanelOf(study, first, last);
  const ranges = {
    reliefRange: rangeOf(document, "distance-relief", requireParameter("distance-relief").range, Number.NEGATIVE_INFINITY),
    halfDistanceFactorRange: rangeOf(document, "half-distance-factor", [0.5, 2.5], Number.MIN_VALUE),
    tradabilityFactorRange: rangeOf(document, "tradability-factor", [0.5, 1.5], 0),
    segmentationPullRange: rangeOf(document, "segmentation-pull", requireParameter("segmentation-pull").range, 0),
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
  const drawn: readonly (readonly [number, number])[] = [
    ranges.reliefRange,
    ranges.halfDistanceFactorRange,
    ranges.tradabilityFactorRange,
    ranges.segmentationPullRange,
    [0, alternatives.length - 1],
  ];
  return {
    parameters: PATH_DRAW_COLUMNS.map((id, k) => ({
      id,
      label: PATH_PARAMETER_LABELS[id],
      low: drawn[k]![0],
      high: drawn[k]![1],
    })),
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
