import {
  type Baseline,
  type BaselineInput,
  buildBaseline,
  defaultLayer,
  defaultOf,
  InputError,
  type Issue,
  scaleOnlineReach,
  type Text,
  type VirtualLayer,
} from "@jiju/core";
import { requireAvailable } from "./availability.ts";
import { nationalAccountsOf } from "./national-table.ts";
import { regionalAccountsOf, splitOf } from "./regional-accounts.ts";
import { engineDigital, type StudySession } from "./session.ts";

/** What a reader may change about the baseline; what is absent keeps the parameter file's default. */
export interface BaselineChoice {
  readonly border?: number | undefined;
  readonly tradeElasticity?: number | undefined;
  readonly mobilityElasticity?: number | undefined;
  readonly distanceRelief?: number | undefined;
  /** Factor on all scale elasticities psi. */
  readonly scaleFactor?: number | undefined;
  /** Whether people can move. Default `mobile`. */
  readonly mobility?: "mobile" | "immobile" | undefined;
  /** Whether industries buy inputs from each other. Default `linked`. */
  readonly inputs?: "linked" | "none" | undefined;
}

export interface StudyBaseline {
  readonly input: BaselineInput;
  readonly baseline: Baseline;
  /** T of the first and last analysis year, [R]. */
  readonly digitalFirst: Float64Array;
  readonly digitalLast: Float64Array;
  /** Factor on the reach of platforms that meets the observed online share. */
  readonly reachFactor: number;
  /** How regional value added was obtained. */
  readonly valueAddedBasis: Text;
  /** What the choice amounts to, defaults filled in. */
  readonly settings: { readonly border: number; readonly mobilityElasticity: number; readonly distanceRelief: number };
  readonly issues: readonly Issue[];
}

/** What the spatial equilibrium lacks; empty when a baseline can be built. */
export function equilibriumMissing(study: StudySession): readonly Text[] {
  const missing: Text[] = [...(study.distances().missing ?? []), ...(study.digital(engineDigital).missing ?? [])];
  if (!study.loaded.inputOutput)
    missing.push({
      en: "a national input-output table of the study's industries (role input-output)",
      zh: "按研究产业编制的全国投入产出表（role: input-output）",
    });
  else if (Object.keys(study.loaded.inputOutput.otherUses).length === 0 && study.loaded.inputOutput.kind === "flows") {
    missing.push({
      en: "final uses in the input-output table (columns such as final-consumption)",
      zh: "投入产出表的最终使用（如 final-consumption 列）",
    });
  }
  return missing;
}

/**
 * The baseline equilibrium of a study: national table, regional value added, gravity and balancing, the virtual layer at the digital
 * levels of the first analysis year. An estimate, and labelled so.
 *
 * @throws InputError `study-lacks`, and those of `buildBaseline`
 */
export function studyBaseline(study: StudySession, choice: BaselineChoice = {}): StudyBaseline {
  return study.once(`baseline ${JSON.stringify(choice)}`, () => computeBaseline(study, choice));
}

function computeBaseline(study: StudySession, choice: BaselineChoice): StudyBaseline {
  const missing = equilibriumMissing(study);
  if (missing.length > 0) requireAvailable("The spatial equilibrium", { missing });
  const R = study.regions.length;
  const S = study.industries.length;
  const Y = study.years.length;
  const level = requireAvailable("The spatial equilibrium", study.digital(engineDigital)).level;
  const levelOf = (year: number): Float64Array => Float64Array.from({ length: R }, (_, i) => level[i * Y + year]!);
  const digitalFirst = levelOf(0);
  const digitalLast = levelOf(Y - 1);
  const bad = digitalFirst.findIndex((value, i) => !(value > 0 && digitalLast[i]! > 0));
  if (bad >= 0)
    throw new InputError(
      "study-lacks",
      `The spatial equilibrium needs a digital level above 0 in ${study.years[0]} and ${study.years.at(-1)}; ${study.regions[bad]!.name.en} has none. Complete its indicators or leave the region out.`,
    );

  const national = nationalAccountsOf(study);
  if (choice.inputs === "none") {
    national.inputCoefficients = new Float64Array(S * S);
    national.valueAddedShares = new Float64Array(S).fill(1);
  }
  const regional = regionalAccountsOf(study, 0);
  const activity = study.activity();
  const employment = Float64Array.from({ length: R * S }, (_, cell) => activity[cell * Y] || 0);
  const overrides: Record<string, number> = {};
  for (const [id, value] of Object.entries(study.loaded.config.parameters ?? {}))
    if (typeof value === "number") overrides[id] = value;
  if (choice.border !== undefined) overrides.border = choice.border;
  if (choice.tradeElasticity !== undefined) overrides["trade-elasticity"] = choice.tradeElasticity;
  const tradability = study.tradability().value;
  const defaults = defaultLayer(
    study.industries.map((industry, s) => ({ ...industry, tradability: tradability?.[s] ?? industry.tradability })),
    study.halfDistanceKm(),
    overrides,
  );
  const scale = choice.scaleFactor ?? 1;
  const layer: VirtualLayer = {
    kilometres: requireAvailable("The spatial equilibrium", study.distances()).km,
    digitalLevel: digitalFirst,
    industries: defaults.industries,
    channels:
      scale === 1
        ? defaults.channels
        : defaults.channels.map((channel) => ({ ...channel, psi: channel.psi.map((psi) => psi * scale) })),
    distanceRelief: choice.distanceRelief ?? study.distanceRelief(),
  };
  const value = (id: string): number => overrides[id] ?? defaultOf(id);
  const unscaled: BaselineInput = {
    regions: study.regions.map((region) => region.id),
    industries: study.industries.map((industry) => industry.id),
    national,
    regional: { valueAdded: regional.valueAdded, aggregateOf: regional.aggregateOf, split: splitOf(study, 0), employment },
    layer,
    options: {
      housing: { share: value("housing-share"), supplyElasticity: value("housing-supply-elasticity") },
      congestion: value("congestion-elasticity"),
      mobility:
        choice.mobility === "immobile"
          ? { kind: "immobile" }
          : { kind: "mobile", epsilon: choice.mobilityElasticity ?? value("mobility-elasticity") },
    },
  };
  const { layer: scaled, factor } = scaleOnlineReach(unscaled, value("online-share-target"));
  const input: BaselineInput = { ...unscaled, layer: scaled };
  const baseline = buildBaseline(input);
  return {
    input,
    baseline,
    digitalFirst,
    digitalLast,
    reachFactor: factor,
    valueAddedBasis: regional.basis,
    settings: {
      border: value("border"),
      mobilityElasticity: choice.mobilityElasticity ?? value("mobility-elasticity"),
      distanceRelief: layer.distanceRelief,
    },
    issues: [...defaults.issues, ...baseline.issues],
  };
}
