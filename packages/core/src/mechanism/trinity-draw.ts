import { type BaselineInput, buildBaseline } from "./baseline.ts";
import { solveTrinity, type Trinity, type TrinityOptions } from "./trinity.ts";
import type { TrinityShocks } from "./trinity-shocks.ts";
import type { VirtualLayer } from "./virtual-layer.ts";

/** Assumed strengths of one draw of an ensemble, as factors or values. */
export interface TrinityDraw {
  readonly reshaping?: number;
  /** Factor on xi. */
  readonly productivityFactor?: number;
  /** c and k_v. */
  readonly distanceRelief?: number;
  /** Factor on abar. */
  readonly onlineFactor?: number;
  /** Factor on theta; zeta keeps its distance above theta, and costs keep their distance elasticity. */
  readonly elasticityFactor?: number;
  /** Border of all industries. */
  readonly border?: number;
}

/** The inputs of a baseline with assumed strengths drawn anew; the layer alone differs, and `input` is not touched. */
export function drawnBaselineInput(input: BaselineInput, draw: TrinityDraw): BaselineInput {
  const { layer } = input;
  const { industries } = layer;
  const factor = draw.elasticityFactor ?? 1;
  const theta = industries.tradeElasticity.map((value) => value * factor);
  const drawn: VirtualLayer = {
    ...layer,
    distanceRelief: draw.distanceRelief ?? layer.distanceRelief,
    industries: {
      ...industries,
      tradeElasticity: theta,
      modeElasticity: industries.modeElasticity.map((value, j) => theta[j]! + value - industries.tradeElasticity[j]!),
      shipping: industries.shipping.map((value) => value / factor),
      information: industries.information.map((value) => value / factor),
      border: draw.border === undefined ? industries.border : industries.border.map(() => draw.border!),
      onlineCeiling: industries.onlineCeiling.map((value) => Math.min(1, value * (draw.onlineFactor ?? 1))),
    },
  };
  return { ...input, layer: drawn };
}

/** The trinity with assumed strengths drawn anew: the baseline is rebuilt, because balancing depends on them. */
export function solveTrinityDraw(
  input: BaselineInput,
  shocks: TrinityShocks,
  draw: TrinityDraw,
  options: TrinityOptions = {},
): Trinity {
  return solveTrinity(buildBaseline(drawnBaselineInput(input, draw)), drawnShocks(shocks, draw), options);
}

/** The shocks with r and xi of a draw; the rest as given. */
export function drawnShocks(shocks: TrinityShocks, draw: TrinityDraw): TrinityShocks {
  const strength = draw.productivityFactor ?? 1;
  return {
    ...shocks,
    ...(draw.reshaping === undefined ? {} : { reshaping: draw.reshaping }),
    productivityElasticity: shocks.productivityElasticity.map((value) => value * strength),
  };
}
