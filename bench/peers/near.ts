import type { Agreement } from "./comparison.ts";

/** @returns whether two lists of numbers agree within a share of the largest of ours */
export function near(what: string, ours: ArrayLike<number>, theirs: ArrayLike<number>, tolerance: number): Agreement {
  let most = 0;
  let scale = 0;
  for (let i = 0; i < ours.length; ++i) {
    most = Math.max(most, Math.abs(ours[i]! - theirs[i]!));
    scale = Math.max(scale, Math.abs(ours[i]!));
  }
  const share = most / scale;
  const agrees = ours.length === theirs.length && share <= tolerance;
  return { agrees, said: `${what} within ${share.toExponential(0)} of the largest` };
}

/** @returns agreement where all agree */
export function all(...found: readonly Agreement[]): Agreement {
  return { agrees: found.every(({ agrees }) => agrees), said: found.map(({ said }) => said).join("; ") };
}
