import { randomUUID } from "node:crypto";
import { open, readdir, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { InputError } from "@jiju/core";
import { z } from "zod";
import { writeFileSafely } from "../files/index.ts";
import {
  type EnsembleDocument,
  type EnsemblePart,
  ensembleDocumentSchema,
  ensembleHash,
  ensembleNameSchema,
  ensembleParts,
  requireSameDocument,
} from "./document.ts";
import { type Kernel, kernelDifference } from "./kernel.ts";
import { unpackPart } from "./part-bytes.ts";

/** Where an ensemble stands. `interrupted`: it was running and its process is gone; what was finished is kept. */
export type EnsembleState = "running" | "paused" | "cancelled" | "complete" | "failed" | "interrupted";

const manifestSchema = z.object({
  document: ensembleDocumentSchema,
  kernel: z.object({ hash: z.string(), version: z.string(), node: z.string(), architecture: z.string() }),
});
const statusSchema = z.object({
  status: z.enum(["running", "paused", "cancelled", "complete", "failed"]),
  /** Why it failed. */
  reason: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()).optional() }).optional(),
});
export type EnsembleStatus = z.infer<typeof statusSchema>;

const pulseSchema = z.object({
  token: z.string(),
  host: z.string(),
  pid: z.number().int(),
  /** Milliseconds since 1970 of the last sign of life. */
  at: z.number(),
  /** Seconds to the end at the present pace; null before the first part. */
  remaining: z.number().nullable(),
});

/** A process that has given no sign for this long is gone. */
const SILENCE_MS = 15_000;
/** The status always fills this many bytes, so that a full disk still lets it be written over. */
const STATUS_BYTES = 4096;

/** One ensemble as seen from outside. */
export interface EnsembleEntry {
  readonly document: EnsembleDocument;
  readonly kernel: Kernel;
  readonly state: EnsembleState;
  readonly reason: EnsembleStatus["reason"];
  /** Draws in finished parts. */
  readonly done: number;
  /** Seconds to the end when running; null when not known. */
  readonly remaining: number | null;
}

export interface EnsembleStoreOptions {
  /** How a file is written whole or not at all. Default `writeFileSafely`. */
  readonly write?: (file: string, content: string | Uint8Array) => Promise<void>;
}

/** The ensembles of one study: a folder each under `.jiju/ensembles`, with a manifest, a status and the finished parts. */
export class EnsembleStore {
  readonly #root: string;
  readonly #write: NonNullable<EnsembleStoreOptions["write"]>;

  /** @param studyFolder folder of the study */
  constructor(studyFolder: string, options: EnsembleStoreOptions = {}) {
    this.#root = join(studyFolder, ".jiju", "ensembles");
    this.#write = options.write ?? writeFileSafely;
  }

  /** All ensembles of the study by name; folders without a readable manifest are no ensembles. */
  async list(): Promise<EnsembleEntry[]> {
    const names = (await readdir(this.#root).catch(() => [])).filter((name) => ensembleNameSchema.safeParse(name).success).sort();
    const entries = await Promise.all(names.map((name) => this.find(name)));
    return entries.filter((entry) => entry !== undefined);
  }

  async find(name: string): Promise<EnsembleEntry | undefined> {
    if (!ensembleNameSchema.safeParse(name).success) return undefined;
    const manifest = await this.#read(name, "manifest.json", manifestSchema);
    if (!manifest || manifest.document.name !== name) return undefined;
    const status = await this.#read(name, "status.json", statusSchema);
    const pulse = await this.#read(name, "pulse.json", pulseSchema);
    const alive = pulse !== undefined && isAlive(pulse);
    const finished = new Set(await readdir(join(this.#root, name)).catch(() => []));
    const done = ensembleParts(manifest.document).reduce(
      (sum, part) => sum + (finished.has(fileOf(part)) ? part.to - part.from : 0),
      0,
    );
    const state = alive ? "running" : status === undefined || status.status === "running" ? "interrupted" : status.status;
    return {
      ...manifest,
      state,
      reason: state === "failed" ? status?.reason : undefined,
      done,
      remaining: alive ? pulse.remaining : null,
    };
  }

  /** The ensemble of that name. @throws InputError `unknown-ensemble` */
  async require(name: string): Promise<EnsembleEntry> {
    const entry = await this.find(name);
    if (entry) return entry;
    const known = (await this.list()).map(({ document }) => document.name);
    throw new InputError(
      "unknown-ensemble",
      `There is no ensemble "${name}" in this study; ${known.length > 0 ? `it has ${known.join(", ")}` : "it has none yet"}. \`jiju ensemble STUDY --name NAME\` starts one.`,
      { name, known },
    );
  }

  /**
   * The ensemble of that name where there is one and this process may take it up; undefined where the name is free.
   *
   * @throws InputError `ensemble-name-taken`, `stale-kernel`, `ensemble-running`
   */
  async requireFree(document: EnsembleDocument, kernel: Kernel): Promise<EnsembleEntry | undefined> {
    const found = await this.find(document.name);
    if (!found) return undefined;
    requireSameDocument(found.document, document);
    const difference = kernelDifference(found.kernel, kernel);
    if (difference) {
      throw new InputError(
        "stale-kernel",
        `ensemble: "${document.name}" was started by another program than this one (here: ${difference.en}), so its parts may differ in the last digits. Resume it with the program that started it, or start under another --name.`,
        { name: document.name, difference, started: found.kernel, here: kernel },
      );
    }
    if (found.state === "running") {
      throw new InputError(
        "ensemble-running",
        `ensemble: "${document.name}" is being computed by another process (${found.done} of ${document.draws} draws done). Wait for it, or pause it first: jiju ensembles STUDY --pause ${document.name}.`,
        { name: document.name, done: found.done, draws: document.draws },
      );
    }
    return found;
  }

  /**
   * Makes the ensemble this process's to run: a new one is written down, one of the same document is taken up where it stopped.
   *
   * @throws InputError those of `requireFree` and of writing
   */
  async begin(document: EnsembleDocument, kernel: Kernel): Promise<EnsembleRun> {
    if (!(await this.requireFree(document, kernel))) {
      await this.#write(join(this.#root, document.name, "manifest.json"), `${JSON.stringify({ document, kernel }, null, 2)}\n`);
    }
    const run = new EnsembleRun(join(this.#root, document.name), document, this.#write);
    await run.beat(null);
    await run.setStatus({ status: "running" });
    return run;
  }

  /** Asks the process that runs an ensemble to stop; one that nobody runs is marked at once. @throws InputError `unknown-ensemble` */
  async stop(name: string, how: "pause" | "cancel"): Promise<EnsembleState> {
    const entry = await this.require(name);
    const folder = join(this.#root, name);
    if (entry.state === "running") {
      await this.#write(join(folder, "stop.json"), JSON.stringify({ how }));
      return "running";
    }
    if (entry.state === "complete" || entry.state === "failed") return entry.state;
    const status = how === "pause" ? "paused" : "cancelled";
    await writeStatus(join(folder, "status.json"), { status }, this.#write);
    return status;
  }

  /** Finished rows of an ensemble: [draws x width] with NaN where a part is missing, and which draws are there. */
  async rows(entry: EnsembleEntry, width: number): Promise<{ readonly rows: Float64Array; readonly present: Uint8Array }> {
    const { document } = entry;
    const hash = ensembleHash(document);
    const rows = new Float64Array(document.draws * width).fill(Number.NaN);
    const present = new Uint8Array(document.draws);
    for (const part of ensembleParts(document)) {
      const values = await readPart(join(this.#root, document.name), hash, part);
      if (!values || values.length !== (part.to - part.from) * width) continue;
      rows.set(values, part.from * width);
      present.fill(1, part.from, part.to);
    }
    return { rows, present };
  }

  async #read<T>(name: string, file: string, schema: z.ZodType<T>): Promise<T | undefined> {
    try {
      return schema.parse(JSON.parse(await readFile(join(this.#root, name, file), "utf8")));
    } catch {
      return undefined;
    }
  }
}

/** An ensemble in the hands of the process that computes it. */
export class EnsembleRun {
  readonly hash: string;
  readonly document: EnsembleDocument;
  readonly #folder: string;
  readonly #write: NonNullable<EnsembleStoreOptions["write"]>;
  readonly #token = randomUUID();
  #beating: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(folder: string, document: EnsembleDocument, write: NonNullable<EnsembleStoreOptions["write"]>) {
    this.#folder = folder;
    this.document = document;
    this.hash = ensembleHash(document);
    this.#write = write;
  }

  /** Parts still to do; damaged ones are thrown away and done again. */
  async pending(): Promise<EnsemblePart[]> {
    const out: EnsemblePart[] = [];
    for (const part of ensembleParts(this.document)) if (!(await readPart(this.#folder, this.hash, part))) out.push(part);
    return out;
  }

  /** Keeps a finished part. @throws InputError `disk-full`, `no-write-permission`; nothing finished before is touched */
  async keep(part: EnsemblePart, bytes: Uint8Array): Promise<void> {
    await this.#write(join(this.#folder, fileOf(part)), bytes);
  }

  /** A sign of life, with the seconds that remain. A full disk does not stop it. */
  async beat(remaining: number | null): Promise<void> {
    this.#beating = this.#beating.then(async () => {
      if (this.#ended) return;
      const pulse = { token: this.#token, host: hostname(), pid: process.pid, at: Date.now(), remaining };
      await this.#write(join(this.#folder, "pulse.json"), JSON.stringify(pulse)).catch(() => undefined);
    });
    await this.#beating;
  }

  /** Whether somebody asked for a stop, and which. */
  async stopAsked(): Promise<"pause" | "cancel" | undefined> {
    try {
      const { how } = JSON.parse(await readFile(join(this.#folder, "stop.json"), "utf8")) as { how?: unknown };
      return how === "pause" || how === "cancel" ? how : undefined;
    } catch {
      return undefined;
    }
  }

  async setStatus(status: EnsembleStatus): Promise<void> {
    await rm(join(this.#folder, "stop.json"), { force: true }).catch(() => undefined);
    await writeStatus(join(this.#folder, "status.json"), status, this.#write);
  }

  /** The last word: the state, and no further sign of life. */
  async end(status: EnsembleStatus): Promise<void> {
    this.#ended = true;
    await this.#beating;
    await this.setStatus(status);
    await rm(join(this.#folder, "pulse.json"), { force: true }).catch(() => undefined);
  }
}

const fileOf = (part: EnsemblePart): string => `part-${part.id}.bin`;

async function readPart(folder: string, hash: string, part: EnsemblePart): Promise<Float64Array | null> {
  const bytes = await readFile(join(folder, fileOf(part))).catch(() => null);
  return bytes === null ? null : unpackPart(hash, part, bytes);
}

function isAlive(pulse: z.infer<typeof pulseSchema>): boolean {
  if (Date.now() - pulse.at > SILENCE_MS) return false;
  if (pulse.host !== hostname()) return true;
  try {
    process.kill(pulse.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Writes the status whole; on a disk without room, over the old one in the bytes that it already has. */
async function writeStatus(
  file: string,
  status: EnsembleStatus,
  write: NonNullable<EnsembleStoreOptions["write"]>,
): Promise<void> {
  const text = statusText(status);
  const padded = `${text}${" ".repeat(Math.max(0, STATUS_BYTES - Buffer.byteLength(text) - 1))}\n`;
  try {
    await write(file, padded);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "disk-full") throw error;
    const handle = await open(file, "r+").catch(() => null);
    if (handle === null) throw error;
    try {
      await handle.write(padded, 0);
    } finally {
      await handle.close();
    }
  }
}

/** The status as JSON that leaves room in its bytes: a long reason is cut, and details that do not fit are left out. */
function statusText({ status, reason }: EnsembleStatus): string {
  if (reason === undefined) return JSON.stringify({ status });
  const short = { code: reason.code, message: reason.message.slice(0, 1000) };
  const whole = JSON.stringify({ status, reason: reason.details ? { ...short, details: reason.details } : short });
  return Buffer.byteLength(whole) < STATUS_BYTES ? whole : JSON.stringify({ status, reason: short });
}
