import { InputError } from "../errors/index.ts";
import { inputPurchases, spending } from "./conditions/index.ts";
import type { Mobility } from "./economy.ts";
import type { EconomyInput } from "./economy-input.ts";
import { columnTotals } from "./read-options.ts";

/** Purchases and outputs between which a gravity kernel is balanced, [S x N]. */
export function kernelPurchases(
  input: EconomyInput,
  coefficients: Float64Array,
  valueAdded: Float64Array,
  mobility: Mobility,
  n: number,
  s: number,
  table: (name: string, values: ArrayLike<number>) => Float64Array,
): { readonly bought: Float64Array; readonly made: Float64Array } {
  if (input.tariffs || input.sellerShare) {
    throw new InputError(
      "missing-input",
      "createEconomy: tradeKernel does not go with tariffs or fees; give tradeShares or flows.",
    );
  }
  if (!input.output && !(s === 1 && input.labourIncome)) {
    throw new InputError("missing-input", "createEconomy: tradeKernel needs output (or labourIncome with one industry).");
  }
  const made = input.output
    ? table("output", input.output)
    : Float64Array.from(input.labourIncome!, (value, m) => value / valueAdded[m]!);
  const earned = new Float64Array(n);
  if (input.labourIncome) earned.set(input.labourIncome);
  else
    made.forEach((value, cell) => {
      earned[cell % n] = earned[cell % n]! + valueAdded[cell]! * value;
    });
  let own: Float64Array = earned;
  if (mobility.kind === "commuting") {
    const workers = columnTotals(mobility.commuters, n);
    own = new Float64Array(n);
    for (let r = 0; r < n; ++r) {
      for (let i = 0; i < n; ++i) own[r] = own[r]! + (mobility.commuters[r * n + i]! * earned[i]!) / workers[i]!;
    }
  }
  const final = own.map((value, m) => value + (input.deficits ? input.deficits[m]! : 0));
  const shares = input.consumptionShares
    ? table("consumptionShares", input.consumptionShares)
    : new Float64Array(n * s).fill(1 / s);
  const bought = new Float64Array(n * s);
  inputPurchases(coefficients, made, n, bought);
  spending(shares, final, bought, bought);
  return { bought, made };
}
