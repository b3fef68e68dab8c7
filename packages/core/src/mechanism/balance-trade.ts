import { InputError } from "../errors/index.ts";
import { fixedPoint } from "../numeric/index.ts";

export interface BalancedTrade {
  /** pi, [S x N x N] (industry, buyer, seller); rows sum to one where something is bought. */
  readonly tradeShares: Float64Array;
  /** Largest relative gap between flows added up by seller and output, by industry, [S]. */
  readonly residuals: Float64Array;
  /** ln a, [S x N]: a start for a neighbouring problem. */
  readonly logScale: Float64Array;
}

/**
 * Trade shares that carry given outputs to given purchases along a gravity kernel (biproportional balancing).
 *
 *     pi[n,i] = K[n,i] a[i] / sum_k K[n,k] a[k],     sum_n pi[n,i] X[n] r[n,i] = Y[i]
 *
 * An industry whose purchases and sales differ in total is balanced to sales scaled to what reaches sellers.
 *
 * @param kernel K, [S x N x N] (industry, buyer, seller), >= 0
 * @param purchases X, [S x N], money, >= 0
 * @param output Y, [S x N], money, >= 0
 * @param received part of each payment that reaches the seller, [S x N x N]; null for all of it
 * @param start ln a of a neighbouring problem, [S x N]; null starts from outputs
 * @throws InputError `unreachable-region` when somebody buys and no seller is within reach, or sells and has no buyer
 * @see Deming and Stephan (1940)
 */
export function balanceTrade(
  kernel: Float64Array,
  purchases: Float64Array,
  output: Float64Array,
  regions: number,
  received: Float64Array | null = null,
  start: Float64Array | null = null,
): BalancedTrade {
  const industries = purchases.length / regions;
  const tradeShares = new Float64Array(kernel.length);
  const residuals = new Float64Array(industries);
  const logScale = start?.slice() ?? output.map((value) => Math.log(value));
  for (let j = 0; j < industries; ++j) {
    residuals[j] = balanceIndustry(j, kernel, purchases, output, regions, received, tradeShares, logScale);
  }
  return { tradeShares, residuals, logScale };
}

function balanceIndustry(
  industry: number,
  kernel: Float64Array,
  purchases: Float64Array,
  output: Float64Array,
  regions: number,
  received: Float64Array | null,
  shares: Float64Array,
  logScaleOf: Float64Array,
): number {
  const first = industry * regions;
  const makers: number[] = [];
  let made = 0;
  let bought = 0;
  for (let i = 0; i < regions; ++i) {
    if (output[first + i]! > 0) makers.push(i);
    made += output[first + i]!;
    bought += purchases[first + i]!;
  }
  if (bought === 0 || made === 0) {
    if (bought === made) return 0;
    throw new InputError(
      "unreachable-region",
      `balanceTrade: industry ${industry + 1} has purchases of ${bought.toPrecision(4)} and output of ${made.toPrecision(4)}; both must be positive or both zero.`,
      { industry },
    );
  }
  const scale = new Float64Array(regions);
  const sold = new Float64Array(regions);
  const pass = (logScale: Float64Array): void => {
    scale.fill(0);
    for (let k = 0; k < makers.length; ++k) scale[makers[k]!] = Math.exp(logScale[k]!);
    sold.fill(0);
    for (let n = 0; n < regions; ++n) {
      const row = (first + n) * regions;
      let reach = 0;
      for (let i = 0; i < regions; ++i) {
        const value = kernel[row + i]! * scale[i]!;
        shares[row + i] = value;
        reach += value;
      }
      const buys = purchases[first + n]!;
      if (!(reach > 0)) {
        if (!(buys > 0)) continue;
        throw new InputError(
          "unreachable-region",
          `balanceTrade: region ${n + 1} buys from industry ${industry + 1} but no maker is within reach.`,
          {
            industry,
            region: n,
          },
        );
      }
      for (let i = 0; i < regions; ++i) {
        const share = shares[row + i]! / reach;
        shares[row + i] = share;
        sold[i] = sold[i]! + share * buys * (received ? received[row + i]! : 1);
      }
    }
  };
  const start = Float64Array.from(makers, (i) => logScaleOf[first + i]!);
  const result = fixedPoint(
    (x, out) => {
      pass(x);
      let total = 0;
      for (const i of makers) total += sold[i]!;
      for (let k = 0; k < makers.length; ++k) {
        const i = makers[k]!;
        if (!(sold[i]! > 0)) {
          throw new InputError(
            "unreachable-region",
            `balanceTrade: region ${i + 1} makes industry ${industry + 1} but has no buyer within reach.`,
            {
              industry,
              region: i,
            },
          );
        }
        out[k] = x[k]! + Math.log(((output[first + i]! / made) * total) / sold[i]!);
      }
    },
    start,
    { tolerance: 1e-13, maxIterations: 2000, damping: 1, memory: 8 },
  );
  pass(result.x);
  for (let k = 0; k < makers.length; ++k) logScaleOf[first + makers[k]!] = result.x[k]!;
  return result.residuals.at(-1)!;
}
