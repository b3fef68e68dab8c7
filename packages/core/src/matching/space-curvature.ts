import type { SpaceModel } from "./space-model.ts";
import { type SmoothedDual, takenUp } from "./space-smoothing.ts";

/** The groups that spread over several destinations at some prices: what bends the smoothed dual there. */
export interface Undecided {
  readonly width: number;
  /** First entry of each such group, and the end of the last. */
  readonly starts: Int32Array;
  /** m_g / w of each such group. */
  readonly factor: Float64Array;
  /** Cell of each entry's destination, [S x R]. */
  readonly cell: Int32Array;
  /** Share of the group that goes there, > 0. */
  readonly share: Float64Array;
}

/** Picks them out at the prices that were evaluated last. */
export function undecidedGroups({ regions: R, movable }: SpaceModel, { width, starts, to, weight }: SmoothedDual): Undecided {
  const cell = new Int32Array(to.length);
  const share = new Float64Array(to.length);
  const first: number[] = [];
  const factor: number[] = [];
  let count = 0;
  for (let group = 0; group < movable.length; ++group) {
    const before = count;
    for (let c = starts[group]!; c < starts[group + 1]!; ++c) {
      if (weight[c] === 0) continue;
      cell[count] = group - (group % R) + to[c]!;
      share[count++] = weight[c]!;
    }
    if (count - before < 2) {
      count = before;
      continue;
    }
    first.push(before);
    factor.push(movable[group]! / width);
  }
  return {
    width,
    starts: Int32Array.from([...first, count]),
    factor: Float64Array.from(factor),
    cell: cell.subarray(0, count),
    share: share.subarray(0, count),
  };
}

/**
 * Second derivative of the smoothed dual times a direction.
 *
 *     H v = A' diag-blocks(m_g / w (diag(share) - share share')) A v,   A v = sum_k a_k v_k
 *
 * @param out [resources x R], overwritten
 */
export function curvatureTimes(model: SpaceModel, undecided: Undecided, direction: Float64Array, out: Float64Array): void {
  const { regions: R, industries: S, rate } = model;
  const { starts, factor, cell, share } = undecided;
  const fall = new Float64Array(S * R);
  for (let k = 0; k < rate.length; ++k) {
    const use = rate[k]!;
    for (let s = 0; s < S; ++s) {
      for (let j = 0; j < R; ++j) fall[s * R + j]! += use[s * R + j]! * direction[k * R + j]!;
    }
  }
  const change = new Float64Array(S * R);
  for (let g = 0; g < factor.length; ++g) {
    const end = starts[g + 1]!;
    let mean = 0;
    for (let c = starts[g]!; c < end; ++c) mean += share[c]! * fall[cell[c]!]!;
    for (let c = starts[g]!; c < end; ++c) change[cell[c]!]! += factor[g]! * share[c]! * (fall[cell[c]!]! - mean);
  }
  takenUp(model, change, out);
}

/** Blocks of the second derivative on the diagonal, one [resources x resources] per region. */
export function curvatureBlocks({ regions: R, industries: S, rate }: SpaceModel, undecided: Undecided): Float64Array[] {
  const { starts, factor, cell, share } = undecided;
  const own = new Float64Array(S * R);
  for (let g = 0; g < factor.length; ++g) {
    for (let c = starts[g]!; c < starts[g + 1]!; ++c) own[cell[c]!]! += factor[g]! * share[c]! * (1 - share[c]!);
  }
  const K = rate.length;
  return Array.from({ length: R }, (_, i) => {
    const block = new Float64Array(K * K);
    for (let s = 0; s < S; ++s) {
      const at = s * R + i;
      for (let k = 0; k < K; ++k) for (let l = 0; l < K; ++l) block[k * K + l]! += own[at]! * rate[k]![at]! * rate[l]![at]!;
    }
    return block;
  });
}
