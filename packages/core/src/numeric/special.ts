const LN_SQRT_2PI = 0.9189385332046727;
const TINY = 1e-300;

/** Series of ln Gamma(x) - Stirling, x >= 15: 1/(12x) - 1/(360x^3) + ... */
function stirlingTail(x: number): number {
  const z = 1 / (x * x);
  return (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - z * (691 / 360360 - z / 156)))))) / x;
}

/**
 * Error of Stirling's formula: ln Gamma(x) - [(x - 1/2) ln x - x + ln sqrt(2 pi)].
 *
 * @param x > 0
 */
export function stirlingError(x: number): number {
  if (x >= 15) return stirlingTail(x);
  let shifted = x;
  let sum = 0;
  while (shifted < 15) {
    // error(x) - error(x + 1) = (x + 1/2) ln(1 + 1/x) - 1
    sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
    shifted += 1;
  }
  return sum + stirlingTail(shifted);
}

/**
 * Logarithm of the gamma function.
 *
 * @param x > 0
 * @returns about 15 significant digits, absolute near the roots at 1 and 2
 */
export function logGamma(x: number): number {
  return (x - 0.5) * Math.log(x) - x + LN_SQRT_2PI + stirlingError(x);
}

/** Deviance x ln(x / mean) + mean - x, without cancellation near x = mean (Loader 2000). */
function poissonDeviance(x: number, mean: number): number {
  const gap = x - mean;
  if (Math.abs(gap) < 0.1 * (x + mean)) {
    const v = gap / (x + mean);
    let sum = gap * v;
    let term = 2 * x * v;
    for (let j = 1; j < 1000; ++j) {
      term *= v * v;
      const next = sum + term / (2 * j + 1);
      if (next === sum) return next;
      sum = next;
    }
    return sum;
  }
  return x * Math.log(x / mean) + mean - x;
}

/**
 * Poisson mass with a real count: m^x e^(-m) / Gamma(x + 1).
 *
 * @param x    >= 0
 * @param mean >= 0
 * @see Loader (2000), Fast and accurate computation of binomial probabilities
 */
export function poissonMass(x: number, mean: number): number {
  if (mean === 0) return x === 0 ? 1 : 0;
  if (x === 0) return Math.exp(-mean);
  if (x < 1e-8) return Math.exp(x * Math.log(mean) - mean - logGamma(x + 1));
  return Math.exp(-stirlingError(x) - poissonDeviance(x, mean)) / Math.sqrt(2 * Math.PI * x);
}

/**
 * Binomial mass with real counts, density kernel of the beta distribution:
 * Gamma(n + 1) / [Gamma(x + 1) Gamma(n - x + 1)] p^x q^(n - x).
 *
 * @param x 0 <= x <= n
 * @param q 1 - p, passed on its own so that neither tail loses digits
 */
export function binomialMass(x: number, n: number, p: number, q: number): number {
  if (p === 0) return x === 0 ? 1 : 0;
  if (q === 0) return x === n ? 1 : 0;
  const y = n - x;
  if (x === 0) return Math.exp(p < 0.1 ? n * Math.log1p(-p) : n * Math.log(q));
  if (y === 0) return Math.exp(q < 0.1 ? n * Math.log1p(-q) : n * Math.log(p));
  const exponent = stirlingError(n) - stirlingError(x) - stirlingError(y) - poissonDeviance(x, n * p) - poissonDeviance(y, n * q);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * x * y));
}

/** The two regularised tails of an incomplete integral; they sum to 1 and each keeps its own digits. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x).
 *
 * Series below x = a + 1, Lentz's continued fraction above; relative accuracy about 1e-13 in the tail that is computed.
 *
 * @param a > 0
 * @param x >= 0
 * @see Abramowitz and Stegun (1964), 6.5.29 and 6.5.31
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (!(x > 0)) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    let term = 1;
    let sum = 1;
    for (let n = 1; n < 100_000 && term > sum * 1e-17; ++n) {
      term *= x / (a + n);
      sum += term;
    }
    const lower = poissonMass(a, x) * sum;
    return { lower, upper: 1 - lower };
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 100_000; ++i) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b || TINY);
    c = b + an / c || TINY;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  const upper = poissonMass(a, x) * a * fraction;
  return { lower: 1 - upper, upper };
}

/**
 * Regularised incomplete beta functions I_x(a, b) and 1 - I_x(a, b).
 *
 * @param x in [0, 1]
 * @param y 1 - x, passed on its own so that neither tail loses digits
 * @param a > 0
 * @param b > 0
 * @see Abramowitz and Stegun (1964), 26.5.8
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): Tails {
  if (!(x > 0)) return { lower: 0, upper: 1 };
  if (!(y > 0)) return { lower: 1, upper: 0 };
  if (x * (a + b + 2) < a + 1) {
    const lower = betaFraction(x, y, a, b);
    return { lower, upper: 1 - lower };
  }
  const upper = betaFraction(y, x, b, a);
  return { lower: 1 - upper, upper };
}

function betaFraction(x: number, y: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let fraction = d;
  for (let m = 1; m < 100_000; ++m) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  // x^a y^b / (a B(a, b)) from the binomial mass: Gamma(a + b) / [Gamma(a + 1) Gamma(b)] = C(a + b, a) b / (a + b).
  return ((binomialMass(a, a + b, x, y) * b) / (a + b)) * fraction;
}
