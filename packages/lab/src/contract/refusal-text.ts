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

/** A detail as it stands in a sentence: numbers and words, lists of them, lists of texts in both languages, lists of input problems. */
function detailText(detail: unknown): string | undefined {
  if (typeof detail === "number" || typeof detail === "string") return String(detail);
  if (!Array.isArray(detail)) return undefined;
  const parts = detail.map((entry: unknown) => {
    if (typeof entry === "number" || typeof entry === "string") return String(entry);
    const { zh, path, message } = (entry ?? {}) as { zh?: unknown; path?: unknown; message?: unknown };
    if (typeof zh === "string") return zh;
    return typeof path === "string" && typeof message === "string" ? `${path === "" ? "输入" : path}（${message}）` : undefined;
  });
  return parts.length > 0 && parts.every((part) => part !== undefined) ? parts.join("；") : undefined;
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
