import { InputError, requireLength } from "../errors/index.ts";

/** Something that activity uses up and a place has only so much of. */
export interface PlaceResource {
  /** For example `land`, `labour`, `energy`, `emission`. */
  readonly id: string;
  readonly unit: string;
  /** Use per unit of activity, [S] or [R x S], >= 0. */
  readonly intensity: Float64Array;
  /** Most that each region may use in all, [R]; Infinity where nothing limits it. */
  readonly capacity: Float64Array;
}

/** Who is where, what each place is worth to each industry, and what limits moves. */
export interface SpaceProgrammeInput {
  readonly regions: number;
  readonly industries: number;
  /** L_is, [R x S], >= 0. */
  readonly activity: Float64Array;
  /** ln RE of one unit of industry s in region i, [R x S]; NaN where it is unknown: nothing moves from or to there. */
  readonly benefit: Float64Array;
  /** Kilometres, [R x R]. */
  readonly distances: Float64Array;
  /** Resources with data. */
  readonly resources: readonly PlaceResource[];
  /** Share of each industry that may move, [S] in [0, 1]. Default the parameter table's for all. */
  readonly movableShare?: Float64Array;
}

/**
 * Refuses an input of the space programme whose shapes, shares or amounts cannot be meant.
 *
 * @throws InputError `shape-mismatch`, `negative-amount`, `bad-share`
 */
export function checkSpaceInput(input: SpaceProgrammeInput): void {
  const { regions: R, industries: S, resources, movableShare } = input;
  requireLength("solveSpaceProgramme", "activity", input.activity, R * S, `${R} regions x ${S} industries`);
  requireLength("solveSpaceProgramme", "benefit", input.benefit, R * S, `${R} regions x ${S} industries`);
  requireLength("solveSpaceProgramme", "distances", input.distances, R * R, "regions x regions");
  if (movableShare) {
    requireLength("solveSpaceProgramme", "movableShare", movableShare, S, "one value per industry");
    const bad = movableShare.findIndex((share) => !(share >= 0 && share <= 1));
    if (bad >= 0) {
      throw new InputError(
        "bad-share",
        `solveSpaceProgramme: the movable share of industry ${bad} is ${movableShare[bad]}; it must be between 0 and 1.`,
        { industry: bad },
      );
    }
  }
  for (const resource of resources) checkResource(resource, R, S);
  const bad = input.activity.findIndex((amount) => !(amount >= 0 && amount < Number.POSITIVE_INFINITY));
  if (bad >= 0) {
    throw new InputError(
      "negative-amount",
      `solveSpaceProgramme: activity of region ${Math.floor(bad / S)}, industry ${bad % S} is ${input.activity[bad]}; it must be finite and 0 or more. Leave absent cells at 0.`,
      { index: bad },
    );
  }
}

function checkResource({ id, intensity, capacity }: PlaceResource, R: number, S: number): void {
  requireLength("solveSpaceProgramme", `capacity of ${id}`, capacity, R, "one value per region");
  if (intensity.length !== S) {
    const shape = `${S} industries or ${R} regions x ${S} industries`;
    requireLength("solveSpaceProgramme", `intensity of ${id}`, intensity, R * S, shape);
  }
  for (const [name, values] of [
    ["capacity", capacity],
    ["intensity", intensity],
  ] as const) {
    const bad = values.findIndex((value) => !(value >= 0));
    if (bad >= 0) {
      throw new InputError(
        "negative-amount",
        `solveSpaceProgramme: ${name} ${bad} of ${id} is ${values[bad]}; it must be 0 or more. Use Infinity for no limit.`,
        { resource: id, index: bad },
      );
    }
  }
}
