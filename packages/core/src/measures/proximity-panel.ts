import { InputError, type Issue, requireLength } from "../errors/index.ts";
import {
  fillProximityKernelRows,
  halfDistanceTooShort,
  medianOwnDistance,
  type OwnCell,
  type ProximityKernelOptions,
} from "../space/index.ts";
import { type EffectiveProximity, fillEffectiveProximityRows, prepareColumns } from "./effective-proximity.ts";
import { columnsOfPanel, groupIndustries, leaveOutAbsent, perIndustry } from "./proximity-columns.ts";

export interface ProximityPanelInput {
  readonly regions: number;
  readonly industries: number;
  readonly years: number;
  /** L_ist, any unit, [R x S x Y], >= 0, NaN where absent. */
  readonly activity: Float64Array;
  /** T_it on a ratio scale, [R x Y], >= 0, NaN where unknown; without it only A can be computed. */
  readonly digitalLevel?: Float64Array | undefined;
  /** m_s, [S], 0 to 1; needed with `digitalLevel`. */
  readonly tradability?: Float64Array | undefined;
  /** Kilometres, [R x R], own distances on the diagonal. */
  readonly distances: Float64Array;
}

export interface ProximityPanelOptions {
  /** Kilometres; one number, or one per industry [S]. No default: it depends on the size of the regions. */
  readonly halfDistanceKm: number | Float64Array;
  /** c. Default 0.65. */
  readonly distanceRelief?: number;
  /** eta. Default 1. */
  readonly segmentationPull?: number;
  /** h_ij, [R x R]. Default none. */
  readonly segmentation?: Float64Array | undefined;
  /** "left-out" leaves the own cell out of the sums and of their national mean, for estimation. Default "own-distance". */
  readonly ownCell?: OwnCell;
  /**
   * "each-year" leaves an absent cell out of its own year; "all-years" leaves a cell that is absent in any year out of all of them,
   * so that changes compare like with like. Default "all-years".
   */
  readonly missing?: "each-year" | "all-years";
  /** Year of the national mean that A and V are divided by. Default "same-year"; "first-year" for estimation. */
  readonly nationalMean?: "same-year" | "first-year";
}

/** Physical and virtual agglomeration and effective proximity of a whole panel. */
export interface ProximityPanel {
  readonly regions: number;
  readonly industries: number;
  readonly years: number;
  /** A_ist, 1 = national experience of the industry, [R x S x Y]. */
  readonly physicalAgglomeration: Float64Array;
  /** V_ist in the unit of A, [R x S x Y]; NaN without digital levels. */
  readonly virtualAgglomeration: Float64Array;
  /** VA_ist = (V_i / sum V) / (A_i / sum A), [R x S x Y]. */
  readonly virtualDegree: Float64Array;
  /** PhiP, units of activity, [R x S x Y]. */
  readonly physicalProximity: Float64Array;
  /** PhiV, units of activity, [R x S x Y]. */
  readonly virtualProximity: Float64Array;
  /** Phi = PhiP + PhiV, units of activity, [R x S x Y]. */
  readonly effectiveProximity: Float64Array;
  /** ln Phi, exact also where Phi itself would underflow, [R x S x Y]. */
  readonly logEffectiveProximity: Float64Array;
  /** Abar_st, units of activity, [S x Y]; the divisor of A and V. */
  readonly nationalMean: Float64Array;
  /** Share of cells left out of the sums of an industry and year, [S x Y], 0 to 1. */
  readonly missingShare: Float64Array;
  readonly issues: readonly Issue[];
}

const STRIP = 16;

/**
 * Physical agglomeration, virtual agglomeration and effective proximity of every region, industry and year.
 *
 *     A_is = sum_j k_ij L_js / Abar_s,   V_is = PhiV_is / Abar_s,   Abar_s = sum_i L_is (sum_j k_ij L_js) / sum_i L_is
 *
 * The kernels are built once for all industries that share a half-distance, a strip of regions at a time, so memory beyond the inputs
 * and outputs is small.
 *
 * @param input    activity, digital level, tradability, distances
 * @param options  half-distance, virtual parameters, treatment of own and missing cells
 * @returns panel; A and V are NaN where an industry has no activity in a year
 * @throws InputError `shape-mismatch` and those of `proximityKernels` and `effectiveProximity`
 * @see the model book, section 1
 */
export function proximityPanel(input: ProximityPanelInput, options: ProximityPanelOptions): ProximityPanel {
  const { regions, industries, years } = input;
  const columns = industries * years;
  const cells = regions * columns;
  requireLength("proximityPanel", "activity", input.activity, cells, "regions x industries x years");
  requireLength("proximityPanel", "distances", input.distances, regions * regions, "regions x regions");
  const digital = input.digitalLevel !== undefined;
  if (input.digitalLevel) requireLength("proximityPanel", "digitalLevel", input.digitalLevel, regions * years, "regions x years");
  if (digital && !input.tradability) {
    throw new InputError(
      "missing-tradability",
      "proximityPanel: a digital level was given without tradability; give one value between 0 and 1 per industry.",
    );
  }
  if (input.tradability) requireLength("proximityPanel", "tradability", input.tradability, industries, "one value per industry");

  const activity = columnsOfPanel(input.activity, regions, columns);
  const missingShare = leaveOutAbsent(activity, input, options.missing ?? "all-years");
  const level = new Float64Array(years * regions);
  if (input.digitalLevel) {
    for (let i = 0; i < regions; ++i) for (let y = 0; y < years; ++y) level[y * regions + i] = input.digitalLevel[i * years + y]!;
  }
  const halfDistances = perIndustry(options.halfDistanceKm, industries);
  const raw: EffectiveProximity = {
    reach: new Float64Array(cells),
    physical: new Float64Array(cells),
    virtual: new Float64Array(cells),
    total: new Float64Array(cells),
  };
  const logScale = new Float64Array(columns * regions);
  for (const group of groupIndustries(halfDistances)) {
    const kernel: ProximityKernelOptions = {
      halfDistanceKm: halfDistances[group[0]!]!,
      ...(options.distanceRelief === undefined ? {} : { distanceRelief: options.distanceRelief }),
      ...(options.segmentationPull === undefined ? {} : { segmentationPull: options.segmentationPull }),
      ...(options.ownCell === undefined ? {} : { ownCell: options.ownCell }),
      segmentation: options.segmentation,
    };
    fillGroup(group, kernel, input, activity, level, raw, logScale);
  }
  return assemble(input, options, activity, raw, logScale, missingShare, halfDistances);
}

/** Runs all columns of the industries of one kernel through strips of its rows. */
function fillGroup(
  group: readonly number[],
  kernel: ProximityKernelOptions,
  input: ProximityPanelInput,
  activity: Float64Array,
  level: Float64Array,
  raw: EffectiveProximity,
  logScale: Float64Array,
): void {
  const { regions, years } = input;
  const count = group.length * years;
  const whole = count * regions === activity.length;
  const pick = (source: Float64Array): Float64Array => {
    if (whole) return source;
    const out = new Float64Array(count * regions);
    group.forEach((s, g) => {
      out.set(source.subarray(s * years * regions, (s + 1) * years * regions), g * years * regions);
    });
    return out;
  };
  const levelOf = Int32Array.from({ length: count }, (_, c) => c % years);
  const tradability = Float64Array.from({ length: count }, (_, c) =>
    input.digitalLevel ? input.tradability![group[Math.floor(c / years)]!]! : 0,
  );
  const prepared = prepareColumns({ activity: pick(activity), digitalLevel: level, levelOf, tradability }, regions);
  const out: EffectiveProximity = whole
    ? raw
    : {
        reach: new Float64Array(count * regions),
        physical: new Float64Array(count * regions),
        virtual: new Float64Array(count * regions),
        total: new Float64Array(count * regions),
      };
  const physical = new Float64Array(STRIP * regions);
  const virtual = new Float64Array(STRIP * regions);
  const scale = new Float64Array(STRIP);
  for (let from = 0; from < regions; from += STRIP) {
    const to = Math.min(regions, from + STRIP);
    fillProximityKernelRows(input.distances, regions, kernel, from, to, physical, virtual, scale);
    fillEffectiveProximityRows(physical, virtual, prepared, from, to, out);
    for (const s of group) {
      for (let y = 0; y < years; ++y) {
        for (let i = from; i < to; ++i) logScale[(s * years + y) * regions + i] = scale[i - from]!;
      }
    }
  }
  if (whole) return;
  group.forEach((s, g) => {
    const size = years * regions;
    for (const key of ["reach", "physical", "virtual", "total"] as const) {
      raw[key].set(out[key].subarray(g * size, (g + 1) * size), s * size);
    }
  });
}

function assemble(
  input: ProximityPanelInput,
  options: ProximityPanelOptions,
  activity: Float64Array,
  raw: EffectiveProximity,
  logScale: Float64Array,
  missingShare: Float64Array,
  halfDistances: Float64Array,
): ProximityPanel {
  const { regions, industries, years } = input;
  const digital = input.digitalLevel !== undefined;
  const cells = activity.length;
  const columns = industries * years;
  const panel = {
    physicalAgglomeration: new Float64Array(cells),
    virtualAgglomeration: new Float64Array(cells),
    virtualDegree: new Float64Array(cells),
    physicalProximity: new Float64Array(cells),
    virtualProximity: new Float64Array(cells),
    effectiveProximity: new Float64Array(cells),
    logEffectiveProximity: new Float64Array(cells),
  };
  const mean = new Float64Array(columns);
  for (let c = 0; c < columns; ++c) {
    const at = c * regions;
    // Where rows were rescaled, all of a column are put on its largest scale first: only ratios matter for A and V.
    let base = Number.POSITIVE_INFINITY;
    for (let i = 0; i < regions; ++i) base = Math.min(base, logScale[at + i]!);
    const own = options.nationalMean === "first-year" ? c - (c % years) : c;
    let weighted = 0;
    let total = 0;
    for (let i = 0; i < regions; ++i) {
      const weight = activity[at + i]!;
      if (!(weight > 0)) continue;
      weighted += weight * raw.reach[at + i]! * Math.exp(base - logScale[at + i]!);
      total += weight;
    }
    mean[c] = total > 0 ? weighted / total : Number.NaN;
    const divisor = mean[own]!;
    let sumA = 0;
    let sumV = 0;
    for (let i = 0; i < regions; ++i) {
      const cell = i * columns + c;
      const scale = Math.exp(base - logScale[at + i]!);
      const trueScale = Math.exp(-logScale[at + i]!);
      const a = (raw.reach[at + i]! * scale) / divisor;
      const v = digital ? (raw.virtual[at + i]! * scale) / divisor : Number.NaN;
      panel.physicalAgglomeration[cell] = a;
      panel.virtualAgglomeration[cell] = v;
      panel.physicalProximity[cell] = digital ? raw.physical[at + i]! * trueScale : Number.NaN;
      panel.virtualProximity[cell] = digital ? raw.virtual[at + i]! * trueScale : Number.NaN;
      panel.effectiveProximity[cell] = digital ? raw.total[at + i]! * trueScale : Number.NaN;
      panel.logEffectiveProximity[cell] = digital ? Math.log(raw.total[at + i]!) - logScale[at + i]! : Number.NaN;
      if (!Number.isNaN(v)) {
        sumA += a;
        sumV += v;
      }
    }
    for (let i = 0; i < regions; ++i) {
      const cell = i * columns + c;
      const v = panel.virtualAgglomeration[cell]! / sumV;
      panel.virtualDegree[cell] = v / (panel.physicalAgglomeration[cell]! / sumA);
    }
    mean[c]! *= Math.exp(-base);
  }
  const nationalMean = options.nationalMean === "first-year" ? mean.map((_, c) => mean[c - (c % years)]!) : mean;
  return { regions, industries, years, ...panel, nationalMean, missingShare, issues: panelIssues(input, halfDistances) };
}

function panelIssues(input: ProximityPanelInput, halfDistances: Float64Array): Issue[] {
  const median = medianOwnDistance(input.distances, input.regions);
  let shortest = Number.POSITIVE_INFINITY;
  for (const h of halfDistances) shortest = Math.min(shortest, h);
  if (!halfDistanceTooShort(shortest, median)) return [];
  return [
    {
      code: "half-distance-too-short",
      severity: "warning",
      message: `The half-distance of ${shortest} km is below half the median own distance of ${median.toFixed(1)} km: the smallest region wins by area alone.`,
      hint: "Use a half-distance nearer to the size of the regions, or smaller regions.",
      params: { halfDistanceKm: shortest, medianOwnDistanceKm: median },
    },
  ];
}
