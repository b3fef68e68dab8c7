import { costPowers, finalSpendingWithWedges, keptOfRow, logPrices, salesOfRow, spending } from "./conditions/index.ts";
import type { SweepWork } from "./sweep-work.ts";
import type { EquilibriumSystem } from "./system.ts";

/** Conditions 5 and 6 for all industries: prices, final spending, sales. */
export function clearGoods(system: EquilibriumSystem, work: SweepWork): void {
  const n = system.regionCount;
  const pairs = n * n;
  const { kernel } = system;
  const untaxed = system.untaxed ?? kernel;
  const received = system.received ?? untaxed;
  const redone: { industry: number; row: number; logSum: number }[] = [];
  const wedges = received !== kernel;
  const tariffSum = work.scratch;
  for (let j = 0; j < system.industryCount; ++j) {
    const start = j * n;
    const q = work.powerRows[j]!;
    const phi = work.phiRows[j]!;
    const theta = system.tradeElasticity[j]!;
    const least = costPowers(work.logCost, start, theta, q);
    work.kernel.priceSums(j, q, phi);
    const rows = logPrices(kernel, j * pairs, work.logCost, start, theta, least, phi, work.logPrice);
    for (const row of rows) redone.push({ industry: j, ...row });
    if (!wedges) continue;
    work.untaxed.priceSums(j, q, tariffSum);
    for (let m = 0; m < n; ++m) work.tariffPart[start + m] = phi[m]! > 0 ? 1 - tariffSum[m]! / phi[m]! : 0;
    if (system.received) {
      work.received.priceSums(j, q, work.reach);
      for (let m = 0; m < n; ++m) work.feePart[start + m] = phi[m]! > 0 ? (tariffSum[m]! - work.reach[m]!) / phi[m]! : 0;
    }
    for (const { row, logSum } of rows) {
      const net = keptOfRow(kernel, untaxed, j * pairs, work.logCost, start, theta, row, logSum, n);
      work.tariffPart[start + row] = 1 - net;
      if (!system.received) continue;
      const kept = keptOfRow(kernel, received, j * pairs, work.logCost, start, theta, row, logSum, n);
      work.feePart[start + row] = net - kept;
    }
  }
  if (wedges) {
    finalSpendingWithWedges(
      work.ownIncome,
      system.consumptionShares,
      work.purchases,
      work.tariffPart,
      work.feePart,
      system.headquarters,
      work.finalSpending,
    );
  } else work.finalSpending.set(work.ownIncome);
  spending(system.consumptionShares, work.finalSpending, work.purchases, work.spending);
  for (let j = 0; j < system.industryCount; ++j) {
    work.received.sales(j, work.powerRows[j]!, work.phiRows[j]!, work.spending, work.nextOutput);
  }
  for (const { industry, row, logSum } of redone) {
    const start = industry * n;
    salesOfRow(
      kernel,
      received,
      industry * pairs,
      work.logCost,
      start,
      system.tradeElasticity[industry]!,
      row,
      logSum,
      work.spending[start + row]!,
      work.nextOutput,
      n,
    );
  }
}
