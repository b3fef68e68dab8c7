import { InputError, type Text } from "@jiju/core";

/** Something a study may or may not have: the value, or what is missing in words. */
export type Availability<T> =
  | { readonly value: T; readonly missing?: undefined }
  | { readonly value?: undefined; readonly missing: readonly Text[] };

/** Refuses what the study lacks, in words. @throws InputError `study-lacks` */
export function requireAvailable<T>(what: string, availability: Availability<T>): T {
  if (availability.missing) {
    throw new InputError(
      "study-lacks",
      `${what} needs ${availability.missing.map((text) => text.en).join("; and ")}. Add it to the study, or choose a measure that does without.`,
      {
        missing: availability.missing,
      },
    );
  }
  return availability.value;
}
