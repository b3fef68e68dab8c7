import {
  defaultOf,
  designPairs,
  drawNetEffectModels,
  type IndustryMove,
  InputError,
  proximityKernels,
  solveSpaceProgramme,
} from "@jiju/core";
import { solveWithHighs } from "@jiju/lab";
import { matchIndustrySpace, matchPairing } from "@jiju/lab/contract";
import { requireAvailable } from "../study/availability.ts";
import { activityWords } from "./activity-words.ts";
import { kernelDraws } from "./agglomeration.ts";
import { type Implementation, implement, requireStudy, throwIfCancelled } from "./implementation.ts";
import { activityOfYear, movableShares, type PlaceLimit, placeBenefit } from "./place-limits.ts";
import { limitsOfStudy, spaceOfStudy } from "./space-of-study.ts";

/** Share of draws that must make a move before it counts as robust (the model book, section 4). */
const SURVIVES = 0.9;

export const matchSpaceImplementations: readonly Implementation[] = [
  implement(matchIndustrySpace, async (input, context) => {
    const study = requireStudy("match.industry-space", context);
    const R = study.regions.length;
    const { year, activity, distances, limits, issues, movable, fixed, movingCost, programme } = spaceOfStudy(study, input);
    const steps = input.draws + 1;
    context.progress({ phase: "programme", done: 0, total: steps });
    const benefit = placeBenefit(study, year);
    const central = await solveSpaceProgramme(programme(benefit), solveWithHighs, { movingCost });
    const drawn: (readonly IndustryMove[])[] = [];
    const gaps: number[] = [];
    if (central.status !== "infeasible" && input.draws > 0) {
      const kernels = kernelDraws(study, input.draws, input.seed);
      const models = drawNetEffectModels(input.draws, input.seed);
      for (const [k, kernel] of kernels.entries()) {
        context.progress({ phase: "programme", done: k + 1, total: steps });
        await new Promise((resume) => setImmediate(resume));
        throwIfCancelled(context);
        const draw = await solveSpaceProgramme(programme(placeBenefit(study, year, kernel, models[k]!)), solveWithHighs, {
          movingCost,
        });
        if (draw.status === "solver-limit") continue;
        drawn.push(draw.moves);
        gaps.push(draw.misallocation);
      }
    }
    const seen = new Map<string, number>();
    for (const moves of drawn) for (const move of moves) seen.set(keyOf(move), (seen.get(keyOf(move)) ?? 0) + 1);
    const shareOf = (move: IndustryMove) => (drawn.length > 0 ? (seen.get(keyOf(move)) ?? 0) / drawn.length : Number.NaN);
    const leaves = new Float64Array(R);
    const comes = new Float64Array(R);
    const gained = new Float64Array(R);
    let moved = 0;
    let robust = 0;
    for (const move of central.moves) {
      leaves[move.from]! += move.amount;
      comes[move.to]! += move.amount;
      gained[move.from]! += move.amount * move.gain;
      moved += move.amount;
      if (shareOf(move) >= SURVIVES) robust += move.amount;
    }
    gaps.sort((a, b) => a - b);
    context.progress({ phase: "programme", done: steps, total: steps });
    return {
      status: central.status,
      year: study.years[year]!,
      activity: activityWords(study),
      regions: study.regions.map((region) => region.id),
      industries: study.industries.map((industry) => industry.id),
      moves: central.moves.map((move) => ({
        from: study.regions[move.from]!.id,
        to: study.regions[move.to]!.id,
        industry: study.industries[move.industry]!.id,
        amount: move.amount,
        gain: move.gain,
        km: distances[move.from * R + move.to]!,
        share: shareOf(move),
      })),
      places: study.regions.map((region, i) => ({
        region: region.id,
        leaves: leaves[i]!,
        comes: comes[i]!,
        gainPerUnit: leaves[i]! > 0 ? gained[i]! / leaves[i]! : Number.NaN,
      })),
      moved,
      totalActivity: activity.reduce((sum, amount) => sum + amount, 0),
      objective: central.objective,
      misallocation: central.misallocation,
      misallocationBand:
        gaps.length > 0
          ? ([gaps[Math.floor(0.05 * (gaps.length - 1))]!, gaps[Math.ceil(0.95 * (gaps.length - 1))]!] as [number, number])
          : null,
      resources: limits.map((limit, k) => ({
        ...resourceOf(limit),
        after: central.use.subarray(k * R, (k + 1) * R),
        shadowRent: central.shadowRents.subarray(k * R, (k + 1) * R),
      })),
      absentResources: [...central.absentResources],
      gap: central.gap,
      columns: central.columns,
      rounds: central.rounds,
      conflict: central.conflict.map(({ resource, region }) => ({ resource, region: study.regions[region]!.id })),
      draws: drawn.length,
      robustShare: drawn.length > 0 && moved > 0 ? robust / moved : Number.NaN,
      settings: {
        movableShare: movable,
        fixedIndustries: [...fixed],
        movingCost,
        floorPerWorker: defaultOf("match-floor-area-per-worker"),
      },
      issues: [...issues],
    };
  }),

  implement(matchPairing, (input, context) => {
    const study = requireStudy("match.pairing", context);
    const year = study.yearAt(input.year);
    const R = study.regions.length;
    const S = study.industries.length;
    const activity = activityOfYear(study, year);
    const distances = requireAvailable("Pairing", study.distances()).km;
    const { limits, issues } = limitsOfStudy(study, year, activity, input);
    if (limits.length === 0) {
      throw new InputError(
        "no-limits",
        "match.pairing: nothing limits the places, so nobody looks for room. Add residents (population in study.yaml) or areas to the study, or ask for a limit that it has.",
      );
    }
    const heads = Float64Array.from({ length: R }, (_, i) => {
      let sum = 0;
      for (let s = 0; s < S; ++s) sum += activity[i * S + s]!;
      return sum;
    });
    // what more activity of the place's own mix would find room for
    const roomOf =
      (i: number) =>
      ({ capacity, use }: PlaceLimit) =>
        use[i]! > 0 ? ((capacity[i]! - use[i]!) * heads[i]!) / use[i]! : Number.POSITIVE_INFINITY;
    const room = Float64Array.from({ length: R }, (_, i) => Math.max(0, Math.min(...limits.map(roomOf(i)))));
    const full = (i: number) => room[i]! < 0.01 * heads[i]!;
    const everyone = study.regions.map((_, i) => i);
    const homes = input.homes?.map((id) => study.regionAt(id)) ?? everyone.filter(full);
    const hosts = input.hosts?.map((id) => study.regionAt(id)) ?? everyone.filter((i) => !full(i));
    const { shares, fixed } = movableShares(study, input.movableShare ?? defaultOf("match-movable-share"), input.fixedIndustries);
    const virtual = proximityKernels(distances, R, {
      halfDistanceKm: study.halfDistanceKm(),
      distanceRelief: study.distanceRelief(),
      ownCell: "left-out",
    }).virtual;
    const strongest = virtual.reduce((most, value) => Math.max(most, value), 1e-300);
    const finite = room.map((value, i) => (Number.isFinite(value) ? value : heads[i]!));
    const result = designPairs(
      {
        regions: R,
        industries: S,
        activity,
        benefit: placeBenefit(study, year),
        distances,
        room: finite,
        homes,
        hosts,
        tieGain: virtual.map((value) => (input.tieGain * value) / strongest),
        movableShare: shares,
      },
      {
        accounting: input.accounting === "shared" ? { homeShare: input.homeShare } : input.accounting,
        hostsPerHome: input.hostsPerHome,
        ...(input.movingCost === undefined ? {} : { movingCost: input.movingCost }),
      },
    );
    return {
      year: study.years[year]!,
      pairs: result.pairs.map(({ home, host, flows, ...pair }) => ({
        ...pair,
        home: study.regions[home]!.id,
        host: study.regions[host]!.id,
        km: distances[home * R + host]!,
        flows: flows.map(({ industry, amount, gain }) => ({ industry: study.industries[industry]!.id, amount, gain })),
      })),
      activity: activityWords(study),
      unpaired: result.unpaired.map((i) => study.regions[i]!.id),
      totalGain: result.totalGain,
      accounting: input.accounting,
      homeShare: input.accounting === "host" ? 0 : input.accounting === "home" ? 1 : input.homeShare,
      fixedIndustries: [...fixed],
      tieGain: input.tieGain,
      room: study.regions.map((region, i) => ({ region: region.id, room: room[i]! })),
      resources: limits.map(resourceOf),
      absentResources: ["land", "labour", "energy", "emission"].filter((id) => !limits.some((limit) => limit.id === id)),
      issues: [...issues],
    };
  }),
];

const keyOf = (move: IndustryMove): string => `${move.from},${move.to},${move.industry}`;

const resourceOf = ({ id, unit, basis, how, capacity, use }: PlaceLimit) => ({ id, unit, basis, how, capacity, use });
