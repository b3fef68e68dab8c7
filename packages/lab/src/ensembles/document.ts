import { createHash } from "node:crypto";
import { InputError, type Text } from "@jiju/core";
import { z } from "zod";

import { DISTRIBUTIONS, ENSEMBLE_KINDS } from "../contract/operations/ensemble.ts";

export const ensembleNameSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$|^[a-z0-9]$/,
    "a name is 1 to 64 small letters, digits and hyphens, with no hyphen at either end",
  );

/** An ensemble as a document: everything that its numbers depend on besides the code. */
export const ensembleDocumentSchema = z
  .strictObject({
    format: z.literal("jiju-ensemble"),
    version: z.literal(1),
    name: ensembleNameSchema,
    /** SHA-256 of the study's inputs. */
    studyHash: z.string().regex(/^[0-9a-f]{64}$/),
    kind: z.enum(ENSEMBLE_KINDS),
    draws: z.number().int().min(1).max(1_000_000),
    seed: z.number().int().min(0).max(4294967295),
    /** Lowest and highest value of parameters whose range is not the parameter file's. */
    ranges: z.record(z.string(), z.tuple([z.number(), z.number()])),
    /** How parameters are drawn over their range, where not as in the parameter file. */
    distributions: z.record(z.string(), z.enum(DISTRIBUTIONS)).optional(),
    /** Draws of a part, the unit of work that is lost or kept as a whole. */
    chunk: z.number().int().min(1).max(10_000),
    /** Settings of the kind, for example the shocks of a trinity or the document of a scenario. */
    settings: z.record(z.string(), z.unknown()),
  })
  .readonly();
export type EnsembleDocument = z.infer<typeof ensembleDocumentSchema>;

/** Consecutive draws, evaluated anywhere and kept as one file. */
export interface EnsemblePart {
  /** `<from>-<to>`: the same draws always have the same id. */
  readonly id: string;
  readonly from: number;
  /** Draw after the last. */
  readonly to: number;
}

/** The parts of an ensemble, in order, without gaps. */
export function ensembleParts({ draws, chunk }: Pick<EnsembleDocument, "draws" | "chunk">): EnsemblePart[] {
  return Array.from({ length: Math.ceil(draws / chunk) }, (_, k) => {
    const from = k * chunk;
    const to = Math.min(draws, from + chunk);
    return { id: `${from}-${to}`, from, to };
  });
}

/** JSON with keys in alphabetical order, so that documents compare by what they say. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** SHA-256 over the document; the order of keys does not change it. */
export function ensembleHash(document: EnsembleDocument): string {
  return createHash("sha256").update(canonicalJson(document)).digest("hex");
}

/** How the fields of a document are called in Chinese. */
const FIELD_NAMES: Readonly<Record<keyof EnsembleDocument, string>> = {
  format: "格式",
  version: "格式版本",
  name: "名称",
  studyHash: "研究数据",
  kind: "种类",
  draws: "抽样次数",
  seed: "随机种子",
  ranges: "参数范围",
  distributions: "参数分布",
  chunk: "每份抽样数",
  settings: "设定",
};

/** Fields in which two documents of one name differ, in words. */
function differences(kept: EnsembleDocument, asked: EnsembleDocument): Text[] {
  return (Object.keys(asked) as (keyof EnsembleDocument)[])
    .filter((key) => canonicalJson(kept[key]) !== canonicalJson(asked[key]))
    .map((key) =>
      key === "studyHash"
        ? { en: "the study's inputs have changed since", zh: "研究数据此后有改动" }
        : {
            en: `${key} is ${canonicalJson(kept[key])} there and ${canonicalJson(asked[key])} here`,
            zh: `${FIELD_NAMES[key]}原为 ${canonicalJson(kept[key])}，现为 ${canonicalJson(asked[key])}`,
          },
    );
}

/** Refuses a second ensemble of a name that is already taken by another document. @throws InputError `ensemble-name-taken` */
export function requireSameDocument(kept: EnsembleDocument, asked: EnsembleDocument): void {
  const found = differences(kept, asked);
  if (found.length === 0) return;
  throw new InputError(
    "ensemble-name-taken",
    `ensemble: there is another ensemble "${asked.name}" in this study: ${found.map(({ en }) => en).join("; ")}. Choose another --name, or ask for the same draws to resume it.`,
    { name: asked.name, differences: found },
  );
}
