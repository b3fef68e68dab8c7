import {
  createRandom,
  digitalLevel,
  effectiveProximity,
  type ProximityPanel,
  type ProximityPanelInput,
  populationDistances,
  proximityKernels,
  proximityPanel,
} from "@jiju/core";

/** Regions at random places of a square of 4,000 km, with activity, digital levels and tradability. */
function country(regions: number, industries: number, years: number): Required<ProximityPanelInput> {
  const random = createRandom(1);
  const x = Float64Array.from({ length: regions }, () => 4000 * random.uniform());
  const y = Float64Array.from({ length: regions }, () => 4000 * random.uniform());
  const distances = new Float64Array(regions * regions);
  for (let i = 0; i < regions; ++i) {
    for (let j = 0; j < regions; ++j) distances[i * regions + j] = i === j ? 20 : Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) + 1;
  }
  return {
    regions,
    industries,
    years,
    activity: Float64Array.from({ length: regions * industries * years }, () => Math.exp(random.normal())),
    digitalLevel: Float64Array.from({ length: regions * years }, () => 0.05 + 0.95 * random.uniform()),
    tradability: Float64Array.from({ length: industries }, () => random.uniform()),
    distances,
  };
}

/** The definition, pair by pair, for every cell. */
function plainPanel(input: Required<ProximityPanelInput>, halfDistanceKm: number): number {
  const { regions: R, industries: S, years: Y } = input;
  const delta = Math.LN2 / halfDistanceKm;
  let last = 0;
  for (let s = 0; s < S; ++s) {
    for (let y = 0; y < Y; ++y) {
      for (let i = 0; i < R; ++i) {
        let phi = 0;
        for (let j = 0; j < R; ++j) {
          const online = input.tradability![s]! * Math.sqrt(input.digitalLevel![i * Y + y]! * input.digitalLevel![j * Y + y]!);
          const d = input.distances[i * R + j]!;
          const mixed = (1 - online) * Math.exp(-delta * d) + online * Math.exp(-0.35 * delta * d);
          phi += mixed * input.activity[(j * S + s) * Y + y]!;
        }
        last = phi;
      }
    }
  }
  return last;
}

/** Does the last cell equal the plain definition? */
function lastCellIsRight(input: Required<ProximityPanelInput>, halfDistanceKm: number, panel: ProximityPanel): boolean {
  const { regions: R, industries: S, years: Y } = input;
  const kernels = proximityKernels(input.distances, R, { halfDistanceKm });
  const one = effectiveProximity(kernels, {
    activity: Float64Array.from({ length: R }, (_, i) => input.activity[(i * S + S - 1) * Y + Y - 1]!),
    digitalLevel: Float64Array.from({ length: R }, (_, i) => input.digitalLevel![i * Y + Y - 1]!),
    levelOf: Int32Array.of(0),
    tradability: Float64Array.of(input.tradability![S - 1]!),
  });
  const got = panel.effectiveProximity[(R * S - 1) * Y + Y - 1]!;
  return Math.abs(got / one.total[R - 1]! - 1) < 1e-10;
}

const provinces = country(31, 19, 9);
const cities = country(340, 20, 10);
let counties: Required<ProximityPanelInput> | undefined;

function points(count: number, regions: number) {
  const random = createRandom(2);
  return {
    lon: Float64Array.from({ length: count }, () => 90 + 30 * random.uniform()),
    lat: Float64Array.from({ length: count }, () => 20 + 30 * random.uniform()),
    population: Float64Array.from({ length: count }, () => Math.exp(12 + random.normal())),
    region: Int32Array.from({ length: count }, (_, k) => k % regions),
    areaKm2: new Float64Array(count).fill(3000),
  };
}

export default [
  {
    name: "measures-proximity/panel 31x19x9",
    size: "small" as const,
    run: () => proximityPanel(provinces, { halfDistanceKm: 200 }),
    check: (panel: ProximityPanel) => lastCellIsRight(provinces, 200, panel),
    plain: () => plainPanel(provinces, 200),
  },
  {
    name: "measures-proximity/panel 340x20x10",
    size: "full" as const,
    run: () => proximityPanel(cities, { halfDistanceKm: 50 }),
    check: (panel: ProximityPanel) => lastCellIsRight(cities, 50, panel),
    plain: () => plainPanel(cities, 50),
  },
  {
    name: "measures-proximity/panel 3000x20x20",
    size: "full" as const,
    rounds: 1,
    run: () => {
      counties ??= country(3000, 20, 20);
      return proximityPanel(counties, { halfDistanceKm: 50 });
    },
    check: (panel: ProximityPanel) => lastCellIsRight(counties!, 50, panel),
  },
  {
    name: "measures-proximity/distances of 31 regions by 2,900 points",
    size: "full" as const,
    run: () => populationDistances(points(2900, 31), 31),
    check: (d: Float64Array) => d.length === 961 && d.every((value) => value > 0) && d[1] === d[31],
  },
  {
    name: "measures-proximity/digital level 3000x20, 10 indicators",
    size: "full" as const,
    run: () => {
      const random = createRandom(3);
      const indicators = Array.from({ length: 10 }, (_, j) => ({
        id: `i${j}`,
        values: Float64Array.from({ length: 60_000 }, () => 0.1 + random.uniform()),
      }));
      return digitalLevel(indicators, 3000, 20);
    },
    check: (level: ReturnType<typeof digitalLevel>) => Math.abs(level.weights.reduce((a, b) => a + b, 0) - 1) < 1e-12,
  },
];
