import { type FormLegend, InputError, parseLegend } from "@jiju/core";
import { useState } from "react";

const storageKey = "jiju-own-legend";

/** What a reader's own labels are, kept in this browser as the text that was given. */
export interface OwnLegend {
  readonly text: string;
  /** Undefined while the text is empty or cannot be read. */
  readonly legend: FormLegend | undefined;
  /** Why the text cannot be read; null when it can. */
  readonly problem: string | null;
}

export function readOwnLegend(text: string): OwnLegend {
  if (text.trim() === "") return { text, legend: undefined, problem: null };
  try {
    return { text, legend: parseLegend(text), problem: null };
  } catch (error) {
    if (error instanceof InputError) return { text, legend: undefined, problem: error.message };
    throw error;
  }
}

/** The reader's own labels and a way to give others. */
export function useOwnLegend(): readonly [OwnLegend, (text: string) => void] {
  const [own, setOwn] = useState(() => readOwnLegend(stored()));
  const give = (text: string) => {
    setOwn(readOwnLegend(text));
    try {
      window.localStorage.setItem(storageKey, text);
    } catch {
      // a browser that keeps nothing forgets the labels with the page
    }
  };
  return [own, give];
}

function stored(): string {
  try {
    return window.localStorage.getItem(storageKey) ?? "";
  } catch {
    return "";
  }
}

/** A legend as lines to start from: cell, Chinese label, English label. */
export function legendLines(
  cells: Readonly<Record<string, { readonly label: { readonly en: string; readonly zh: string } }>>,
): string {
  return [
    "cell,zh,en",
    ...Object.entries(cells).map(([cell, { label }]) => `${cell},${label.zh},${label.en.replaceAll(",", " ·")}`),
  ].join("\n");
}
