import type { TFunction } from "i18next";
import { formatNumber, formatShare } from "../../format/number.ts";
import { type Sentence, sentence } from "../../frame/sentence.tsx";
import type { SettledResult } from "./many-regions-figures.ts";
import type { ManyRegionsState } from "./many-regions-state.ts";

/** Names of more centres than this are not listed in a sentence. */
const listed = 4;

/** Where activity comes to rest, and what more online trade does to it. */
export function settledSentence(
  result: SettledResult,
  state: ManyRegionsState,
  space: "ring" | "map",
  name: (id: string) => string,
  t: TFunction,
): Sentence {
  const { centres, centreShare } = result.rest.pattern;
  const place = t(`laboratory.many.places.${space}`, {
    regions: result.regions.length,
    model: t(`laboratory.models.${state.model}`),
    start: t(`laboratory.many.starts.${state.start}`),
  });
  const digital = digitalWords(result, state.reach, t);
  if (result.status !== "converged") {
    return sentence(`${place}${t("laboratory.many.moving", { steps: result.iterations })}`, {});
  }
  if (centres.length === 0) return sentence(`${place}${t("laboratory.many.even")}${digital}`, {});
  const [first = 0] = centres;
  const who =
    space === "map" && centres.length <= listed
      ? t("laboratory.many.named", {
          names: centres.map((r) => name(result.regions[r] ?? "")).join(t("laboratory.many.listComma")),
        })
      : "";
  const held = t(centres.length === 1 ? "laboratory.many.oneCentre" : "laboratory.many.centres", {
    count: centres.length,
    who,
    share: formatShare(centreShare, centreShare > 0.9995 ? 0 : 1),
    spacing: spacingWords(result, t),
  });
  return sentence(`${place}${held}${digital}`, { centres: { row: result.regions[first] ?? "", column: "rest" } });
}

/** How far apart the centres lie; empty with fewer than two. */
export function spacingWords({ rest, distanceUnit }: SettledResult, t: TFunction): string {
  const { spacing } = rest.pattern;
  if (spacing === null) return "";
  const unit = distanceUnit === "steps" ? "Steps" : "Km";
  if (spacing.least === spacing.most) return t(`laboratory.many.apart${unit}`, { at: formatNumber(spacing.mean, 0) });
  return t(`laboratory.many.apart${unit}Range`, {
    at: formatNumber(spacing.mean, distanceUnit === "steps" ? 1 : 0),
    least: formatNumber(spacing.least, 0),
    most: formatNumber(spacing.most, 0),
  });
}

/** Centres after another online reach than the chosen one: the next change on the sweep. */
export function digitalWords({ rest, sweep }: SettledResult, reach: number, t: TFunction): string {
  const later = sweep.filter((entry) => entry.reach > reach + 1e-9 && entry.status === "converged");
  const now = rest.pattern.centres.length;
  const next = later.find((entry) => entry.centres !== now);
  const last = later.at(-1);
  if (last === undefined) return "";
  if (next === undefined) {
    const change = last.herfindahl - rest.pattern.herfindahl;
    const kind = Math.abs(change) < 1e-4 ? "same" : change > 0 ? "denser" : "thinner";
    return t(`laboratory.many.digital.${kind}`);
  }
  const kind = now === 0 ? "breaks" : next.centres === 0 ? "dissolves" : next.centres < now ? "fewer" : "more";
  return t(`laboratory.many.digital.${kind}`, { reach: formatNumber(next.reach, 2), count: next.centres });
}

/** Which wave grows fastest out of even spread, beside what was found; null on a map. */
export function waveWords({ waves, rest }: SettledResult, t: TFunction): string | null {
  if (waves === null || waves.length === 0) return null;
  const fastest = waves.reduce((most, wave) => (wave.growth > most.growth ? wave : most));
  if (fastest.growth <= 0) return t("laboratory.many.waveNone", { growth: formatNumber(fastest.growth, 4) });
  return t("laboratory.many.wave", {
    peaks: fastest.peaks,
    growth: formatNumber(fastest.growth, 4),
    found: rest.pattern.centres.length,
  });
}
