import { orthogonalise } from "./newton-krylov.ts";

/** A complex number as plain data. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/**
 * Eigenvalues of a real upper Hessenberg matrix by the shifted QR algorithm.
 *
 * @param matrix [n x n] row-major, zero below the first subdiagonal; not modified
 * @returns n eigenvalues, complex pairs adjacent; NaN when 60 sweeps do not isolate one
 * @see Golub and Van Loan (2013), section 7.5 (explicit double shift carried out in complex arithmetic)
 */
export function hessenbergEigenvalues(matrix: Float64Array, n: number): Complex[] {
  const re = matrix.slice();
  const im = new Float64Array(n * n);
  const found: Complex[] = new Array(n);
  let high = n - 1;
  let sweeps = 0;
  while (high >= 0) {
    let low = high;
    while (low > 0) {
      const scale = modulus(re, im, (low - 1) * n + low - 1) + modulus(re, im, low * n + low);
      if (modulus(re, im, low * n + low - 1) <= 1e-15 * (scale === 0 ? 1 : scale)) break;
      low -= 1;
    }
    if (low === high) {
      found[high] = { re: re[high * n + high]!, im: im[high * n + high]! };
      high -= 1;
      sweeps = 0;
      continue;
    }
    if (++sweeps > 60) {
      for (let k = 0; k <= high; ++k) found[k] = { re: Number.NaN, im: Number.NaN };
      break;
    }
    const shift = sweeps % 11 === 10 ? exceptionalShift(re, im, high, n) : wilkinsonShift(re, im, high, n);
    qrSweep(re, im, low, high, n, shift);
  }
  const scale = Math.max(...found.map((value) => Math.hypot(value.re, value.im)), 0);
  return found.map((value) => (Math.abs(value.im) <= 1e-12 * scale ? { re: value.re, im: 0 } : value));
}

function modulus(re: Float64Array, im: Float64Array, k: number): number {
  return Math.hypot(re[k]!, im[k]!);
}

function exceptionalShift(re: Float64Array, im: Float64Array, high: number, n: number): Complex {
  return { re: re[high * n + high]! + modulus(re, im, high * n + high - 1), im: im[high * n + high]! };
}

/** Eigenvalue of the trailing 2 x 2 block nearer to its last entry. */
function wilkinsonShift(re: Float64Array, im: Float64Array, high: number, n: number): Complex {
  const a = (high - 1) * n + high - 1;
  const d = high * n + high;
  const b = (high - 1) * n + high;
  const c = high * n + high - 1;
  const halfRe = (re[a]! - re[d]!) / 2;
  const halfIm = (im[a]! - im[d]!) / 2;
  const root = complexRoot(
    halfRe * halfRe - halfIm * halfIm + re[b]! * re[c]! - im[b]! * im[c]!,
    2 * halfRe * halfIm + re[b]! * im[c]! + im[b]! * re[c]!,
  );
  const sign = halfRe * root.re + halfIm * root.im >= 0 ? -1 : 1;
  return { re: re[d]! + halfRe + sign * root.re, im: im[d]! + halfIm + sign * root.im };
}

function complexRoot(re: number, im: number): Complex {
  const size = Math.hypot(re, im);
  const root = Math.sqrt((size + Math.abs(re)) / 2);
  if (root === 0) return { re: 0, im: 0 };
  return re >= 0 ? { re: root, im: im / (2 * root) } : { re: Math.abs(im) / (2 * root), im: im >= 0 ? root : -root };
}

/** One shifted QR sweep by complex Givens rotations on rows and columns low..high. */
function qrSweep(re: Float64Array, im: Float64Array, low: number, high: number, n: number, shift: Complex): void {
  const rotations: { c: number; sr: number; si: number }[] = [];
  for (let k = low; k <= high; ++k) {
    re[k * n + k] = re[k * n + k]! - shift.re;
    im[k * n + k] = im[k * n + k]! - shift.im;
  }
  for (let k = low; k < high; ++k) {
    const ar = re[k * n + k]!;
    const ai = im[k * n + k]!;
    const br = re[(k + 1) * n + k]!;
    const bi = im[(k + 1) * n + k]!;
    const sizeA = Math.hypot(ar, ai);
    const radius = Math.hypot(sizeA, Math.hypot(br, bi));
    // unitary [c, s; -conj(s), c] that sends (a, b) to (r, 0)
    const phaseR = sizeA > 0 ? ar / sizeA : 1;
    const phaseI = sizeA > 0 ? ai / sizeA : 0;
    const c = radius > 0 ? sizeA / radius : 1;
    const sr = radius > 0 ? (phaseR * br + phaseI * bi) / radius : 0;
    const si = radius > 0 ? (phaseI * br - phaseR * bi) / radius : 0;
    rotations.push({ c, sr, si });
    for (let j = k; j <= high; ++j) {
      const p = k * n + j;
      const q = (k + 1) * n + j;
      const ur = re[p]!;
      const ui = im[p]!;
      const vr = re[q]!;
      const vi = im[q]!;
      re[p] = c * ur + sr * vr - si * vi;
      im[p] = c * ui + sr * vi + si * vr;
      re[q] = c * vr - (sr * ur + si * ui);
      im[q] = c * vi - (sr * ui - si * ur);
    }
  }
  for (let k = low; k < high; ++k) {
    const { c, sr, si } = rotations[k - low]!;
    const last = Math.min(k + 2, high);
    for (let i = low; i <= last; ++i) {
      const p = i * n + k;
      const q = i * n + k + 1;
      const ur = re[p]!;
      const ui = im[p]!;
      const vr = re[q]!;
      const vi = im[q]!;
      re[p] = c * ur + sr * vr + si * vi;
      im[p] = c * ui + sr * vi - si * vr;
      re[q] = c * vr - (sr * ur - si * ui);
      im[q] = c * vi - (sr * ui + si * ur);
    }
  }
  for (let k = low; k <= high; ++k) {
    re[k * n + k] = re[k * n + k]! + shift.re;
    im[k * n + k] = im[k * n + k]! + shift.im;
  }
}

export interface ArnoldiOptions {
  /** Krylov dimension. Default min(n, 24). */
  readonly dimension?: number;
  /** First vector, [n], not zero. Default a fixed vector with all frequencies. */
  readonly start?: Float64Array;
}

export interface ArnoldiResult {
  /** Ritz values, largest real part first. */
  readonly values: readonly Complex[];
  /** Largest modulus among them: the spectral radius seen. */
  readonly radius: number;
  /** Size of the last subdiagonal entry: 0 when the Krylov space is invariant and the values are exact. */
  readonly remainder: number;
  /** Products with the operator. */
  readonly products: number;
}

/**
 * Outer eigenvalues of an operator of which only products are known.
 *
 * @param apply writes A v to `out`, [n]
 * @param n size
 * @see Arnoldi (1951); Saad (2011), Numerical Methods for Large Eigenvalue Problems, section 6.2
 */
export function arnoldiEigenvalues(
  apply: (v: Float64Array, out: Float64Array) => void,
  n: number,
  options: ArnoldiOptions = {},
): ArnoldiResult {
  const dimension = Math.min(options.dimension ?? 24, n);
  const first =
    options.start?.slice() ?? Float64Array.from({ length: n }, (_, i) => Math.sin(1 + 1.7 * i) + 0.3 * Math.cos(i * i));
  const length = Math.hypot(...first);
  const basis = [first.map((value) => value / length)];
  const columns: Float64Array[] = [];
  let remainder = 0;
  let size = 0;
  for (let k = 0; k < dimension; ++k) {
    const w = new Float64Array(n);
    apply(basis[k]!, w);
    let before = 0;
    for (let i = 0; i < n; ++i) before += w[i]! * w[i]!;
    const column = new Float64Array(dimension + 1);
    orthogonalise(w, basis, k + 1, column);
    let after = 0;
    for (let i = 0; i < n; ++i) after += w[i]! * w[i]!;
    remainder = Math.sqrt(after);
    column[k + 1] = remainder;
    columns.push(column);
    size = k + 1;
    if (remainder <= 1e-10 * Math.sqrt(before) || before === 0) {
      remainder = 0;
      break;
    }
    basis.push(w.map((value) => value / remainder));
  }
  const h = new Float64Array(size * size);
  for (let c = 0; c < size; ++c) for (let r = 0; r <= Math.min(c + 1, size - 1); ++r) h[r * size + c] = columns[c]![r]!;
  const values = hessenbergEigenvalues(h, size).sort((a, b) => b.re - a.re);
  return {
    values,
    radius: Math.max(...values.map((value) => Math.hypot(value.re, value.im))),
    remainder: size === n ? 0 : remainder,
    products: size,
  };
}

/**
 * Spectral radius of a matrix without negative entries, between the Collatz-Wielandt bounds of a power iteration on I + A.
 *
 * @param matrix [n x n] row-major, entries >= 0
 * @returns the radius to 1e-10, or the upper bound when 10,000 products do not get there
 * @see Horn and Johnson (2013), section 8.1
 */
export function nonnegativeSpectralRadius(matrix: Float64Array, n: number): number {
  let x = new Float64Array(n).fill(1);
  let upper = Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration < 10_000; ++iteration) {
    const y = new Float64Array(n);
    let lower = Number.POSITIVE_INFINITY;
    upper = 0;
    let size = 0;
    for (let r = 0; r < n; ++r) {
      let sum = x[r]!;
      for (let c = 0; c < n; ++c) sum += matrix[r * n + c]! * x[c]!;
      y[r] = sum;
      lower = Math.min(lower, sum / x[r]!);
      upper = Math.max(upper, sum / x[r]!);
      size = Math.max(size, sum);
    }
    if (upper - lower < 1e-10 * upper) return (upper + lower) / 2 - 1;
    x = y.map((value) => Math.max(value / size, 1e-300));
  }
  return upper - 1;
}
