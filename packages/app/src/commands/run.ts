import { basename, resolve } from "node:path";
import { InputError } from "@jiju/core";
import type { Command } from "commander";
import type { StudyRun } from "../study/run.ts";
import type { StudySession } from "../study/session.ts";
import { version } from "../version.ts";
import { EXIT } from "./exit-codes.ts";
import { terminalOf } from "./global-options.ts";
import { formatCounts } from "./issue-text.ts";
import type { Terminal } from "./terminal.ts";

export function registerRun(program: Command): void {
  program
    .command("run <study>")
    .description("compute everything a study can answer and write results and reports beside it")
    .action(async (folder: string, _options: unknown, command: Command) => {
      const terminal = terminalOf(command);
      const start = performance.now();
      const { run, study } = await runStudy(terminal, async () => {
        const { openSession, requireWritableFolder, resultsFolder } = await import("./study-work.ts");
        const opened = await openSession(folder, terminal.progress);
        await requireWritableFolder(resultsFolder(opened));
        return opened;
      });
      const { writeRun } = await import("./study-work.ts");
      const seconds = (performance.now() - start) / 1000;
      const written = await writeRun(study, run, seconds);
      terminal.answer({ study: study.folder, hash: study.hash, seconds, records: run.records, leftOut: run.leftOut, ...written });
      const zh = terminal.language === "zh";
      terminal.say(
        zh
          ? `${study.loaded.title.zh}：用时 ${seconds.toFixed(1)} 秒。${formatCounts(study.loaded.issues, "zh")}`
          : `${study.loaded.title.en}: ${seconds.toFixed(1)} s. ${formatCounts(study.loaded.issues, "en")}`,
      );
      sayPaths(run, terminal);
      sayLeftOut(run, terminal);
      terminal.say(zh ? `结果：${written.folder}` : `Results: ${written.folder}`);
      for (const report of written.reports) terminal.say(zh ? `报告：${report}` : `Report: ${report}`);
      terminal.say(zh ? `在浏览器中查看：jiju serve ${folder}` : `See it in the browser: jiju serve ${folder}`);
    });

  program
    .command("bundle <study>")
    .description("pack a study and the fingerprints of its results in one file that replays to the same numbers")
    .option("-o, --output <file>", "file to write (default: the study's name with .jiju.zip, in this folder)")
    .action(async (folder: string, options: { output?: string }, command: Command) => {
      const terminal = terminalOf(command);
      const { run, study } = await runStudy(terminal, () => open(folder, terminal));
      const { studyFiles, writeBundle } = await import("./study-work.ts");
      const target = resolve(options.output ?? `${basename(study.folder)}.jiju.zip`);
      const manifest = await writeBundle(
        study.folder,
        ["study.yaml", ...studyFiles(study.loaded.config)],
        { productVersion: version, studyHash: study.hash, results: [...run.records] },
        target,
      );
      terminal.answer({ bundle: target, manifest });
      const files = Object.keys(manifest.files).length;
      terminal.say(
        terminal.language === "zh"
          ? `已打包：${target}（${files} 个文件，${manifest.results.length} 项结果）。\n重放：jiju replay ${target}`
          : `Wrote ${target}: ${files} files, ${manifest.results.length} results.\nReplay it with: jiju replay ${target}`,
      );
    });

  program
    .command("replay <bundle>")
    .description("unpack a bundle, compute it again and compare every result with the fingerprint in it")
    .option("-o, --output <folder>", "folder to unpack into (default: the bundle's name, in this folder)")
    .action(async (file: string, options: { output?: string }, command: Command) => {
      const terminal = terminalOf(command);
      const target = resolve(options.output ?? basename(file).replace(/(\.jiju)?\.zip$/, ""));
      const { readBundle } = await import("./study-work.ts");
      const manifest = await readBundle(file, target);
      const { run, study } = await runStudy(terminal, () => open(target, terminal));
      const comparison = compare(manifest.results, run, study, manifest.studyHash);
      const same = comparison.every((entry) => entry.same);
      terminal.answer({ folder: target, productVersion: manifest.productVersion, same, comparison });
      const zh = terminal.language === "zh";
      for (const entry of comparison)
        terminal.say(`${entry.same ? (zh ? "一致" : "same  ") : zh ? "不同" : "DIFFERS"}  ${entry.what}`);
      terminal.say(
        same
          ? zh
            ? `${comparison.length} 项全部一致。研究已解包到 ${target}`
            : `All ${comparison.length} are the same. The study is in ${target}`
          : zh
            ? `有结果不同：打包版本 ${manifest.productVersion}，当前版本 ${version}。研究已解包到 ${target}`
            : `Some differ: packed by version ${manifest.productVersion}, this is ${version}. The study is in ${target}`,
      );
      if (!same) process.exitCode = EXIT.result;
    });
}

async function open(folder: string, terminal: Terminal): Promise<StudySession> {
  const { openSession } = await import("./study-work.ts");
  return openSession(folder, terminal.progress);
}

/** Opens a study and runs its plan; the second thread starts before anything else is loaded. */
async function runStudy(
  terminal: Terminal,
  opening: () => Promise<StudySession>,
): Promise<{ readonly run: StudyRun; readonly study: StudySession }> {
  const { secondThread } = await import("../second-thread.ts");
  const second = secondThread();
  try {
    const { computeRun } = await import("./study-work.ts");
    const study = await opening();
    return { study, run: await computeRun(study, terminal.progress, second) };
  } finally {
    await second?.close();
  }
}

function compare(
  packed: readonly { operation: string; input?: unknown; sha256: string }[],
  run: StudyRun,
  study: StudySession,
  hash: string,
): { what: string; same: boolean }[] {
  if (packed.length === 0)
    throw new InputError("bad-bundle", "replay: the bundle holds no results to compare with; pack it again with jiju bundle.");
  return [
    { what: "study inputs", same: hash === study.hash },
    ...packed.map((entry) => {
      const key = JSON.stringify(entry.input);
      const again = run.records.find((record) => record.operation === entry.operation && JSON.stringify(record.input) === key);
      return { what: `${entry.operation}${key === "{}" ? "" : ` ${key}`}`, same: again?.sha256 === entry.sha256 };
    }),
  ];
}

function sayPaths(run: StudyRun, terminal: Terminal): void {
  const paths = run.envelopes.get("paths.json")?.result as
    | { counts: Record<string, number>; firstYear: number; lastYear: number; cells: unknown[] }
    | undefined;
  if (!paths) return;
  const words: Readonly<Record<string, readonly [string, string]>> = {
    strengthening: ["strengthening", "强化型"],
    deepening: ["deepening", "深化型"],
    optimising: ["optimising", "优化型"],
    "not-transforming": ["not transforming", "未转型"],
    "cannot-tell": ["cannot tell", "无法判定"],
    "not-defined": ["not defined", "无法计算"],
  };
  const zh = terminal.language === "zh";
  const text = Object.entries(words)
    .flatMap(([id, [en, chinese]]) => (paths.counts[id] ? [`${zh ? chinese : en} ${paths.counts[id]}`] : []))
    .join(zh ? "，" : ", ");
  terminal.say(
    zh
      ? `路径（${paths.firstYear}—${paths.lastYear}，${paths.cells.length} 个地区产业）：${text}。`
      : `Paths ${paths.firstYear}–${paths.lastYear}, ${paths.cells.length} region-industries: ${text}.`,
  );
}

function sayLeftOut(run: StudyRun, terminal: Terminal): void {
  const zh = terminal.language === "zh";
  if (run.leftOut.length === 0) return;
  const titles = run.leftOut.map(({ title }) => title[terminal.language]);
  terminal.say(zh ? `未计算：${titles.join("、")}。` : `Not computed: ${titles.join("; ")}.`);
  // one line for each thing that is missing, however many results wait for it
  const waiting = new Map<string, string[]>();
  for (const [k, { missing }] of run.leftOut.entries()) {
    for (const text of missing)
      waiting.set(text[terminal.language], [...(waiting.get(text[terminal.language]) ?? []), titles[k]!]);
  }
  for (const [what, titles] of waiting) {
    const all = titles.length === run.leftOut.length;
    terminal.say(
      zh
        ? `  缺少：${what}${all ? "" : `（${titles.join("、")}需要）`}`
        : `  missing: ${what}${all ? "" : ` (for ${titles.join("; ")})`}`,
    );
  }
}
