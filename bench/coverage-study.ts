/**
 * The full coverage study, run by hand: `npm run coverage -- results.jsonl [draws] [design ...]`.
 *
 * Each design is one line of the file as soon as it is done; designs already in the file are not run again. At the end the tables of
 * docs/models/estimation.md are printed as Markdown from the file alone.
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { type CoverageStudy, coverageDesigns, coverageStudy, createRandom, type NetEffectEffects } from "@jiju/core";

interface Line {
  readonly design: string;
  readonly effects: NetEffectEffects;
  readonly seed: number;
  readonly study: Omit<CoverageStudy, "design">;
}

const SEED = 1;
const WILD_DRAWS = 399;
const [file, drawsAsked = "2000", ...only] = process.argv.slice(2);
if (!file || !(Number(drawsAsked) >= 1)) {
  console.error("coverage: name the file of results, then draws and designs if wanted: npm run coverage -- results.jsonl 2000");
  process.exit(2);
}
const draws = Number(drawsAsked);

const isSpatial = (id: string) => !id.endsWith("spatial-0") && id.includes("spatial");
const isSigma = (id: string) => id.includes("rho");
const ids = coverageDesigns.map(({ id }) => id);
// What is required comes first, then correlated shocks with both kinds of effects, then sigma, which costs most.
const runs: readonly (readonly [string, NetEffectEffects])[] = [
  ...ids.filter((id) => !isSpatial(id) && !isSigma(id)).map((id) => [id, "default"] as const),
  ...ids.filter(isSpatial).map((id) => [id, "default"] as const),
  ...ids.filter(isSigma).map((id) => [id, "default"] as const),
  ...ids.filter(isSpatial).map((id) => [id, "strict"] as const),
];

const stored = (): Line[] =>
  existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line, (_, value) => (value === "Infinity" ? Infinity : value)) as Line)
    : [];

for (const [id, effects] of runs) {
  if (only.length > 0 && !only.includes(id)) continue;
  if (stored().some((line) => line.design === id && line.effects === effects)) continue;
  const position = ids.indexOf(id);
  const { design: _, ...study } = coverageStudy(coverageDesigns[position]!, createRandom(SEED).fork(position), {
    draws,
    wildDraws: WILD_DRAWS,
    effects,
  });
  const line: Line = { design: id, effects, seed: SEED, study };
  appendFileSync(file, `${JSON.stringify(line, (_, value) => (value === Infinity ? "Infinity" : value))}\n`);
  console.error(`${id} (${effects}): ${study.draws} draws`);
}

const percent = (share: number | null, digits = 1) =>
  share === null || Number.isNaN(share) ? "" : (100 * share).toFixed(digits);
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const intervals = ["wild", "bias-reduced", "pairs-bootstrap", "clustered-t", "clustered-normal", "turning-point"] as const;
const lines = stored();
const words = (id: string, effects: NetEffectEffects): string => {
  const { regions, truth, spatialCorrelation } = coverageDesigns[ids.indexOf(id)]!;
  const planted = truth.kind === "translog" ? `w = ${truth.w}` : `sigma = ${(1 / (1 - truth.model.channels[0]!.rho)).toFixed(2)}`;
  const shocks = spatialCorrelation > 0 ? `, shocks correlated ${spatialCorrelation}` : "";
  return `${regions} regions, ${planted}${shocks}${effects === "strict" ? ", region-year effects" : ""}`;
};
const ofW = lines.filter(({ design }) => !isSigma(design));
const cell = ({ study }: Line, id: string): string => {
  const row = study.rows.find((entry) => entry.id === id);
  return row ? `${percent(row.coverage)} (${percent(row.standardError)})` : "";
};
console.log(`Share of draws in which the 95 % interval of w, or the turning-point set, held the truth, in percent.\n`);
console.log(
  table(
    ["design", "draws", "wild", "CR2", "pairs bootstrap", "clustered t", "clustered normal", "turning point"],
    ofW.map((line) => [
      words(line.design, line.effects),
      line.study.draws.toLocaleString("en"),
      ...intervals.map((id) => cell(line, id)),
    ]),
  ),
);
console.log(`\nVerdicts, in percent of draws.\n`);
console.log(
  table(
    ["design", "substitutes", "complements", "no material", "cannot tell", "errors", "power", "mean w", "deviation"],
    ofW.map(({ design, effects, study }) => [
      words(design, effects),
      percent(study.verdicts.substitutes),
      percent(study.verdicts.complements),
      percent(study.verdicts["no-material-interaction"]),
      percent(study.verdicts["cannot-tell"]),
      percent(study.errorRate),
      percent(study.power),
      study.meanEstimate.toFixed(4),
      study.deviation.toFixed(4),
    ]),
  ),
);
console.log(`\nCR2 intervals of the other terms, in percent.\n`);
console.log(
  table(
    ["design", "a", "k", "b", "l"],
    ofW.map((line) => [words(line.design, line.effects), ...["a", "k", "b", "l"].map((id) => cell(line, `term-${id}`))]),
  ),
);
const ofSigma = lines.filter(({ design }) => isSigma(design));
console.log(`\nSigma of the structural form.\n`);
console.log(
  table(
    ["design", "draws", "identified, %", "interval held sigma, %", "median length"],
    ofSigma.map((line) => [
      words(line.design, line.effects),
      line.study.draws.toLocaleString("en"),
      percent(line.study.identifiedShare),
      cell(line, "sigma"),
      line.study.rows.find(({ id }) => id === "sigma")?.medianLength.toFixed(2) ?? "",
    ]),
  ),
);
