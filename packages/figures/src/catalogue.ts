import type { FigureDefinition } from "./figure.ts";
import { aggregationPlaneFigure } from "./figures/aggregation-plane.ts";
import { bifurcationFigure } from "./figures/bifurcation.ts";
import { bivariateMapFigure } from "./figures/bivariate-map.ts";
import { choiceRegionsFigure } from "./figures/choice-regions.ts";
import { clusterMapFigure } from "./figures/cluster-map.ts";
import { coefficientsFigure } from "./figures/coefficients.ts";
import { completenessFigure } from "./figures/completeness.ts";
import { costLinesFigure } from "./figures/cost-lines.ts";
import { couplingFigure } from "./figures/coupling.ts";
import { dagumFigure } from "./figures/dagum.ts";
import { distributionFigure } from "./figures/distribution.ts";
import { firmMapFigure } from "./figures/firm-map.ts";
import { flowMapFigure } from "./figures/flow-map.ts";
import { indifferenceMapFigure } from "./figures/indifference-map.ts";
import { kDensityFigure } from "./figures/k-density.ts";
import { lorenzFigure } from "./figures/lorenz.ts";
import { mapFigure } from "./figures/map.ts";
import { markovFigure } from "./figures/markov.ts";
import { moranScatterFigure } from "./figures/moran-scatter.ts";
import { pathMapFigure } from "./figures/path-map.ts";
import { pathRiverFigure } from "./figures/path-river.ts";
import { pathTernaryFigure } from "./figures/path-ternary.ts";
import { policyFrontierFigure } from "./figures/policy-frontier.ts";
import { quantileBandsFigure } from "./figures/quantile-bands.ts";
import { rankingFigure } from "./figures/ranking.ts";
import { ringFigure } from "./figures/ring.ts";
import { sensitivityFigure } from "./figures/sensitivity.ts";
import { shareLinesFigure } from "./figures/share-lines.ts";
import { timeLinesFigure } from "./figures/time-lines.ts";
import { waterfallFigure } from "./figures/waterfall.ts";
import { weightsFigure } from "./figures/weights.ts";

/** Every figure of the product, by id. */
export const figures = {
  map: mapFigure,
  "bivariate-map": bivariateMapFigure,
  "path-map": pathMapFigure,
  "cluster-map": clusterMapFigure,
  "flow-map": flowMapFigure,
  ranking: rankingFigure,
  distribution: distributionFigure,
  "time-lines": timeLinesFigure,
  "indifference-map": indifferenceMapFigure,
  "cost-lines": costLinesFigure,
  "path-ternary": pathTernaryFigure,
  "path-river": pathRiverFigure,
  lorenz: lorenzFigure,
  weights: weightsFigure,
  completeness: completenessFigure,
  coupling: couplingFigure,
  waterfall: waterfallFigure,
  "aggregation-plane": aggregationPlaneFigure,
  coefficients: coefficientsFigure,
  "choice-regions": choiceRegionsFigure,
  "moran-scatter": moranScatterFigure,
  "firm-map": firmMapFigure,
  "k-density": kDensityFigure,
  markov: markovFigure,
  dagum: dagumFigure,
  bifurcation: bifurcationFigure,
  ring: ringFigure,
  "share-lines": shareLinesFigure,
  "quantile-bands": quantileBandsFigure,
  sensitivity: sensitivityFigure,
  "policy-frontier": policyFrontierFigure,
} as const;

export type FigureId = keyof typeof figures;
/** The data of a figure. */
export type FigureData<Id extends FigureId> = (typeof figures)[Id] extends FigureDefinition<infer Data> ? Data : never;
