import { logNetEffect, type NetEffectModel } from "../drivers/index.ts";
import { multiplyRows } from "../numeric/index.ts";
import { fillProximityKernelRows } from "../space/index.ts";

/** A without the own cell, over the first year's activity-weighted mean. */
export function reachWithoutOwn(
  employment: Float64Array,
  distances: Float64Array,
  R: number,
  S: number,
  Y: number,
  halfDistanceKm: number,
): Float64Array {
  const width = S * Y;
  const columns = new Float64Array(width * R);
  for (let i = 0; i < R; ++i) for (let c = 0; c < width; ++c) columns[c * R + i] = employment[i * width + c]!;
  const out = new Float64Array(R * width);
  const kernel = new Float64Array(2 * R);
  const unused = new Float64Array(2 * R);
  const scale = new Float64Array(2);
  const products = new Float64Array(2 * width);
  for (let from = 0; from < R; from += 2) {
    const rows = Math.min(2, R - from);
    fillProximityKernelRows(distances, R, { halfDistanceKm, ownCell: "left-out" }, from, from + rows, kernel, unused, scale);
    multiplyRows(columns, width, R, kernel, 2, products, 0, width);
    for (let row = 0; row < rows; ++row) {
      const lift = Math.exp(-scale[row]!);
      for (let c = 0; c < width; ++c) out[(from + row) * width + c] = products[row * width + c]! * lift;
    }
  }
  for (let s = 0; s < S; ++s) {
    let weighted = 0;
    let total = 0;
    for (let i = 0; i < R; ++i) {
      weighted += employment[i * width + s * Y]! * out[i * width + s * Y]!;
      total += employment[i * width + s * Y]!;
    }
    const mean = weighted / total;
    for (let i = 0; i < R; ++i) for (let y = 0; y < Y; ++y) out[i * width + s * Y + y]! /= mean;
  }
  return out;
}

/** ln RE(A, T relative to the first year's national mean), [R x S x Y]; NaN where A is. */
export function logEffects(
  agglomeration: Float64Array,
  digitalLevel: Float64Array,
  R: number,
  S: number,
  Y: number,
  model: NetEffectModel,
): Float64Array {
  let mean = 0;
  for (let i = 0; i < R; ++i) mean += digitalLevel[i * Y]! / R;
  return agglomeration.map((a, cell) => {
    const i = Math.floor(cell / (S * Y));
    return Number.isNaN(a) ? Number.NaN : logNetEffect(model, a, digitalLevel[i * Y + (cell % Y)]! / mean);
  });
}
