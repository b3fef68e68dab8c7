import { availableParallelism } from "node:os";
import { InputError } from "@jiju/core";
import { DISTRIBUTIONS, type Distribution, ENSEMBLE_KINDS, type EnsembleKind } from "@jiju/lab/contract";
import { type Command, InvalidArgumentError, Option } from "commander";
import { EXIT } from "./exit-codes.ts";
import { terminalOf } from "./global-options.ts";
import type { Terminal } from "./terminal.ts";

interface EnsembleOptions {
  readonly name: string;
  readonly kind: EnsembleKind;
  readonly draws: number;
  readonly seed: number;
  readonly chunk?: number;
  readonly range: Readonly<Record<string, readonly [number, number]>>;
  readonly distribution: Readonly<Record<string, Distribution>>;
  readonly settings?: string;
  readonly scenario?: string;
  readonly workers?: number;
  readonly cluster?: string;
  readonly wait?: number;
  readonly resume?: true;
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError("it must be a whole number.");
  return value;
}

function addRange(text: string, known: EnsembleOptions["range"]): EnsembleOptions["range"] {
  const found = /^([a-z-]+)=(-?[\d.]+(?:e-?\d+)?):(-?[\d.]+(?:e-?\d+)?)$/i.exec(text);
  if (!found) throw new InvalidArgumentError("it must look like distance-relief=0:0.5.");
  return { ...known, [found[1]!]: [Number(found[2]), Number(found[3])] };
}

function addDistribution(text: string, known: EnsembleOptions["distribution"]): EnsembleOptions["distribution"] {
  const [, id, name] = /^([a-z-]+)=([a-z-]+)$/i.exec(text) ?? [];
  const distribution = DISTRIBUTIONS.find((each) => each === name);
  if (id === undefined || distribution === undefined)
    throw new InvalidArgumentError(`it must look like border=triangular; there are ${DISTRIBUTIONS.join(", ")}.`);
  return { ...known, [id]: distribution };
}

export function registerEnsemble(program: Command): void {
  program
    .command("ensemble <study>")
    .description("compute many draws of the assumed parameters, on this machine or on a cluster; the same command resumes")
    .requiredOption("-n, --name <name>", "name of the ensemble; one name is one document")
    .addOption(new Option("-k, --kind <kind>", "what is drawn").choices(ENSEMBLE_KINDS).default("trinity"))
    .option("-d, --draws <n>", "number of draws", whole, 200)
    .option("--seed <n>", "seed of the draws", whole, 1)
    .option("--chunk <n>", "draws of a part, the unit that is kept or lost as a whole", whole)
    .option("--range <parameter=low:high>", "range of a parameter, may be repeated", addRange, {})
    .option(
      "--distribution <parameter=name>",
      `how a parameter is drawn: ${DISTRIBUTIONS.join(", ")}; may be repeated`,
      addDistribution,
      {},
    )
    .option("--settings <json>", "settings of the kind as JSON, for example the shocks of a trinity")
    .option("--scenario <id>", "ready scenario, for the kind scenario")
    .option("-w, --workers <n>", "threads of this machine (default: one per processor)", whole)
    .option("--cluster <url>", "Redis of a cluster whose workers compute, redis://host:port")
    .option("--wait <seconds>", "with --cluster: how long to wait for a worker that may compute", whole)
    .option("--resume", "go on with the ensemble of that name, whatever its draws and ranges are")
    .action(async (folder: string, options: EnsembleOptions, command: Command) => {
      const terminal = terminalOf(command);
      const zh = terminal.language === "zh";
      if (options.workers !== undefined && options.cluster !== undefined)
        throw new InputError(
          "workers-or-cluster",
          "ensemble: --workers is for this machine and --cluster for others; give one of them.",
        );
      const { EnsembleStore, ensembleDocument, openSession, runStudyEnsemble } = await import("./ensemble-work.ts");
      const study = await openSession(folder, terminal.progress);
      const document = options.resume
        ? (await new EnsembleStore(study.folder).require(options.name)).document
        : ensembleDocument(study, inputOf(options));
      const cancel = cancelOnSignal(terminal);
      const outcome = await runStudyEnsemble(
        study,
        document,
        options.cluster === undefined
          ? { workers: options.workers }
          : { cluster: options.cluster, ...(options.wait === undefined ? {} : { patienceForWorkers: options.wait }) },
        {
          progress: terminal.progress,
          signal: cancel,
          notice: (line) => {
            terminal.settle();
            process.stderr.write(`${line[terminal.language]}\n`);
          },
        },
      );
      terminal.settle();
      terminal.answer({ study: study.folder, name: document.name, draws: document.draws, ...outcome });
      const { state, done, computed } = outcome;
      terminal.say(
        zh
          ? `${document.name}：${stateWords[state].zh}，已完成 ${done}/${document.draws} 次抽样（本次 ${computed} 次）。`
          : `${document.name}: ${stateWords[state].en}, ${done} of ${document.draws} draws done (${computed} now).`,
      );
      if (state === "complete") {
        terminal.say(
          zh
            ? `查看结果：jiju serve ${folder}，或 echo '{"name":"${document.name}"}' | jiju call ensemble.result --study ${folder} --input -`
            : `See it: jiju serve ${folder}, or echo '{"name":"${document.name}"}' | jiju call ensemble.result --study ${folder} --input -`,
        );
      } else {
        terminal.say(
          zh
            ? `继续计算：jiju ensemble ${folder} --name ${document.name} --resume`
            : `Go on with: jiju ensemble ${folder} --name ${document.name} --resume`,
        );
        process.exitCode = EXIT.cancelled;
      }
    });

  program
    .command("ensembles <study>")
    .description("list the ensembles of a study with their state; pause or cancel one that runs")
    .option("--pause <name>", "ask the process that computes it to stop; what is finished is kept")
    .option("--cancel <name>", "the same, and mark it as given up")
    .action(async (folder: string, options: { pause?: string; cancel?: string }, command: Command) => {
      const terminal = terminalOf(command);
      const zh = terminal.language === "zh";
      const { EnsembleStore, refusalText, resolve } = await import("./ensemble-work.ts");
      const store = new EnsembleStore(resolve(folder));
      if (options.pause !== undefined) await store.stop(options.pause, "pause");
      if (options.cancel !== undefined) await store.stop(options.cancel, "cancel");
      const entries = await store.list();
      terminal.answer({
        ensembles: entries.map(({ document, ...entry }) => ({
          name: document.name,
          kind: document.kind,
          draws: document.draws,
          ...entry,
        })),
      });
      if (entries.length === 0)
        terminal.say(
          zh
            ? `还没有参数集合。新建：jiju ensemble ${folder} --name first`
            : `There is no ensemble yet. Start one: jiju ensemble ${folder} --name first`,
        );
      for (const { document, state, done, remaining, reason } of entries) {
        const words = zh ? stateWords[state].zh : stateWords[state].en;
        const left =
          remaining === null ? "" : zh ? `，约剩 ${Math.ceil(remaining)} 秒` : `, about ${Math.ceil(remaining)} s left`;
        terminal.say(
          `${document.name.padEnd(20)} ${zh ? kindWords[document.kind].padEnd(7, "　") : document.kind.padEnd(14)} ${done}/${document.draws}  ${words}${left}${reason ? `${zh ? "：" : ": "}${refusalText(reason, terminal.language)}` : ""}`,
        );
      }
    });

  program
    .command("worker")
    .description("compute parts of ensembles for others; start as many as there are machines")
    .requiredOption("--cluster <url>", "Redis of the cluster, redis://host:port")
    .option("--concurrency <n>", "parts at a time (default: one per processor)", whole, availableParallelism())
    .action(async (options: { cluster: string; concurrency: number }, command: Command) => {
      const terminal = terminalOf(command);
      if (options.concurrency < 1) throw new InputError("bad-concurrency", "worker: --concurrency must be at least 1.");
      const { runWorker, thisKernel } = await import("./ensemble-work.ts");
      const kernel = thisKernel();
      const worker = await runWorker(options.cluster, options.concurrency, (line) =>
        process.stderr.write(`${line[terminal.language]}\n`),
      );
      terminal.answer({ kernel, concurrency: options.concurrency });
      terminal.say(
        terminal.language === "zh"
          ? `已就绪：版本 ${kernel.version}，Node ${kernel.node}，${kernel.architecture}，内核 ${kernel.hash.slice(0, 12)}，同时计算 ${options.concurrency} 份（按 Ctrl+C 结束）`
          : `Ready: version ${kernel.version}, Node ${kernel.node}, ${kernel.architecture}, kernel ${kernel.hash.slice(0, 12)}, ${options.concurrency} at a time (Ctrl+C ends)`,
      );
      await new Promise<void>((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
      });
      await worker.close();
      process.exit(EXIT.ok);
    });
}

function inputOf(options: EnsembleOptions) {
  let settings: Record<string, unknown> = {};
  if (options.settings !== undefined) {
    try {
      settings = JSON.parse(options.settings) as Record<string, unknown>;
    } catch (error) {
      throw new InputError("bad-json", `ensemble: --settings is not JSON: ${(error as Error).message}.`);
    }
  }
  if (options.scenario !== undefined) settings = { ...settings, scenario: options.scenario };
  return {
    name: options.name,
    kind: options.kind,
    draws: options.draws,
    seed: options.seed,
    chunk: options.chunk,
    distributions: options.distribution,
    ranges: Object.fromEntries(Object.entries(options.range).map(([id, [low, high]]) => [id, [low, high] as [number, number]])),
    settings,
  };
}

/** Ends the run in order on the first Ctrl+C or SIGTERM; the second ends the process. */
function cancelOnSignal(terminal: Terminal): AbortSignal {
  const abort = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      terminal.settle();
      abort.abort();
    });
  }
  return abort.signal;
}

const kindWords: Readonly<Record<EnsembleKind, string>> = {
  trinity: "复合三位一体",
  counterfactual: "全部数字化冲击",
  scenario: "情景",
  paths: "路径",
};

const stateWords = {
  running: { en: "running", zh: "计算中" },
  paused: { en: "paused", zh: "已暂停" },
  cancelled: { en: "cancelled", zh: "已取消" },
  complete: { en: "complete", zh: "已完成" },
  failed: { en: "failed", zh: "失败" },
  interrupted: { en: "interrupted", zh: "已中断" },
} as const;
