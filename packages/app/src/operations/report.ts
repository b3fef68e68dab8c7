import { InputError, type Issue, measureAvailability, requireMeasure, type Text } from "@jiju/core";
import { type Geography, outlineGeography, tileGeography } from "@jiju/figures";
import { type Chapter, loadGeography, type MarketResult, type RegionMeasure, type ReportInput, renderReport } from "@jiju/lab";
import { type Envelope, issueText, type Provenance, renderReport as renderReportOperation } from "@jiju/lab/contract";
import type { StudySession } from "../study-session.ts";
import { version } from "../version.ts";
import { execute } from "./execute.ts";
import { type Implementation, implement, type OperationContext, requireStudy } from "./implementation.ts";
import { whyResult } from "./report-why.ts";
import { capabilitiesOf } from "./study.ts";

/** The industry a report is about when none is chosen: manufacturing where there is one, else the largest by activity. */
export function leadingIndustry(study: StudySession): number {
  const named = study.industries.findIndex((industry) => industry.id === "manufacturing");
  if (named >= 0) return named;
  const S = study.industries.length;
  const Y = study.years.length;
  const activity = study.activity();
  const totals = new Float64Array(S);
  for (let row = 0; row < activity.length / Y; ++row) {
    const value = activity[row * Y + Y - 1]!;
    if (!Number.isNaN(value)) totals[row % S]! += value;
  }
  return totals.reduce((best, value, s) => (value > totals[best]! ? s : best), 0);
}

async function geographyOf(
  study: StudySession,
  outlines: boolean,
): Promise<{ geography: Geography | null; attribution: ReportInput["attribution"] }> {
  const loaded = await loadGeography(study.loaded);
  if (outlines && loaded.outlines) {
    return {
      geography: outlineGeography(study.loaded.id, loaded.outlines, { schematic: loaded.schematic }),
      attribution: loaded.attribution,
    };
  }
  return { geography: loaded.tiles ? tileGeography(study.loaded.id, loaded.tiles) : null, attribution: null };
}

/** Region-region-industry triples that a report can wait for; 150 regions and 20 industries take seconds. */
const BEARABLE_TRIPLES = 450_000;

/** Why a chapter stays out of the report of a large study; undefined when it can be waited for. */
function tooLarge(
  { regions, industries }: StudySession,
  what: Text,
  page: Text,
): { readonly missing: readonly Text[] } | undefined {
  const [R, S] = [regions.length, industries.length];
  if (R * R * S <= BEARABLE_TRIPLES) return undefined;
  return {
    missing: [
      {
        en: `a size that a report can wait for: ${what.en} of ${R} regions and ${S} industries takes minutes, and the ${page.en} page computes it on its own`,
        zh: `可在报告中即时求解的规模（${R}个地区、${S}个产业的${what.zh}需要数分钟，请在“${page.zh}”页单独求解）`,
      },
    ],
  };
}

/** Two policies to compare: those of study.yaml first, then the ready ones; only what fits the study. */
async function policiesOf(run: (id: string, input: object) => Promise<Envelope<unknown>>): Promise<string[]> {
  const { scenarios } = (await run("scenario.list", {})).result as {
    readonly scenarios: readonly { readonly id: string; readonly from: "named" | "study"; readonly fits: boolean }[];
  };
  const fitting = scenarios.filter(({ fits }) => fits);
  return [...fitting.filter(({ from }) => from === "study"), ...fitting.filter(({ from }) => from === "named")]
    .slice(0, 2)
    .map(({ id }) => id);
}

/** Draws behind the bands of moves and of policies: enough to see what is fragile, few enough to wait for. */
const MOVE_DRAWS = 4;
const POLICY_DRAWS = 8;

const NO_POLICY: Text = {
  en: "a scenario that fits this study's regions and industries (study.yaml, scenarios)",
  zh: "适用于本研究地区与产业的政策情景（study.yaml 的 scenarios）",
};
/** A chapter of tables that a person adds later: one that is refused says so in its place and does not take the report with it. */
async function orMissing<Result>(answer: Promise<Envelope<unknown>>): Promise<Chapter<Result>> {
  try {
    return { result: (await answer).result as Result };
  } catch (error) {
    if (!(error instanceof InputError) || error.code === "cancelled") throw error;
    const { missing } = error.details as { readonly missing?: readonly Text[] };
    return { missing: missing ?? [{ en: error.message, zh: `可用的数据表（${error.message}）` }] };
  }
}

/** The source of the study's offers; nothing when it has none. */
function marketSource(study: StudySession): Pick<ReportInput, "marketSource"> {
  const { config, dataset } = study.loaded;
  const id = Object.values(config.tables).find(({ role }) => role === "offers")?.source;
  const source = id === undefined ? undefined : dataset.sources[id];
  return source === undefined
    ? {}
    : { marketSource: { publication: source.publication, defects: source.defects.map((defect) => ({ ...defect })) } };
}

/** Measures of the table of regions, of the report's industry in the last year; those that the study can give. */
async function regionMeasures(
  study: StudySession,
  run: (id: string, input: object) => Promise<Envelope<unknown>>,
  industry: string,
  year: number,
): Promise<RegionMeasure[]> {
  const out: RegionMeasure[] = [];
  for (const [measure, decimals] of [
    ["location-quotient", 2],
    ["national-share", 3],
  ] as const) {
    if (!measureAvailability(requireMeasure(measure), study.measures()).available) continue;
    const { result } = (await run("measure.compute", { measure, industry, year })) as Envelope<{
      label: RegionMeasure["label"];
      unit: string;
      values: (number | null)[];
    }>;
    out.push({ id: measure, label: result.label, unit: result.unit, values: result.values, decimals });
  }
  return out;
}

export const reportImplementations: readonly Implementation[] = [
  implement(renderReportOperation, async (input, context) => {
    const study = requireStudy("report.render", context);
    const industry = input.industry === undefined ? leadingIndustry(study) : study.industryAt(input.industry);
    const region = input.region === undefined ? undefined : study.regionAt(input.region);
    const capabilities = new Map(capabilitiesOf(study).map((entry) => [entry.id, entry]));
    const provenance: Provenance[] = [];
    const run = async (id: string, operationInput: object): Promise<Envelope<unknown>> => {
      if (context.signal.aborted) throw new InputError("cancelled", "report.render: cancelled; nothing was written.");
      const envelope = await execute(id, operationInput, context as OperationContext);
      provenance.push(envelope.provenance);
      return envelope;
    };
    const chapter = async <Result>(capability: string, id: string, operationInput: object): Promise<Chapter<Result>> => {
      const { available, missing } = capabilities.get(capability)!;
      return available ? { result: (await run(id, operationInput)).result as Result } : { missing };
    };
    const industryId = study.industries[industry]!.id;
    const { draws, seed, language } = input;
    const equilibrium = capabilities.get("equilibrium")!;
    const large = equilibrium.available
      ? tooLarge(study, { en: "the equilibrium", zh: "均衡" }, { en: "How", zh: "机制" })
      : undefined;
    const manyMoves = tooLarge(study, { en: "the programme of moves", zh: "迁移规划" }, { en: "Match", zh: "匹配" });
    const policies = large || !equilibrium.available ? [] : await policiesOf(run);
    const { geography, attribution } = await geographyOf(study, input.outlines);
    const reportInput: ReportInput = {
      language,
      ...(input.title === undefined ? {} : { title: input.title }),
      ...(region === undefined ? {} : { region: study.regions[region]!.id }),
      study: (await run("study.describe", {})).result as ReportInput["study"],
      geography,
      attribution,
      industry: industryId,
      agglomeration: await chapter("physical-agglomeration", "measure.agglomeration", { industry: industryId }),
      digital: await chapter("digital-level", "measure.digital-level", {}),
      concentration: await chapter("virtual-agglomeration", "measure.dispersed-concentrated", {}),
      why: capabilities.get("virtual-agglomeration")!.available
        ? {
            result: study.once(`report why ${industry} ${region ?? ""} ${draws} ${seed}`, () =>
              whyResult(study, industry, region, study.years.length - 1, draws, seed),
            ),
          }
        : { missing: capabilities.get("virtual-agglomeration")!.missing },
      paths: await chapter("paths", "path.observed", { draws, seed }),
      estimate: await chapter("estimation", "why.estimate", { seed }),
      equilibrium: large ?? (await chapter("equilibrium", "how.trinity", {})),
      moves: manyMoves ?? (await chapter("virtual-agglomeration", "match.industry-space", { draws: MOVE_DRAWS, seed })),
      ...marketSource(study),
      market: await orMissing<MarketResult>(run("match.market", {})),
      policies:
        large ??
        (equilibrium.available && policies.length === 0
          ? { missing: [NO_POLICY] }
          : await chapter("equilibrium", "scenario.compare", { scenarios: policies, draws: POLICY_DRAWS, seed })),
      measures: await regionMeasures(study, run, industryId, study.years.at(-1)!),
      dataIssues: study.loaded.issues.map((issue: Issue) => {
        const place = [issue.file, issue.column].filter((part) => part !== undefined).join(language === "zh" ? "，" : ", ");
        return { ...issueText(issue, language), ...(place === "" ? {} : { place }) };
      }),
      provenance,
      productVersion: version,
      draws,
      seed,
      writtenAt: new Date().toISOString(),
    };
    return { html: renderReport(reportInput), fileName: `${study.loaded.id}-${language}.html` };
  }),
];
