/** Newton's method with a dense numeric Jacobian and elimination with row exchanges: no part of the project. */
export function newton(f: (z: readonly number[]) => number[], start: readonly number[]): number[] {
  let z = [...start];
  for (let iteration = 0; iteration < 60; ++iteration) {
    const r = f(z);
    if (Math.max(...r.map(Math.abs)) < 1e-13) break;
    const n = z.length;
    const jacobian = r.map((value) => [...new Array<number>(n).fill(0), -value]);
    for (let c = 0; c < n; ++c) {
      const h = 1e-6;
      const up = f(z.map((value, k) => (k === c ? value + h : value)));
      const down = f(z.map((value, k) => (k === c ? value - h : value)));
      for (let row = 0; row < n; ++row) jacobian[row]![c] = (up[row]! - down[row]!) / (2 * h);
    }
    for (let k = 0; k < n; ++k) {
      let pivot = k;
      for (let row = k; row < n; ++row) if (Math.abs(jacobian[row]![k]!) > Math.abs(jacobian[pivot]![k]!)) pivot = row;
      [jacobian[k], jacobian[pivot]] = [jacobian[pivot]!, jacobian[k]!];
      for (let row = 0; row < n; ++row) {
        if (row === k) continue;
        const factor = jacobian[row]![k]! / jacobian[k]![k]!;
        for (let c = k; c <= n; ++c) jacobian[row]![c] = jacobian[row]![c]! - factor * jacobian[k]![c]!;
      }
    }
    const step = jacobian.map((row, k) => row[n]! / row[k]!);
    const size = Math.max(...step.map(Math.abs));
    z = z.map((value, k) => value + step[k]! * Math.min(1, 0.7 / size));
  }
  return z;
}
