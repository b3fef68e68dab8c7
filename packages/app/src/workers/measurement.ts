import { type MeasurementPart, measurePart } from "../operations/measurement-parts.ts";

/** A part of a long measurement in a thread of its own. */
export default function measurement(part: MeasurementPart): ReturnType<typeof measurePart> {
  return measurePart(part);
}
