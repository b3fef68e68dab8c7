import {
  type CovarianceKind,
  type IntervalEstimate,
  intervalEstimate,
  type NamedColumn,
  twoStageLeastSquares,
} from "../econometrics/index.ts";
import { InputError, type Issue, requireLength } from "../errors/index.ts";
import { leastSquares } from "../numeric/index.ts";
import { standardised } from "./channel-links.ts";
import { dyadicCovariance } from "./dyadic-covariance.ts";
import type { MarshallChannelId } from "./net-effect.ts";

/** Similarity of every pair of industries in one channel, and where it comes from. */
export interface ChannelLinks {
  readonly channel: MarshallChannelId;
  /** [I x I], symmetric use; the diagonal is not read. */
  readonly links: Float64Array;
  /** `direct` from occupations, input-output tables or patents; `fallback` where those are missing. */
  readonly basis: "direct" | "fallback";
  /** Same pairs from another country's tables, as instrument; optional. */
  readonly instrument?: Float64Array;
}

export interface MarshallChannelInput {
  readonly industries: readonly string[];
  readonly years: readonly number[];
  /** Pairwise coagglomeration, [years x I x I]. */
  readonly coagglomeration: Float64Array;
  readonly channels: readonly ChannelLinks[];
  /** Digital exposure of each industry and year, [years x I]; a pair's exposure is the mean of its two. */
  readonly exposure: Float64Array;
  /** Coagglomeration predicted by natural advantage, [I x I]; optional control. */
  readonly naturalAdvantage?: Float64Array;
}

export interface MarshallChannelOptions {
  /** Default 0.95. */
  readonly level?: number;
}

/** One channel's pull and how it changes with digital exposure and time. */
export interface ChannelEstimate {
  readonly channel: MarshallChannelId;
  readonly basis: "direct" | "fallback";
  /** Standardised pull at mean exposure and mean year. */
  readonly pull: IntervalEstimate;
  /** Change of the pull per standard deviation of exposure: below 0 where technology stands in for the channel. */
  readonly byExposure: IntervalEstimate;
  /** Change of the pull per year. NaN with one year. */
  readonly byYear: IntervalEstimate;
}

/** Marshall-channel test. */
export interface MarshallChannelTest {
  readonly channels: readonly ChannelEstimate[];
  readonly naturalAdvantage?: IntervalEstimate;
  readonly method: "least-squares" | "two-stage-least-squares";
  /** First-stage F of each instrumented term. */
  readonly firstStage: readonly { readonly id: string; readonly statistic: number }[];
  readonly pairs: number;
  readonly rows: number;
  readonly rSquared: number;
  readonly issues: readonly Issue[];
}

/**
 * Does a channel's pull on industries to locate together weaken where digital exposure is strong?
 *
 *     gamma_ijt = sum_k L_k,ij (b_k + e_k D_ijt + y_k (t - tbar)) + n NA_ij + g D_ijt + year effects
 *
 * All links, exposure and coagglomeration are standardised. Errors are clustered by industry in both places of a pair (a pair shares
 * shocks with every pair that has an industry in common). With instruments for every channel, two-stage least squares with the same
 * interactions of the instruments; its errors are clustered by pair.
 *
 * @param input all pairs of industries
 * @throws InputError `shape-mismatch`, `too-few-industries`, `collinear`
 * @see Ellison, Glaeser and Kerr (2010); Cameron and Miller (2014) for dyadic clustering
 */
export function marshallChannelTest(input: MarshallChannelInput, options: MarshallChannelOptions = {}): MarshallChannelTest {
  const I = input.industries.length;
  const T = input.years.length;
  requireLength(
    "marshallChannelTest",
    "coagglomeration",
    input.coagglomeration,
    T * I * I,
    `${T} years x ${I} x ${I} industries`,
  );
  requireLength("marshallChannelTest", "exposure", input.exposure, T * I, `${T} years x ${I} industries`);
  for (const { channel, links, instrument } of input.channels) {
    requireLength("marshallChannelTest", channel, links, I * I, `${I} x ${I} industries`);
    if (instrument) requireLength("marshallChannelTest", `instrument of ${channel}`, instrument, I * I, `${I} x ${I} industries`);
  }
  if (I < 5 || input.channels.length === 0) {
    throw new InputError(
      "too-few-industries",
      `marshallChannelTest: ${I} industries and ${input.channels.length} channels; at least 5 industries and 1 channel are needed.`,
      { industries: I },
    );
  }
  const pairs = pairRows(input);
  const columns = channelColumns(input, pairs);
  const y = standardised(pairs.map(({ i, j, t }) => input.coagglomeration[(t * I + i) * I + j]!));
  const instrumented = input.channels.every(({ instrument }) => instrument !== undefined);
  const level = options.level ?? 0.95;
  const estimated = instrumented ? instrumentedFit(input, pairs, columns, y, level) : dyadicFit(pairs, columns, y, I, level);
  const unknown = intervalEstimate(Number.NaN, Number.NaN, Number.NaN, level);
  const of = (id: string) => estimated.intervals.get(id) ?? unknown;
  return {
    channels: input.channels.map(({ channel, basis }) => ({
      channel,
      basis,
      pull: of(channel),
      byExposure: of(`${channel} x exposure`),
      byYear: of(`${channel} x year`),
    })),
    ...(input.naturalAdvantage ? { naturalAdvantage: of("natural-advantage") } : {}),
    method: instrumented ? "two-stage-least-squares" : "least-squares",
    firstStage: estimated.firstStage,
    pairs: (I * (I - 1)) / 2,
    rows: pairs.length,
    rSquared: estimated.rSquared,
    issues: channelIssues(input),
  };
}

interface Pair {
  readonly i: number;
  readonly j: number;
  readonly t: number;
}

function pairRows(input: MarshallChannelInput): Pair[] {
  const I = input.industries.length;
  const pairs: Pair[] = [];
  for (let t = 0; t < input.years.length; ++t) {
    for (let i = 0; i < I; ++i) {
      for (let j = i + 1; j < I; ++j) {
        const known =
          Number.isFinite(input.coagglomeration[(t * I + i) * I + j]!) && Number.isFinite(exposureOf(input, { i, j, t }));
        if (known) pairs.push({ i, j, t });
      }
    }
  }
  return pairs;
}

function exposureOf(input: MarshallChannelInput, { i, j, t }: Pair): number {
  const I = input.industries.length;
  return 0.5 * (input.exposure[t * I + i]! + input.exposure[t * I + j]!);
}

/** Channel terms first (id, id x exposure, id x year), then exposure, natural advantage and year effects. */
function channelColumns(input: MarshallChannelInput, pairs: readonly Pair[]): { terms: NamedColumn[]; controls: NamedColumn[] } {
  const I = input.industries.length;
  const exposure = standardised(pairs.map((pair) => exposureOf(input, pair)));
  const meanYear = pairs.reduce((sum, { t }) => sum + input.years[t]! / pairs.length, 0);
  const year = Float64Array.from(pairs, ({ t }) => input.years[t]! - meanYear);
  const terms = input.channels.flatMap(({ channel, links }) => interacted(channel, linkColumn(links, pairs, I), exposure, year));
  const controls: NamedColumn[] = [{ id: "exposure", values: exposure }];
  if (input.naturalAdvantage) controls.push({ id: "natural-advantage", values: linkColumn(input.naturalAdvantage, pairs, I) });
  for (let t = 1; t < input.years.length; ++t) {
    controls.push({ id: `year ${input.years[t]}`, values: Float64Array.from(pairs, (pair) => (pair.t === t ? 1 : 0)) });
  }
  return { terms: input.years.length > 1 ? terms : terms.filter(({ id }) => !id.endsWith("x year")), controls };
}

function linkColumn(links: Float64Array, pairs: readonly Pair[], I: number): Float64Array {
  return standardised(pairs.map(({ i, j }) => 0.5 * (links[i * I + j]! + links[j * I + i]!)));
}

function interacted(id: string, values: Float64Array, exposure: Float64Array, year: Float64Array): NamedColumn[] {
  return [
    { id, values },
    { id: `${id} x exposure`, values: values.map((value, row) => value * exposure[row]!) },
    { id: `${id} x year`, values: values.map((value, row) => value * year[row]!) },
  ];
}

interface ChannelFit {
  readonly intervals: Map<string, IntervalEstimate>;
  readonly firstStage: readonly { readonly id: string; readonly statistic: number }[];
  readonly rSquared: number;
}

function dyadicFit(
  pairs: readonly Pair[],
  { terms, controls }: { terms: NamedColumn[]; controls: NamedColumn[] },
  y: Float64Array,
  I: number,
  level: number,
): ChannelFit {
  const n = y.length;
  const all = [{ id: "constant", values: new Float64Array(n).fill(1) }, ...terms, ...controls];
  const k = all.length;
  const x = new Float64Array(n * k);
  all.forEach(({ values }, j) => {
    for (let i = 0; i < n; ++i) x[i * k + j] = values[i]!;
  });
  const fit = leastSquares(x, y, n, k, { tolerance: 1e-9 });
  if (fit.collinear.length > 0) {
    const names = fit.collinear.map((j) => all[j]!.id);
    throw new InputError("collinear", `marshallChannelTest: ${names.join(", ")} are collinear with earlier columns.`, { names });
  }
  const covariance = dyadicCovariance(pairs, x, fit.residuals, fit.inverseCrossProduct, I);
  const total = y.reduce((sum, value) => sum + value * value, 0);
  return {
    intervals: new Map(
      all.map(({ id }, j) => [
        id,
        intervalEstimate(fit.coefficients[j]!, Math.sqrt(Math.max(0, covariance[j * k + j]!)), I - 1, level),
      ]),
    ),
    firstStage: [],
    rSquared: 1 - fit.residualSumSquares / total,
  };
}

function instrumentedFit(
  input: MarshallChannelInput,
  pairs: readonly Pair[],
  { terms, controls }: { terms: NamedColumn[]; controls: NamedColumn[] },
  y: Float64Array,
  level: number,
): ChannelFit {
  const I = input.industries.length;
  const swapped: MarshallChannelInput = {
    ...input,
    channels: input.channels.map((channel) => ({ ...channel, links: channel.instrument! })),
  };
  const instruments = channelColumns(swapped, pairs).terms.map(({ id, values }) => ({ id: `instrument ${id}`, values }));
  const kind: CovarianceKind = "cluster-cr1";
  const fit = twoStageLeastSquares(
    { y, endogenous: terms, exogenous: controls, instruments, cluster: Int32Array.from(pairs, ({ i, j }) => i * I + j) },
    { covariance: kind, level },
  );
  return {
    intervals: new Map(fit.coefficients.map((coefficient) => [coefficient.id, coefficient])),
    firstStage: fit.weakInstruments.map(({ id, statistic }) => ({ id, statistic })),
    rSquared: fit.rSquared,
  };
}

function channelIssues(input: MarshallChannelInput): readonly Issue[] {
  const issues: Issue[] = [];
  for (const { channel, basis } of input.channels) {
    if (basis === "direct") continue;
    issues.push({
      code: "channel-by-fallback",
      severity: "warning",
      message: `The ${channel} channel is measured by a fallback, not by occupations, input-output tables or patents.`,
      hint: "Read the change of its pull with exposure and year, not its level.",
      params: { channel },
    });
  }
  for (const channel of ["labour", "input", "knowledge"] as const) {
    if (input.channels.some((given) => given.channel === channel)) continue;
    issues.push({
      code: "channel-missing",
      severity: "warning",
      message: `The ${channel} channel is missing; what it shares with the others is counted as theirs.`,
      hint: "Add its links to the study: occupations, an input-output table or patents by industry.",
      params: { channel },
    });
  }
  return issues;
}
