/**
 * One small input in good order for the operations that work on their input alone, several where the kinds of input differ. The numbers
 * mean nothing: they only have to be answered.
 */
const row = <Value>(length: number, value: (at: number) => Value): Value[] => Array.from({ length }, (_, at) => value(at));
/** Numbers in [0, 1) without order, the same at every run. */
const scattered = (at: number): number => Math.abs((Math.sin(at * 12.9898) * 43758.5453) % 1);

const entities = 8;
const periods = 6;
const rows = entities * periods;
const panel = {
  r: row(rows, (at) => Math.floor(at / periods) + 1),
  t: row(rows, (at) => (at % periods) + 2001),
  x: row(rows, (at) => 2 + 3 * scattered(at + 1)),
  w: row(rows, (at) => 1 + 2 * scattered(at + 77)),
  z: row(rows, (at) => 2 + 3 * scattered(at + 1) + scattered(at + 200)),
  y: row(rows, (at) => 1 + scattered(at + 1) + 0.3 * scattered(at + 400)),
};
const keys = { columns: panel, entity: "r", period: "t" };
/** One period of the panel, at points of a plane. */
const section = {
  r: row(entities, (at) => at + 1),
  y: panel.y.slice(0, entities),
  x: panel.x.slice(0, entities),
  east: row(entities, (at) => 10 * scattered(at + 3)),
  north: row(entities, (at) => 10 * scattered(at + 31)),
};

const ring = {
  ids: row(entities, (at) => at + 1),
  source: {
    kind: "links",
    links: row(2 * entities, (at) => ({
      from: (at % entities) + 1,
      to: ((at + (at < entities ? 1 : entities - 1)) % entities) + 1,
      weight: 1,
    })),
  },
};
const values = row(entities, (at) => 1 + scattered(at));
const second = row(entities, (at) => 5 + scattered(at + 9));
const plane = { x: [0, 1, 2, 3.5], y: [0, 0.5, 0, 1], metric: "plane" };
const triangle = (id: string, corners: number[][]) => ({
  properties: { id },
  geometry: { type: "Polygon", coordinates: [corners] },
});
const firms = {
  x: row(12, (at) => 3 * scattered(at)),
  y: row(12, (at) => 3 * scattered(at + 50)),
  metric: "plane",
  industry: row(12, (at) => (at % 2 ? "a" : "b")),
  of: "a",
  simulations: 5,
};
const table = {
  columns: { region: ["a", "a", "b", "b", "c", "c"], industry: ["m", "s", "m", "s", "m", "s"], e: [5, 3, 2, 6, 1, 1] },
  region: "region",
  industry: "industry",
  activity: "e",
};
const incomes = {
  region: row(12, (at) => ["a", "b", "c", "d"][at % 4]!),
  year: row(12, (at) => 2001 + Math.floor(at / 4)),
  v: row(12, (at) => 1 + 4 * scattered(at + 9)),
  g: row(12, (at) => (at % 2 ? "p" : "q")),
  n: row(12, (at) => 3 + at),
};
const two = {
  regions: ["home", "abroad"],
  industries: ["goods"],
  tradeElasticity: 4,
  tradeShares: [0.8, 0.2, 0.3, 0.7],
  labourIncome: [60, 40],
  baseline: "balanced",
};

export const ownInputs: readonly (readonly [id: string, input: Readonly<Record<string, unknown>>])[] = [
  ["method.lint-table", { columns: Object.entries(panel).map(([name, cells]) => ({ name, values: cells })) }],
  ["space.weights", { source: { kind: "nearest", ...plane, neighbours: 1 } }],
  ["space.weights", { source: { kind: "band", ...plane, reach: 2, value: "inverse-distance", power: 1 } }],
  ["space.weights", { source: { kind: "kernel", ...plane, bandwidth: { fixed: 2 } } }],
  ["space.weights", { source: { kind: "economic", level: [1, 2, 4, 7], power: 1, floor: 0.1 } }],
  [
    "space.weights",
    {
      source: {
        kind: "matrix",
        matrix: [
          [0, 1],
          [1, 0],
        ],
      },
      order: 1,
      nested: { form: "scaled", level: [1, 2] },
    },
  ],
  [
    "space.weights",
    {
      source: {
        kind: "queen",
        outlines: {
          type: "FeatureCollection",
          features: [
            triangle("a", [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ]),
            triangle("b", [
              [1, 0],
              [2, 0],
              [1, 1],
              [1, 0],
            ]),
          ],
        },
      },
    },
  ],
  ...["moran", "geary", "getis-ord"].map(
    (statistic) => ["space.association", { statistic, values, weights: ring, permutations: 19 }] as const,
  ),
  ...["bivariate-moran", "differential-moran", "empirical-bayes-moran"].map(
    (statistic) => ["space.association", { statistic, values, second, weights: ring, permutations: 19 }] as const,
  ),
  ["space.k-density", { ...firms, steps: 8 }],
  ["space.m-function", { ...firms, distances: [0.5, 1, 2] }],
  [
    "space.ripley",
    { x: firms.x, y: firms.y, window: { lowX: 0, lowY: 0, highX: 3, highY: 3 }, distances: [0.5, 1], simulations: 5 },
  ],
  ["space.scale-curve", { ...firms, smallScale: 0.5, steps: 8 }],
  ["digital.index", { columns: panel, region: "r", year: "t", indicators: [{ column: "x" }, { column: "w" }] }],
  ["digital.coupling", { columns: { a: [0.1, 0.5, 0.9], b: [0.2, 0.4, 0.6] }, systems: ["a", "b"] }],
  ["digital.geodetector", { columns: panel, variable: "y", factors: [{ column: "x", strata: 3 }] }],
  ["digital.pca", { columns: panel, indicators: ["x", "w", "y"] }],
  ["measure.table", { measure: "location-quotient", ...table }],
  ["industry.complexity", table],
  ["measure.inequality", { columns: incomes, value: "v", weight: "n", group: "g", draws: 0 }],
  ["measure.markov", { columns: incomes, region: "region", year: "year", value: "v" }],
  ["why.evidence", {}],
  ["econometrics.panel", { ...keys, dependent: "y", regressors: ["x", "w"] }],
  ["econometrics.iv", { ...keys, dependent: "y", endogenous: ["x"], exogenous: ["w"], instruments: ["z"] }],
  ["econometrics.moderation", { ...keys, dependent: "y", focal: "x", moderator: "w", controls: [] }],
  ["econometrics.mediation", { ...keys, outcome: "y", treatment: "x", mediator: "w", controls: [], draws: 99 }],
  ["econometrics.threshold", { ...keys, dependent: "y", switching: "x", threshold: "w", controls: [], draws: 19 }],
  ["econometrics.spatial", { columns: section, region: "r", dependent: "y", regressors: ["x"], weights: ring.source, draws: 19 }],
  [
    "econometrics.spatial-panel",
    { columns: panel, region: "r", period: "t", dependent: "y", regressors: ["x"], weights: ring.source },
  ],
  [
    "econometrics.gwr",
    { columns: section, x: "east", y: "north", metric: "plane", dependent: "y", regressors: ["x"], bandwidth: 5 },
  ],
  [
    "mechanism.counterfactual",
    {
      economy: {
        ...two,
        mobility: { kind: "mobile", epsilon: 2 },
        housing: { share: 0.25, supplyElasticity: 0.4 },
        congestion: 0.1,
        spillovers: 0.1,
        deficits: [5, -5],
        population: [6, 4],
        tariffs: [0, 0.1, 0.1, 0],
        inputCoefficients: [0.3],
      },
      shock: { productivityRatio: [1.1, 1], amenityRatio: [1, 1.1], tradeCostRatio: [1, 1.2, 1.2, 1] },
      maxIterations: 500,
      diagnosis: "none",
    },
  ],
  [
    "mechanism.counterfactual",
    {
      economy: {
        ...two,
        mobility: { kind: "commuting", epsilon: 2, commuters: [5, 1, 2, 4] },
        spillovers: { channels: [{ id: "k", psi: 0.1, near: [1, 0.2, 0.2, 1], far: [0.1, 0.1, 0.1, 0.1], digitalShare: 0.2 }] },
      },
      shock: { moveCostRatio: [1, 1.1, 1.1, 1] },
      diagnosis: "none",
    },
  ],
  ["how.laboratory", { points: 5 }],
  ["how.laboratory", { model: "own-model", points: 5 }],
  ["how.laboratory", { model: "krugman", points: 5 }],
  ["how.laboratory-ring", { sweepPoints: 2, regions: 6 }],
  ["match.transport", { supply: [5, 5], demand: [4, 3], costs: [1, 4, 2], from: [0, 0, 1], to: [0, 1, 1], penalty: [10, 9] }],
  ["lever.list", {}],
  ["scenario.platforms", { users: [50, 30, 20], interoperability: 0.2, commission: 0.5, firms: 50 }],
];
