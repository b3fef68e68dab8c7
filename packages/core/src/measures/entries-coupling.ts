import type { Text } from "../dataset/index.ts";
import { coordinationGrades, couplingCoordination, type LintFinding, lintCouplingRun } from "../digital/index.ts";
import { InputError, type Issue } from "../errors/index.ts";
import { industryPair } from "./entry-arrays.ts";
import type { Measure, MeasureContext } from "./measure.ts";
import { partOf } from "./measure-columns.ts";
import { variableLabel, variableOf } from "./measure-variables.ts";

/** Two systems that exist in every study: digital level and physical agglomeration, else quotients of two industries. */
function defaultSystems(context: MeasureContext): string[] {
  if (context.digitalLevel?.ratioScale && context.distances) return ["digital-level", "physical-agglomeration"];
  return industryPair(context, null, null).map((s) => `lq:${context.dataset.industries[s]!.id}`);
}

/** Findings with the words of the systems in place of their ids. */
function named(findings: readonly LintFinding[], ids: readonly string[], labels: readonly Text[]): LintFinding[] {
  const worded = (sentence: string, language: "en" | "zh") =>
    ids.reduce((text, id, k) => text.replaceAll(id, labels[k]![language]), sentence);
  return findings.map((finding) => ({
    ...finding,
    message: { en: worded(finding.message.en, "en"), zh: worded(finding.message.zh, "zh") },
  }));
}

export const couplingEntries: readonly Measure[] = [
  {
    id: "coupling-coordination",
    label: { en: "Coupling coordination", zh: "耦合协调度" },
    family: "digital",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries"],
    by: ["region", "year"],
    formula: "D = sqrt(C T),   C = n (prod u)^(1/n) / sum u,   T = mean u",
    formulaNote: { en: "The corrected C' and D' are beside it.", zh: "另附修正后的 C' 与 D'。" },
    source: "Liao (1999); corrected form of Wang Shujia et al. (2021)",
    notSaying: {
      en: "A high degree says that systems are high and alike, not that one drives the other. The conventional C bunches near 1: read C' beside it.",
      zh: "协调度高只说明各系统水平高且相近，并不说明相互促进。常规 C 值趋近于1，应同时看修正后的 C'。",
    },
    reference: null,
    options: [
      {
        id: "systems",
        label: { en: "Systems", zh: "子系统" },
        kind: "columns",
        default: null,
        help: {
          en: "Two or more variables, separated by commas; each is divided by its maximum over all regions and years. By default digital level and physical agglomeration, else the quotients of two industries.",
          zh: "两个以上变量，以逗号分隔；各自除以全部地区年份的最大值。默认取数字技术水平与实体集聚，缺少时取两个产业的区位商。",
        },
      },
    ],
    compute(context, options, request) {
      const names = ((options.systems as string | null) ?? defaultSystems(context).join(","))
        .split(",")
        .map((name) => name.trim());
      if (names.length < 2) {
        throw new InputError("too-few-systems", `coupling-coordination: got the system "${names[0]}" alone; name at least two.`, {
          names,
        });
      }
      const systems = names.map((name) => {
        const values = variableOf(context, name, request.industry);
        const highest = values.filter((value) => !Number.isNaN(value)).reduce((max, value) => Math.max(max, value), 0);
        return values.map((value) => value / highest);
      });
      const levels = Float64Array.from(systems.flatMap((system) => [...system]));
      const run = couplingCoordination(levels, names.length);
      const axes = ["region", "year"] as const;
      const codes = (grades: Int8Array) => Float64Array.from(grades, (grade) => (grade < 0 ? Number.NaN : grade));
      const labels = names.map((name) => variableLabel(context, name));
      const coupled: Issue = {
        code: "systems-coupled",
        severity: "note",
        message: `Systems coupled: ${labels.map(({ en }) => en).join(", ")}, each over its maximum.`,
        hint: "Choose others with the option systems.",
        params: { systemsZh: labels.map(({ zh }) => zh).join("、") },
      };
      return {
        values: run.coordination,
        parts: {
          coupling: partOf(context, { en: "Coupling C", zh: "耦合度 C" }, "1", axes, run.coupling),
          development: partOf(context, { en: "Development T", zh: "综合发展指数 T" }, "1", axes, run.development),
          "corrected-coupling": partOf(
            context,
            { en: "Corrected coupling C'", zh: "修正耦合度 C'" },
            "1",
            axes,
            run.correctedCoupling,
          ),
          "corrected-coordination": partOf(
            context,
            { en: "Corrected coordination D'", zh: "修正协调度 D'" },
            "1",
            axes,
            run.correctedCoordination,
          ),
          "relative-lag": partOf(context, { en: "Relative lag", zh: "相对发展度" }, "1", axes, run.relativeLag),
          grade: partOf(
            context,
            {
              en: `Grade of D, 0 ${coordinationGrades[0]!.en} to 9 ${coordinationGrades[9]!.en}`,
              zh: "D 的等级（0极度失调至9优质协调）",
            },
            "code",
            axes,
            codes(run.grade),
          ),
          "corrected-grade": partOf(context, { en: "Grade of D'", zh: "D' 的等级" }, "code", axes, codes(run.correctedGrade)),
        },
        issues: [coupled, ...run.issues],
        lint: named(lintCouplingRun(levels, names, run), names, labels),
      };
    },
  },
];
