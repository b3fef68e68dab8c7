import {
  type ChannelLinks,
  compareMarketPotentials,
  createRandom,
  employmentProfileSimilarity,
  evidenceBoard,
  InputError,
  type IntervalEstimate,
  inputOutputLinks,
  type MarshallChannelId,
  marshallChannelTest,
  pairwiseCoagglomeration,
  regionalShares,
  type Text,
} from "@jiju/core";
import { whyChannels, whyEvidence, whyMarketPotential } from "@jiju/lab/contract";
import { requireAvailable } from "../study/availability.ts";
import { engineDigital, type StudySession } from "../study/session.ts";
import { channelTexts, exposureText, missingChannelTexts, potentialCaveat } from "./channel-texts.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";
import { studyFlows } from "./study-flows.ts";

/** Activity of one year, [R x S]. */
function activityOfYear(study: StudySession, year: number): Float64Array {
  const all = study.activity();
  const cells = study.regions.length * study.industries.length;
  return Float64Array.from({ length: cells }, (_, cell) => all[cell * study.years.length + year]!);
}

/**
 * Digital level where an industry works, less the mean of all industries in that year, [Y x S]: activity-weighted mean over regions. Without
 * the common part, what all industries share of the nation's digitalisation is left to the change by year.
 */
function digitalExposure(study: StudySession): Float64Array {
  const level = requireAvailable("The channel test", study.digital(engineDigital)).level;
  const [R, S, Y] = [study.regions.length, study.industries.length, study.years.length];
  const activity = study.activity();
  const out = new Float64Array(Y * S);
  for (let y = 0; y < Y; ++y) {
    for (let s = 0; s < S; ++s) {
      let sum = 0;
      let weight = 0;
      for (let i = 0; i < R; ++i) {
        const own = activity[(i * S + s) * Y + y]!;
        const digital = level[i * Y + y]!;
        if (Number.isNaN(own + digital)) continue;
        sum += own * digital;
        weight += own;
      }
      out[y * S + s] = sum / weight;
    }
    const known = out.subarray(y * S, (y + 1) * S).filter((value) => !Number.isNaN(value));
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    for (let s = 0; s < S; ++s) out[y * S + s]! -= mean;
  }
  return out;
}

/** Input-output links of the study's table, or undefined where it has none on the study's industries. */
function studyInputLinks(study: StudySession): Float64Array | undefined {
  const flows = studyFlows(study);
  return flows && inputOutputLinks(flows, study.industries.length);
}

/** A user's table of links, flat. @throws InputError `bad-links`, naming the channel and what was needed */
function givenLinks(values: readonly (readonly number[])[], channel: string, industries: number): Float64Array {
  const bad = values.length !== industries ? values.length : values.find((row) => row.length !== industries)?.length;
  if (bad !== undefined) {
    throw new InputError(
      "bad-links",
      `why.channels: the ${channel} links have ${bad} rows or columns; they need ${industries} x ${industries}, the industries of the study in its order.`,
      { channel, industries },
    );
  }
  return Float64Array.from(values.flat());
}

const intervalOnWire = ({ estimate, standardError, degreesOfFreedom, low, high, pValue }: IntervalEstimate) => ({
  estimate,
  standardError,
  degreesOfFreedom,
  low,
  high,
  pValue,
});

/** What a change with exposure says; a fallback is made of the same data as coagglomeration and says nothing by itself. */
function readingOf({ low, high }: IntervalEstimate, basis: "direct" | "fallback"): "weakens" | "strengthens" | "cannot-tell" {
  if (basis === "fallback") return "cannot-tell";
  return high < 0 ? "weakens" : low > 0 ? "strengthens" : "cannot-tell";
}

export const channelImplementations: readonly Implementation[] = [
  implement(whyChannels, (input, context) => {
    const study = requireStudy("why.channels", context);
    const [R, S, Y] = [study.regions.length, study.industries.length, study.years.length];
    const exposure = digitalExposure(study);
    const coagglomeration = new Float64Array(Y * S * S);
    for (let y = 0; y < Y; ++y) {
      const shares = regionalShares(activityOfYear(study, y), R, S);
      coagglomeration.set(pairwiseCoagglomeration(shares.industry, shares.total, S), y * S * S);
    }
    const own = (channel: MarshallChannelId, links: Float64Array | undefined, basis: "direct" | "fallback", source: Text) => {
      const given = input.links[channel];
      if (given) {
        const instrument = given.instrument ? { instrument: givenLinks(given.instrument, channel, S) } : {};
        return {
          channel,
          links: givenLinks(given.values, channel, S),
          basis: "direct",
          ...instrument,
          source: channelTexts.given,
        } as const;
      }
      return links ? { channel, links, basis, source } : undefined;
    };
    const channels = [
      own(
        "labour",
        input.labourFallback === "employment-profile" ? employmentProfileSimilarity(activityOfYear(study, 0), R, S) : undefined,
        "fallback",
        channelTexts.employmentProfile,
      ),
      own("input", studyInputLinks(study), "direct", channelTexts.inputOutput),
      own("knowledge", undefined, "direct", channelTexts.given),
    ].filter((entry) => entry !== undefined);
    const test = marshallChannelTest(
      {
        industries: study.industries.map(({ id }) => id),
        years: study.years,
        coagglomeration,
        channels: channels.map(({ source, ...links }): ChannelLinks => links),
        exposure,
      },
      { level: input.level },
    );
    const present = new Set<string>(channels.map(({ channel }) => channel));
    return {
      firstYear: study.years[0]!,
      lastYear: study.years.at(-1)!,
      industries: S,
      pairs: test.pairs,
      rows: test.rows,
      level: input.level,
      method: test.method,
      rSquared: test.rSquared,
      firstStage: test.firstStage.map((entry) => ({ ...entry })),
      channels: test.channels.map((entry) => ({
        channel: entry.channel,
        basis: entry.basis,
        source: channels.find(({ channel }) => channel === entry.channel)!.source,
        pull: intervalOnWire(entry.pull),
        byExposure: intervalOnWire(entry.byExposure),
        byYear: intervalOnWire(entry.byYear),
        reading: readingOf(entry.byExposure, entry.basis),
      })),
      missing: missingChannelTexts.filter(({ channel }) => !present.has(channel)),
      costs: channels
        .filter(({ basis }) => basis === "fallback")
        .map(({ channel }) => ({ channel, text: channelTexts.fallbackCost })),
      exposure: exposureText,
      issues: [...test.issues],
    };
  }),

  implement(whyEvidence, () => ({ findings: evidenceBoard.map((entry) => ({ ...entry })) })),

  implement(whyMarketPotential, (input, context) => {
    const study = requireStudy("why.market-potential", context);
    const productivity = study.loaded.productivity;
    if (!productivity) {
      throw new InputError(
        "study-lacks",
        "why.market-potential needs productivity: name a column of average wages or value added per worker under productivity in study.yaml.",
      );
    }
    const missing = study.virtualMissing();
    requireAvailable("Virtual market potential", missing.length > 0 ? { missing } : { value: true });
    const proximity = requireAvailable(
      "Market potential",
      study.proximity({
        halfDistanceKm: input.halfDistanceKm ?? study.halfDistanceKm(),
        ownCell: "left-out",
        nationalMean: "first-year",
        missing: "each-year",
      }),
    );
    const [S, Y] = [study.industries.length, study.years.length];
    const only = input.industry === undefined ? undefined : study.industryAt(input.industry);
    const logged = (values: Float64Array) =>
      values.map((value, row) =>
        value > 0 && (only === undefined || Math.floor(row / Y) % S === only) ? Math.log(value) : Number.NaN,
      );
    const found = compareMarketPotentials(
      {
        regions: study.regions.length,
        industries: S,
        years: Y,
        logProductivity: logged(study.cube(productivity.column)),
        logGeographic: logged(proximity.physicalAgglomeration),
        logVirtual: logged(proximity.virtualAgglomeration),
      },
      createRandom(input.seed),
      { blocks: input.blocks },
    );
    return {
      industry: input.industry ?? null,
      ...found,
      againstGeographic: { ...found.againstGeographic },
      againstVirtual: { ...found.againstVirtual },
      outOfSample: { ...found.outOfSample },
      caveat: potentialCaveat,
    };
  }),
];
