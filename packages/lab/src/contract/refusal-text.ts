import type { Issue } from "@jiju/core";
import { issueText } from "./issue-catalogue.ts";
import type { Language } from "./issue-wording.ts";
import { refusalSentences } from "./refusal-catalogue.ts";

/** What a refusal carries, whether it came as an error or over the wire. */
export interface RefusalWords {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * A refusal in the reader's language.
 *
 * Refusals are raised with an English sentence; the Chinese one is looked up by code. One without an entry, or that lacks a detail
 * its sentence needs, keeps the English.
 */
export function refusalText({ code, message, details = {} }: RefusalWords, language: Language): string {
  if (language === "en") return message;
  if (code === "study-has-errors") return studyErrors(details) ?? message;
  const sentence = refusalSentences[code];
  if (sentence === undefined) return message;
  let complete = true;
  const filled = sentence.replace(/\{([\w-]+)\}/g, (_, name: string) => {
    const text = name === "next" ? nextPort(details.port) : name === "message" ? message : detailText(details[name]);
    if (text === undefined) complete = false;
    return text ?? "";
  });
  return complete ? filled : message;
}

const nextPort = (port: unknown): string | undefined => (typeof port === "number" ? String(port + 1) : undefined);

/** Entries of a list that a sentence spells out; the details have all. */
const SPELT_OUT = 8;

/** A detail as it stands in a sentence: numbers, words, texts in both languages, issues, and lists of them. */
function detailText(detail: unknown): string | undefined {
  if (!Array.isArray(detail)) return entryText(detail);
  const parts = detail.slice(0, SPELT_OUT).map(entryText);
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  return `${parts.join("；")}${detail.length > SPELT_OUT ? `；等共 ${detail.length} 项` : ""}`;
}

function entryText(entry: unknown): string | undefined {
  if (typeof entry === "number" || typeof entry === "string") return String(entry);
  const { zh, code, severity } = (entry ?? {}) as { readonly zh?: unknown; readonly code?: unknown; readonly severity?: unknown };
  if (typeof zh === "string") return zh;
  if (typeof code !== "string" || typeof severity !== "string") return undefined;
  const { message, hint } = issueText(entry as Issue, "zh");
  return `${message.replace(/。$/, "")}（${hint.replace(/。$/, "")}）`;
}

function studyErrors({ folder, issues }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof folder !== "string" || !Array.isArray(issues)) return undefined;
  const errors = (issues as readonly Issue[]).filter(({ severity }) => severity === "error");
  const first = errors[0];
  if (first === undefined) return undefined;
  const where = [first.file, first.row === undefined ? undefined : `第 ${first.row} 行`].filter((part) => part !== undefined);
  const place = where.length > 0 ? `（${where.join("，")}）` : "";
  const { message } = issueText(first, "zh");
  return `${folder} 有 ${errors.length} 项错误；第一项${place}：${message}${/[。！？]$/.test(message) ? "" : "。"}运行 jiju check ${folder} 查看全部。`;
}
