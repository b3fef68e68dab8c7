import { type Baseline, type BaselineInput, buildBaseline } from "./baseline.ts";
import { type Counterfactual, describeCounterfactual } from "./counterfactual.ts";
import { type IndicatorChange, spaceIndicators } from "./indicators.ts";
import { solveSystem } from "./solve-system.ts";
import type { TrinityOptions } from "./trinity.ts";
import { drawnBaselineInput, drawnShocks, type TrinityDraw } from "./trinity-draw.ts";
import { checkShocks, shockedLayer, type TrinityShocks } from "./trinity-shocks.ts";
import { trinitySystems } from "./trinity-systems.ts";

/** Upgrading, emergence, reshaping and virtual space together. */
const ALL_SHOCKS = 15;

/** One equilibrium under all four digital shocks, without their decomposition. */
export interface DigitalCounterfactual {
  readonly baseline: Baseline;
  /** Read its `status` before using anything else. */
  readonly equilibrium: Counterfactual;
  /** Concentration and inequality before and after. */
  readonly indicators: IndicatorChange;
}

/**
 * What the four digital shocks do together: the last of the 16 equilibria of `solveTrinity`, solved from the baseline in one step, for a
 * twentieth of the work.
 *
 * @param input   of the baseline, its layer at the first year's digital levels; not modified
 * @param shocks  the four shocks
 * @param draw    assumed strengths drawn anew; the baseline is rebuilt, because balancing depends on them. Default none
 * @param options tolerance and cancellation
 * @throws InputError those of `buildBaseline`, `shape-mismatch`, `out-of-range`
 */
export function digitalCounterfactual(
  input: BaselineInput,
  shocks: TrinityShocks,
  draw: TrinityDraw = {},
  options: TrinityOptions = {},
): DigitalCounterfactual {
  const baseline = buildBaseline(drawnBaselineInput(input, draw));
  const drawn = drawnShocks(shocks, draw);
  checkShocks(baseline, drawn);
  const system = trinitySystems(baseline, drawn)(ALL_SHOCKS, ALL_SHOCKS);
  const solution = solveSystem(system, {
    tolerance: options.tolerance ?? 1e-10,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const equilibrium = describeCounterfactual(baseline.economy, system, solution, { tradeShares: "include" });
  const { regions, industries } = baseline.economy;
  const after = shockedLayer(baseline.layer, drawn, ALL_SHOCKS, regions.length, industries.length);
  return { baseline, equilibrium, indicators: spaceIndicators(baseline, equilibrium, after) };
}
