import {
  congestionScenario,
  defaultNetEffectModel,
  hicksDecomposition,
  type IndifferenceCurve,
  indifferenceMap,
  netEffectSurface,
} from "@jiju/core";

const surface = netEffectSurface(defaultNetEffectModel);
const window = { agglomeration: [0.05, 10], digitalLevel: [0.05, 6] } as const;

interface Frame {
  readonly map: readonly IndifferenceCurve[];
  readonly ordered: boolean;
  readonly tangent: number;
}

/** What one move of a slider on the page of figures recomputes: a map of nine curves, Figure 1a and Figure 1b. */
function frame(): Frame {
  const map = indifferenceMap(surface, window, { count: 9 });
  const { ordered } = congestionScenario(defaultNetEffectModel);
  const hicks = hicksDecomposition(
    surface,
    { agglomeration: 1, digitalLevel: 1 },
    { old: { agglomeration: 1, digital: 2 }, new: { agglomeration: 1, digital: 1 } },
    3,
  );
  return { map, ordered, tangent: hicks.split!.p2.logEffect - hicks.p1.logEffect };
}

export default [
  {
    name: "drivers-figures/9-curves+1a+1b (target 16 ms)",
    size: "small" as const,
    run: frame,
    check: ({ map, ordered, tangent }: Frame) =>
      ordered &&
      Math.abs(tangent) < 1e-12 &&
      map.every(({ agglomeration, digitalLevel, logEffect }) =>
        agglomeration.every((a, index) => {
          const t = digitalLevel[index]!;
          return Number.isNaN(t) || Math.abs(surface.logEffect(a, t) - logEffect) < 1e-10;
        }),
      ),
  },
];
