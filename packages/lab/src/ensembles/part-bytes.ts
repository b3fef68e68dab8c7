import { createHash } from "node:crypto";
import type { EnsemblePart } from "./document.ts";

const DIGEST = 32;

/** Checksum over what the numbers are of and the numbers themselves: a part of another ensemble does not pass. */
function digestOf(ensemble: string, part: EnsemblePart, payload: Uint8Array): Buffer {
  return createHash("sha256").update(`jiju-part 1\n${ensemble}\n${part.id}\n`).update(payload).digest();
}

/**
 * A part as bytes: a SHA-256 checksum, then the numbers as 64-bit little-endian.
 *
 * @param ensemble hash of the document
 * @param part     which draws
 * @param rows     [(to - from) x width], one row a draw
 */
export function packPart(ensemble: string, part: EnsemblePart, rows: Float64Array): Uint8Array {
  const payload = new Uint8Array(rows.length * 8);
  const view = new DataView(payload.buffer);
  for (let k = 0; k < rows.length; ++k) {
    // NaN has many bit patterns, and which one a computation leaves is up to the engine: one stands for all
    if (Number.isNaN(rows[k]!)) view.setUint32(k * 8 + 4, 0x7ff80000, true);
    else view.setFloat64(k * 8, rows[k]!, true);
  }
  const out = new Uint8Array(DIGEST + payload.length);
  out.set(digestOf(ensemble, part, payload));
  out.set(payload, DIGEST);
  return out;
}

/** The numbers of a part, or null when the bytes are damaged, cut short or of another ensemble. */
export function unpackPart(ensemble: string, part: EnsemblePart, bytes: Uint8Array): Float64Array | null {
  const draws = part.to - part.from;
  const size = bytes.length - DIGEST;
  if (size <= 0 || size % (8 * draws) !== 0) return null;
  const payload = bytes.subarray(DIGEST);
  if (!digestOf(ensemble, part, payload).equals(bytes.subarray(0, DIGEST))) return null;
  const view = new DataView(payload.buffer, payload.byteOffset, payload.length);
  return Float64Array.from({ length: size / 8 }, (_, k) => view.getFloat64(k * 8, true));
}
