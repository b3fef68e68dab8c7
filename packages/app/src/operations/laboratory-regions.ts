import {
  createRandom,
  digitalFreeness,
  distanceFreeness,
  InputError,
  type LaboratoryModel,
  type RingWave,
  relievedFreeness,
  ringFreeness,
  ringSteps,
  ringWaves,
  type SettlementPattern,
  settleManyRegions,
  settlementPattern,
} from "@jiju/core";
import { laboratoryMap, laboratoryRing } from "@jiju/lab/contract";
import { requireAvailable } from "../study/availability.ts";
import type { StudySession } from "../study/session.ts";
import { type Implementation, implement, type OperationContext, requireStudy, throwIfCancelled } from "./implementation.ts";
import { laboratoryModel } from "./laboratory-model.ts";
import { activityOfYear } from "./place-limits.ts";

/** Highest digital reach of a sweep. */
const MOST_REACH = 0.9;
/** Share of the one core where an economy starts from one. */
const CORE = 0.9;
/** Regions that settle in seconds; the footloose entrepreneur costs their cube in every step. */
const MOST_REGIONS = 200;
/** Nearest places that a centre on a map is compared with; two on a ring. */
const NEIGHBOURS = { steps: 2, km: 4 } as const;

interface Places {
  readonly regions: readonly string[];
  /** Physical freeness, [N x N]. */
  readonly physical: Float64Array;
  /** Steps or kilometres, [N x N]. */
  readonly distance: Float64Array;
  readonly distanceUnit: "steps" | "km";
  readonly start: Float64Array;
  readonly waves: ((freeness: Float64Array) => readonly RingWave[]) | null;
}

interface Settling {
  readonly freeness: number;
  readonly reach: number;
  readonly distanceRelief: number;
  readonly deviation: number;
  readonly seed: number;
  readonly sweepPoints: number;
}

/** The economy settled under its digital layer, and settled anew from the same start under every reach of the sweep. */
function settledAnswer(model: LaboratoryModel, places: Places, input: Settling, context: OperationContext) {
  const { regions, physical, distance, distanceUnit, start } = places;
  const signal = {
    get cancelled() {
      return context.signal.aborted;
    },
  };
  const virtual = relievedFreeness(physical, input.distanceRelief);
  const layered = (reach: number) => digitalFreeness(physical, virtual, reach);
  const settle = (reach: number) =>
    settleManyRegions(model, layered(reach), createRandom(input.seed), start, { deviation: input.deviation, signal });
  const patternOf = (shares: Float64Array) => settlementPattern(shares, distance, { neighbours: NEIGHBOURS[distanceUnit] });
  const found = settle(input.reach);
  const first = found.path[0]!.shares;
  const sweep = Array.from({ length: input.sweepPoints }, (_, k) => {
    throwIfCancelled(context);
    context.progress({ phase: "sweep", done: k, total: input.sweepPoints });
    // denser near none, where the pattern changes most
    const reach = input.sweepPoints === 1 ? 0 : MOST_REACH * (k / (input.sweepPoints - 1)) ** 2;
    const { status, shares } = settle(reach);
    const { centres, herfindahl, spacing } = patternOf(shares);
    return {
      reach,
      effective: (1 - reach) * input.freeness + reach * input.freeness ** (1 - input.distanceRelief),
      status,
      shares: shares.slice().sort((a, b) => b - a),
      centres: centres.length,
      herfindahl,
      spacing: spacing.mean,
    };
  });
  throwIfCancelled(context);
  return {
    model: model.id,
    regions: [...regions],
    distanceUnit,
    status: found.status,
    iterations: found.iterations,
    residual: found.residual,
    start: { shares: first, pattern: patternAnswer(patternOf(first)) },
    rest: { shares: found.shares, pattern: patternAnswer(patternOf(found.shares)) },
    path: found.path.map(({ time, shares }) => ({ time, shares })),
    waves: places.waves?.(layered(input.reach)).map((wave) => ({ ...wave })) ?? null,
    sweep,
  };
}

function patternAnswer({ centres, spacing, ...rest }: SettlementPattern) {
  return { ...rest, centres: [...centres], spacing: centres.length > 1 ? { ...spacing } : null };
}

/** All in equal parts but one place, which holds the core. */
function oneCore(regions: number, core: number): Float64Array {
  return Float64Array.from({ length: regions }, (_, r) => (r === core ? CORE : (1 - CORE) / (regions - 1)));
}

/** Activity of the regions, all industries together, in the first analysis year, [R]. */
function regionTotals(study: StudySession): Float64Array {
  const S = study.industries.length;
  const totals = new Float64Array(study.regions.length);
  activityOfYear(study, 0).forEach((value, cell) => {
    totals[Math.floor(cell / S)]! += value;
  });
  return totals;
}

export const laboratoryRegionsImplementations: readonly Implementation[] = [
  implement(laboratoryRing, (input, context) => {
    const { regions: n } = input;
    const model = laboratoryModel(input);
    const places: Places = {
      regions: Array.from({ length: n }, (_, r) => String(r + 1)),
      physical: ringFreeness(n, input.freeness),
      distance: ringSteps(n),
      distanceUnit: "steps",
      start: input.start === "even" ? new Float64Array(n).fill(1 / n) : oneCore(n, 0),
      waves: (freeness) => ringWaves(model, freeness),
    };
    return settledAnswer(model, places, input, context);
  }),

  implement(laboratoryMap, (input, context) => {
    const study = requireStudy("how.laboratory-map", context);
    const n = study.regions.length;
    if (n < 2 || n > MOST_REGIONS) {
      throw new InputError(
        "laboratory-size",
        `how.laboratory-map: the study has ${n} regions; the laboratory settles 2 to ${MOST_REGIONS}. Use how.laboratory-ring, or a study of larger regions.`,
        { regions: n, most: MOST_REGIONS },
      );
    }
    const { km } = requireAvailable("how.laboratory-map", study.distances());
    const totals = regionTotals(study);
    const largest = totals.indexOf(Math.max(...totals));
    const places: Places = {
      regions: study.regions.map((region) => region.id),
      physical: distanceFreeness(km, input.freeness, { form: input.distanceForm }),
      distance: km,
      distanceUnit: "km",
      start:
        input.start === "activity" ? totals : input.start === "one-core" ? oneCore(n, largest) : new Float64Array(n).fill(1 / n),
      waves: null,
    };
    return settledAnswer(laboratoryModel(input), places, input, context);
  }),
];
