import { InputError, type Issue } from "../errors/index.ts";

/** Mean of positive rates above which a baseline was probably given in percent. */
const PERCENT_MEAN = 1;

/**
 * Checks ad valorem tariffs: rates as fractions, neither factors nor percent.
 *
 * @param tariffs rates, any layout that has the region's purchases from itself in it
 * @throws InputError `out-of-range` for -1 or less and for a table of factors 1 + t
 */
export function checkTariffs(caller: string, tariffs: Float64Array): void {
  let least = Number.POSITIVE_INFINITY;
  for (const value of tariffs) {
    if (!(value > -1 && Number.isFinite(value))) {
      throw new InputError(
        "out-of-range",
        `${caller}: a tariff is ${value}; a tariff of -1 or less has no price. Give rates as fractions (0.05 for 5 %).`,
        { value },
      );
    }
    if (value < least) least = value;
  }
  if (least >= 1) {
    throw new InputError(
      "out-of-range",
      `${caller}: every tariff is at least ${least}, that of regions on themselves too; these look like factors 1 + t. Subtract one: rates are fractions (0.05 for 5 %).`,
      { least },
    );
  }
}

/** Says so when tariffs of a baseline look like percent. */
export function warnPercent(tariffs: Float64Array, issues: Issue[]): void {
  let sum = 0;
  let count = 0;
  for (const value of tariffs) {
    if (value <= 0) continue;
    sum += value;
    count += 1;
  }
  if (count === 0 || sum / count <= PERCENT_MEAN) return;
  issues.push({
    code: "tariffs-look-like-percent",
    severity: "warning",
    given: (sum / count).toPrecision(4),
    needed: "fractions (0.05 for 5 %)",
    message: `Positive tariffs average ${Math.round((100 * sum) / count)} % of the price; they look like percent.`,
    hint: "Divide by 100 if they are: a tariff of 5 % is 0.05.",
    params: { mean: sum / count },
  });
}
