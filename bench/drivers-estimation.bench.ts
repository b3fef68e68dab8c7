import { createRandom, fitTranslog, netEffectPanel, type TranslogFit } from "@jiju/core";

/** A panel of plausible size and spread with no planted interaction. */
function panel(regions: number, industries: number, years: number) {
  const random = createRandom(20);
  const cells = regions * industries * years;
  const agglomeration = new Float64Array(cells);
  const digitalLevel = new Float64Array(regions * years);
  for (let r = 0; r < regions; ++r) {
    const start = random.normal();
    for (let t = 0; t < years; ++t) digitalLevel[r * years + t] = 0.1 * Math.exp(0.4 * start + 0.08 * t + 0.05 * random.normal());
  }
  for (let cell = 0; cell < regions * industries; ++cell) {
    const start = random.normal();
    for (let t = 0; t < years; ++t) agglomeration[cell * years + t] = Math.exp(start + 0.1 * random.normal());
  }
  return netEffectPanel({
    regions: Array.from({ length: regions }, (_, i) => `r${i}`),
    industries: Array.from({ length: industries }, (_, i) => `s${i}`),
    years: Array.from({ length: years }, (_, i) => 2000 + i),
    productivity: agglomeration.map((a) => a ** 0.04 * Math.exp(0.05 * random.normal())),
    agglomeration,
    digitalLevel,
  });
}

const check = ({ estimate, test }: TranslogFit): boolean => {
  const [low, high] = estimate.interaction!.interval95;
  return (
    low < estimate.interaction!.estimate && high > estimate.interaction!.estimate && Math.abs(test!.pValue(low) - 0.05) < 0.002
  );
};
const provinces = panel(31, 19, 6);
let cities: ReturnType<typeof panel> | undefined;

export default [
  {
    name: "drivers-estimation/31x19x6, 9,999 draws (target 1 s)",
    size: "small" as const,
    run: () => fitTranslog(provinces, createRandom(1)),
    check,
  },
  {
    name: "drivers-estimation/340x20x20, 9,999 draws (target 20 s)",
    size: "full" as const,
    rounds: 1,
    run: () => {
      cities ??= panel(340, 20, 20);
      return fitTranslog(cities, createRandom(1));
    },
    check,
  },
];
