import { type Baseline, type BaselineInput, buildBaseline, type TrinityDraw, trinityDraws } from "@jiju/core";

/**
 * Baselines under draws of what is assumed about trade: distance relief c, online reach, trade elasticity and border, over their ranges
 * in the parameter file. The trade table is balanced anew for each, because it depends on them.
 *
 * @param input of the study's baseline
 * @param draws number of draws
 * @param seed  Sobol points, scrambled by it; the first draws of a longer run are those of a shorter one
 */
export function* drawnBaselines(input: BaselineInput, draws: number, seed: number): Generator<Baseline> {
  if (draws === 0) return;
  for (const draw of trinityDraws(draws, { seed })) yield buildBaseline({ ...input, layer: drawnLayer(input, draw) });
}

function drawnLayer({ layer }: BaselineInput, draw: TrinityDraw): BaselineInput["layer"] {
  const { industries } = layer;
  const factor = draw.elasticityFactor ?? 1;
  const tradeElasticity = industries.tradeElasticity.map((value) => value * factor);
  return {
    ...layer,
    distanceRelief: draw.distanceRelief ?? layer.distanceRelief,
    industries: {
      ...industries,
      tradeElasticity,
      modeElasticity: industries.modeElasticity.map((value, j) => tradeElasticity[j]! + value - industries.tradeElasticity[j]!),
      shipping: industries.shipping.map((value) => value / factor),
      information: industries.information.map((value) => value / factor),
      border: draw.border === undefined ? industries.border : industries.border.map(() => draw.border!),
      onlineCeiling: industries.onlineCeiling.map((value) => Math.min(1, value * (draw.onlineFactor ?? 1))),
    },
  };
}
