import type { Industry } from "../dataset/index.ts";
import { PATH_CODE } from "../paths/index.ts";

/** Forms in the order of their codes; `none` where nothing transforms. */
export const SYNTHETIC_FORMS = [
  "none",
  "upgrade-physical",
  "emerging-physical",
  "upgrade-virtual",
  "emerging-virtual",
  "all",
] as const;

/** Form that belongs to each path and kind of industry, [R x S], index into `SYNTHETIC_FORMS`. */
export function aggregationForms(path: Uint8Array, industries: readonly Industry[], R: number): Uint8Array {
  const S = industries.length;
  const out = new Uint8Array(R * S);
  for (let cell = 0; cell < R * S; ++cell) {
    const emerging = industries[cell % S]!.kind !== "traditional" ? 1 : 0;
    if (path[cell] === PATH_CODE.optimising) out[cell] = 1 + emerging;
    else if (path[cell] === PATH_CODE.deepening) out[cell] = 3 + emerging;
    else if (path[cell] === PATH_CODE.strengthening) out[cell] = 5;
  }
  return out;
}
