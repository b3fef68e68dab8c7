import { hostname } from "node:os";
import { join } from "node:path";
import { bearablePathDraws, InputError, type Text } from "@jiju/core";
import { type RunRecord, sha256, writeFileSafely } from "@jiju/lab";
import { type Envelope, findOperation, type listMeasures, type Progress, refusalText, renderReport } from "@jiju/lab/contract";
import type { z } from "zod";
import { answerKey, execute } from "../operations/execute.ts";
import type { OperationContext } from "../operations/implementation.ts";
import { longChapters } from "../operations/report-long-chapters.ts";
import { capabilitiesOf } from "../operations/study.ts";
import type { SecondThread } from "../second-thread.ts";
import { version } from "../version.ts";
import type { StudySession } from "./session.ts";

/** One step of a run: an operation with its input, and what the study must be able to do for it. */
interface RunStep {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly needs?: string;
  /** Draws over parameters: as many as `bearablePathDraws` says. */
  readonly draws?: true;
  /** Name of the file under `.jiju/results`. */
  readonly file: string;
}

/** What `jiju run` computes, in order; steps whose needs the study lacks are left out and said so. */
export const runPlan: readonly RunStep[] = [
  { operation: "study.describe", input: {}, file: "study.json" },
  { operation: "study.issues", input: {}, file: "issues.json" },
  { operation: "measure.list", input: {}, file: "measures.json" },
  { operation: "measure.digital-level", input: {}, needs: "digital-level", file: "digital-level.json" },
  { operation: "measure.agglomeration", input: {}, needs: "physical-agglomeration", file: "agglomeration.json" },
  { operation: "measure.compute", input: { measure: "location-quotient" }, file: "location-quotient.json" },
  { operation: "measure.compute", input: { measure: "herfindahl-industry" }, file: "herfindahl.json" },
  { operation: "measure.compute", input: { measure: "locational-gini" }, file: "locational-gini.json" },
  { operation: "measure.compute", input: { measure: "coupling-coordination" }, file: "coupling-coordination.json" },
  { operation: "measure.dispersed-concentrated", input: {}, needs: "virtual-agglomeration", file: "dispersed-concentrated.json" },
  { operation: "path.observed", input: {}, needs: "paths", draws: true, file: "paths.json" },
  { operation: "path.transitions", input: {}, needs: "paths", file: "path-transitions.json" },
  { operation: "report.render", input: { language: "zh" }, draws: true, file: "report.zh.json" },
  { operation: "report.render", input: { language: "en" }, draws: true, file: "report.en.json" },
];

export interface StudyRun {
  readonly records: readonly RunRecord[];
  /** Steps left out, with what the study lacks for them or why they were refused. */
  readonly leftOut: readonly {
    readonly operation: string;
    /** Name of the operation, or of the measure it computes. */
    readonly title: Text;
    readonly missing: readonly Text[];
  }[];
  readonly envelopes: ReadonlyMap<string, Envelope<unknown>>;
}

/**
 * Runs the plan on an open study without writing anything.
 *
 * @param second  a thread that computes the longest chapter of the reports meanwhile; the numbers are the same without it
 */
export async function computeRun(
  study: StudySession,
  progress: (progress: Progress) => void,
  second?: SecondThread,
): Promise<StudyRun> {
  const capabilities = new Map(capabilitiesOf(study).map((entry) => [entry.id, entry]));
  const known: NonNullable<OperationContext["known"]> = new Map();
  const context: OperationContext = { study, progress, signal: new AbortController().signal, known };
  if (second) await askAhead(context, study, second);
  const listed = (await execute("measure.list", {}, context)).result;
  const measures = new Map((listed as z.output<typeof listMeasures.output>).measures.map((entry) => [entry.id, entry]));
  const records: RunRecord[] = [];
  const leftOut: StudyRun["leftOut"][number][] = [];
  const envelopes = new Map<string, Envelope<unknown>>();
  for (const [k, step] of runPlan.entries()) {
    progress({ phase: step.operation, done: k, total: runPlan.length });
    const measure = measures.get(String(step.input.measure));
    const need = step.needs === undefined ? measure : capabilities.get(step.needs);
    if (need && !need.available) {
      const title = measure?.label ?? findOperation(step.operation)!.title;
      leftOut.push({ operation: step.operation, title, missing: need.missing });
      continue;
    }
    const input = step.draws ? { ...step.input, draws: bearablePathDraws(study.regions.length) } : step.input;
    let envelope: Envelope<unknown>;
    try {
      envelope = await execute(step.operation, input, context);
    } catch (error) {
      // what one step refuses, such as transitions of two years, does not take the others with it
      if (!(error instanceof InputError)) throw error;
      const why = { en: error.message, zh: refusalText(error, "zh") };
      leftOut.push({ operation: step.operation, title: findOperation(step.operation)!.title, missing: [why] });
      continue;
    }
    envelopes.set(step.file, envelope);
    records.push({
      operation: step.operation,
      operationVersion: findOperation(step.operation)!.version,
      input,
      sha256: sha256(stableJson(envelope.result)),
    });
  }
  progress({ phase: "run", done: runPlan.length, total: runPlan.length });
  return { records, leftOut, envelopes };
}

/** Asks the second thread for the moves, which take about as long as all the rest; the report takes them up where it needs them. */
async function askAhead(context: OperationContext, study: StudySession, second: SecondThread): Promise<void> {
  const { seed } = renderReport.input.parse({ language: "en" });
  const { moves } = await longChapters(study, (id, input) => execute(id, input, context), seed);
  if (!("question" in moves)) return;
  const answer = second.ask(study.folder, moves.question);
  // a refusal is met where the chapter is written
  answer.catch(() => undefined);
  context.known!.set(answerKey(moves.question.operation, moves.question.input), answer);
}

/** Folder of the results of a run, beside the study. */
export const resultsFolder = (study: StudySession): string => join(study.folder, ".jiju", "results");

/** Writes the results of a run beside the study: one JSON file a step, the reports as HTML, and a line in the job log. */
export async function writeRun(
  study: StudySession,
  run: StudyRun,
  seconds: number,
): Promise<{ readonly folder: string; readonly reports: readonly string[] }> {
  const folder = resultsFolder(study);
  const reports: string[] = [];
  for (const [file, envelope] of run.envelopes) {
    const html = (envelope.result as { html?: unknown }).html;
    if (typeof html === "string") {
      const target = join(folder, file.replace(/\.json$/, ".html"));
      await writeFileSafely(target, html);
      reports.push(target);
    } else await writeFileSafely(join(folder, file), `${JSON.stringify(envelope)}\n`);
  }
  // duration and machine stay here, so that results and reports carry the same bytes on every machine
  const log = {
    finished: new Date().toISOString(),
    seconds,
    host: hostname(),
    node: process.versions.node,
    version,
    studyHash: study.hash,
    records: run.records,
  };
  await writeFileSafely(join(folder, "run-log.json"), `${JSON.stringify(log, null, 2)}\n`);
  return { folder, reports };
}

/** JSON whose bytes do not depend on time stamps: the report's own is left out. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (key, entry) =>
    key === "html" && typeof entry === "string" ? entry.replace(/<time\b[^>]*>[^<]*<\/time>/g, "<time></time>") : entry,
  );
}
