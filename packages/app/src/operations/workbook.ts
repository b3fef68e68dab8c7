import { resultWorkbook, type WorkbookSource } from "@jiju/lab";
import { type Envelope, findOperation, type Language } from "@jiju/lab/contract";
import type { StudySession } from "../study/session.ts";

/**
 * An answer as an Excel workbook with the sources of the study behind it.
 *
 * @param envelope of `execute`
 * @param study    the open study; left out of account when the operation needs none
 */
export function workbookOf(
  envelope: Envelope<unknown>,
  study: StudySession | undefined,
  language: Language,
): Promise<Uint8Array> {
  const { operation: id, studyHash } = envelope.provenance;
  const of = studyHash === null ? undefined : study;
  return resultWorkbook(envelope, {
    language,
    title: findOperation(id)?.title ?? { en: id, zh: id },
    sources: of === undefined ? [] : sourcesOf(of),
    names: new Map([...(of?.regions ?? []), ...(of?.industries ?? [])].map((entry) => [entry.id, entry.name])),
  });
}

/** Every column of the study, its further tables included, with its publication. */
function sourcesOf(study: StudySession): WorkbookSource[] {
  const { dataset, tables } = study.loaded;
  return [dataset, ...Object.values(tables).map((table) => table.dataset)].flatMap((each) =>
    Object.values(each.columns).map((column) => {
      const source = each.sources[column.source] ?? dataset.sources[column.source];
      return {
        column: column.label,
        unit: column.unit,
        years: source?.years ?? "",
        publication: source?.publication ?? { en: column.source, zh: column.source },
        vintage: source?.vintage ?? "",
        licence: source?.licence ?? "",
        url: source?.url ?? "",
      };
    }),
  );
}
