import { InputError, type Issue, measureAvailability, requireMeasure, type Text } from "@jiju/core";
import { type Geography, outlineGeography, tileGeography } from "@jiju/figures";
import { type Chapter, loadGeography, type MarketResult, type RegionMeasure, type ReportInput, renderReport } from "@jiju/lab";
import { type Envelope, issueText, type Provenance, renderReport as renderReportOperation } from "@jiju/lab/contract";
import type { StudySession } from "../study/session.ts";
import { version } from "../version.ts";
import { execute } from "./execute.ts";
import { type Implementation, implement, type OperationContext, requireStudy } from "./implementation.ts";
import { type LongChapter, longChapters } from "./report-long-chapters.ts";
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
    const long = await longChapters(study, run, seed);
    const answer = async <Result>(asked: LongChapter): Promise<Chapter<Result>> =>
      "missing" in asked ? asked : { result: (await run(asked.question.operation, asked.question.input)).result as Result };
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
      equilibrium: await answer(long.equilibrium),
      moves: await answer(long.moves),
      ...marketSource(study),
      market: await orMissing<MarketResult>(run("match.market", {})),
      policies: await answer(long.policies),
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
