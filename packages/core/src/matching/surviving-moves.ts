import type { IndustryMove } from "./space-programme.ts";

/**
 * Moves that most draws of an ensemble agree on.
 *
 * @param draws moves of each draw
 * @param share share of draws in which a move must occur. Default 0.9
 * @returns moves with the share of draws that make them and their median amount over those draws, most frequent first
 */
export function survivingMoves(
  draws: readonly (readonly IndustryMove[])[],
  share = 0.9,
): readonly {
  readonly from: number;
  readonly to: number;
  readonly industry: number;
  readonly share: number;
  readonly amount: number;
}[] {
  const seen = new Map<string, { move: IndustryMove; amounts: number[] }>();
  for (const moves of draws) {
    for (const move of moves) {
      const key = `${move.from},${move.to},${move.industry}`;
      const entry = seen.get(key);
      if (entry) entry.amounts.push(move.amount);
      else seen.set(key, { move, amounts: [move.amount] });
    }
  }
  return [...seen.values()]
    .filter(({ amounts }) => amounts.length >= share * draws.length)
    .map(({ move: { from, to, industry }, amounts }) => {
      amounts.sort((a, b) => a - b);
      const middle = amounts.length >> 1;
      const median = amounts.length % 2 === 1 ? amounts[middle]! : (amounts[middle - 1]! + amounts[middle]!) / 2;
      return { from, to, industry, share: amounts.length / draws.length, amount: median };
    })
    .sort((a, b) => b.share - a.share || b.amount - a.amount);
}
