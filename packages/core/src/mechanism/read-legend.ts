import type { Text } from "../dataset/index.ts";
import { InputError } from "../errors/index.ts";
import { nearestNames } from "../parameters/index.ts";
import type { PlaneCell } from "./aggregation-plane.ts";
import { PLANE_CELLS } from "./forms.ts";
import { checkLegend, type FormLegend, type LegendEntry } from "./legends.ts";

/** A label in one language stands for both. */
type LooseText = string | { readonly en?: string; readonly zh?: string };

/** A legend as a reader writes it: labels by cell, everything else may be left out. */
export interface LegendDocument {
  readonly title?: LooseText | undefined;
  readonly note?: LooseText | undefined;
  readonly cells: Readonly<
    Record<
      string,
      | string
      | {
          readonly label: LooseText;
          readonly reading?: LooseText | undefined;
          readonly path?: LegendEntry["path"] | undefined;
          readonly transitional?: true | undefined;
        }
    >
  >;
}

const PATHS = ["optimising", "deepening", "strengthening"] as const;

/**
 * A legend from a document: all nine cells named, texts in one language used for both.
 *
 * @throws InputError `incomplete-legend` with the missing cells, `unknown-cell` with the nearest names, `bad-legend`
 */
export function legendOfDocument(document: LegendDocument): FormLegend {
  if (typeof document !== "object" || document === null || typeof document.cells !== "object" || document.cells === null) {
    throw new InputError(
      "bad-legend",
      'legendOfDocument: a legend needs "cells" with a label for each of the nine cells of the plane.',
    );
  }
  const cells: Partial<Record<PlaneCell, LegendEntry>> = {};
  for (const [name, given] of Object.entries(document.cells)) {
    if (!isPlaneCell(name)) {
      throw new InputError(
        "unknown-cell",
        `legendOfDocument: there is no cell "${name}" in the plane; the nearest: ${nearestNames(name, PLANE_CELLS).join(", ")}.`,
        { cell: name },
      );
    }
    const entry = typeof given === "string" ? { label: given } : given;
    const label = textOf(entry.label);
    if (!label) continue;
    const { path } = entry;
    if (path !== undefined && !PATHS.includes(path)) {
      throw new InputError(
        "bad-legend",
        `legendOfDocument: the path of ${name} is "${path}"; it must be ${PATHS.join(", ")} or absent.`,
      );
    }
    cells[name] = {
      label,
      reading: textOf(entry.reading) ?? label,
      ...(path === undefined ? {} : { path }),
      ...(entry.transitional ? { transitional: true } : {}),
    };
  }
  return checkLegend({
    id: "own",
    title: textOf(document.title) ?? { en: "Your own labels", zh: "自备标签" },
    note: textOf(document.note) ?? { en: "Labels supplied by the reader.", zh: "标签由读者提供。" },
    cells: cells as Record<PlaneCell, LegendEntry>,
  });
}

/**
 * A legend from the text of a file: JSON of `LegendDocument`, or one line a cell with its name, the label (and, if there are two, the
 * Chinese label before the English one), separated by tabs, commas or semicolons. A first line that names no cell is a header.
 *
 *     upgrade-physical, 传统升级·实体集聚, Upgraded industry in place
 *
 * @throws InputError `bad-legend`, `incomplete-legend`, `unknown-cell`
 */
export function parseLegend(text: string): FormLegend {
  const plain = text.replace(/^\uFEFF/, "").trim();
  if (plain.startsWith("{")) {
    let document: LegendDocument;
    try {
      document = JSON.parse(plain) as LegendDocument;
    } catch (error) {
      throw new InputError("bad-legend", `parseLegend: the text starts like JSON but is not: ${(error as Error).message}.`);
    }
    return legendOfDocument(document);
  }
  const cells: Record<string, { label: LooseText }> = {};
  plain.split(/\r?\n/).forEach((line, row) => {
    const [name = "", first = "", second = ""] = line.split(/[\t,;，；]/).map((part) => part.trim().replace(/^"(.*)"$/, "$1"));
    if (name === "" || (row === 0 && !isPlaneCell(name) && first !== "" && !name.includes("-"))) return;
    cells[name] = { label: second === "" ? first : { zh: first, en: second } };
  });
  return legendOfDocument({ cells });
}

function isPlaneCell(name: string): name is PlaneCell {
  return (PLANE_CELLS as readonly string[]).includes(name);
}

function textOf(value: LooseText | undefined): Text | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : { en: value.trim(), zh: value.trim() };
  const en = nonEmpty(value?.en) ?? nonEmpty(value?.zh);
  const zh = nonEmpty(value?.zh) ?? nonEmpty(value?.en);
  return en && zh ? { en, zh } : undefined;
}

function nonEmpty(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === "" ? undefined : trimmed;
}
