import { describe, expect, it } from "vitest";
import { createRandom, gmres, newtonKrylov } from "../../src/numeric/index.ts";

describe("gmres", () => {
  it("solves a linear system to rounding within n products", () => {
    const n = 12;
    const random = createRandom(7);
    const a = Float64Array.from({ length: n * n }, (_, at) => random.normal() / 4 + (at % (n + 1) === 0 ? 3 : 0));
    const x = Float64Array.from({ length: n }, () => random.normal());
    const apply = (v: Float64Array, out: Float64Array) => {
      for (let r = 0; r < n; ++r) {
        out[r] = 0;
        for (let c = 0; c < n; ++c) out[r] = out[r]! + a[r * n + c]! * v[c]!;
      }
    };
    const b = new Float64Array(n);
    apply(x, b);
    const result = gmres(apply, b, { tolerance: 1e-14 });
    expect(result.products).toBeLessThanOrEqual(n);
    for (let k = 0; k < n; ++k) expect(result.x[k]).toBeCloseTo(x[k]!, 11);
  });
});

describe("newtonKrylov", () => {
  it("finds the root of a small nonlinear system", () => {
    const result = newtonKrylov(
      (x, out) => {
        out[0] = x[0]! ** 2 + x[1]! ** 2 - 4;
        out[1] = Math.exp(x[0]!) + x[1]! - 1;
      },
      Float64Array.of(1, -1.5),
      { residualTolerance: 1e-12, tolerance: 1e-10 },
    );
    expect(result.status).toBe("converged");
    expect(result.x[0]).toBeCloseTo(1.00416873847466, 10);
    expect(result.x[1]).toBeCloseTo(-1.72963728702059, 10);
  });

  it("reports a system without a root", () => {
    const result = newtonKrylov((x, out) => out.set([x[0]! ** 2 + 1]), Float64Array.of(1), { maxIterations: 30 });
    expect(result.status).not.toBe("converged");
  });
});
