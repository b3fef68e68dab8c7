import {
  agglomerationMaps,
  drawer,
  HALF_WIDTH,
  pathMapData,
  rankingData,
  SINGLE_WIDTH,
  ternaryData,
  weightsData,
} from "./drawings.ts";
import { equilibriumMap, equilibriumSentences, equilibriumTables, equilibriumWaterfall } from "./equilibrium.ts";
import { EQUILIBRIUM_WORDS } from "./equilibrium-wording.ts";
import { estimateSentences, estimateTable } from "./estimate.ts";
import { estimateWording } from "./estimate-wording.ts";
import { missingOf, type ReportFacts, reportFacts } from "./facts.ts";
import { drawingHtml, escaped, type Sentence, sentenceHtml, tableHtml } from "./html.ts";
import { gapTable, marketSentences, marketTable, movesFlows, movesSentences, movesSummary, movesTable } from "./matching.ts";
import { MATCHING_WORDS } from "./matching-wording.ts";
import { comparisonTable, policyMaps, policySentences, regionChangeTable } from "./policies.ts";
import { POLICY_WORDS } from "./policies-wording.ts";
import type { Chapter, MovesResult, ReportInput } from "./report-input.ts";
import { REPORT_STYLE } from "./style.ts";
import {
  indicatorTable,
  industryTable,
  placeTable,
  provenanceTables,
  regionTable,
  scenarioTable,
  sourceTable,
  summaryTable,
} from "./tables.ts";
import { type Wording, wordingOf } from "./wording.ts";

/** What every part of the report is made from. */
interface ReportContext {
  readonly input: ReportInput;
  readonly facts: ReportFacts;
  readonly words: Wording;
  readonly draw: ReturnType<typeof drawer>;
}

const chapter = (id: string, title: string, parts: readonly string[]): string =>
  `<section id="${id}"><h2>${escaped(title)}</h2>\n${parts.filter((part) => part !== "").join("\n")}\n</section>`;
const pair = (...parts: readonly string[]): string => `<div class="pair">${parts.join("\n")}</div>`;
const single = (part: string): string => `<div class="single">${part}</div>`;
const optional = <Value>(value: Value | null, render: (value: Value) => string): string => (value === null ? "" : render(value));

/** `2026-11-24 09:45 UTC`: to the minute, in one time zone everywhere. */
const minuteOf = (iso: string): string => `${iso.slice(0, 16).replace("T", " ")} UTC`;

function findingsHtml({ input, facts, words }: ReportContext): string {
  const items = words.findings(facts, input).map(([title, sentence, missing]) => {
    const said = sentence === null ? "" : `<p>${sentenceHtml(sentence)}</p>`;
    const absent = sentence === null || missing.length > 0 ? `<p class="absent">${escaped(words.notComputed(missing))}</p>` : "";
    return `<li><div><h3>${escaped(title)}</h3>${said}${absent}</div></li>`;
  });
  return `<section id="findings"><h2>${escaped(words.findingsTitle)}</h2><ol class="findings">\n${items.join("\n")}\n</ol></section>`;
}

/** The place in focus, with the reasons of its path. */
function placeHtml({ input, facts, words }: ReportContext): string {
  const { region } = input;
  if (region === undefined) return "";
  const cell = facts.paths?.result.cells.find((entry) => entry.region === region && entry.industry === facts.industry);
  // the sentence on the path has said how many draws agree
  const reasons = (cell?.reasons ?? []).flatMap((reason) =>
    reason.code === "draws-agree" ? [] : (words.place.reason(reason) ?? []),
  );
  const separator = input.language === "zh" ? "" : " ";
  const sentences = words.place.sentences(region, facts).map(sentenceHtml).join(separator);
  return `<aside><h3>${escaped(words.place.title(facts.nameOf(region)))}</h3><p>${sentences}</p>${reasons.length === 0 ? "" : `<p>${escaped(reasons.join(separator))}</p>`}</aside>`;
}

function whereHtml({ input, facts, words, draw }: ReportContext): string {
  const { captions } = words;
  const industry = facts.industryName(facts.industry);
  const maps = agglomerationMaps(input, facts);
  const geography = input.geography;
  const drawnMaps = optional(maps, ({ physical, virtual }) => {
    const captionOf = {
      physical: captions.physicalMap(industry, facts.lastYear),
      virtual: captions.virtualMap(industry, facts.lastYear),
    };
    const known = new Set(facts.regions);
    const outside = geography!.places.filter(({ region, inset }) => !inset && !known.has(region));
    const note = words.mapNote(
      input.attribution?.[input.language] ?? null,
      geography!.kind === "outlines" ? "outlines" : "tiles",
      outside.map(({ name }) => name[input.language]),
    );
    return `${pair(
      drawingHtml("map-physical", captionOf.physical, draw("map", physical, HALF_WIDTH, captionOf.physical, geography!)),
      drawingHtml("map-virtual", captionOf.virtual, draw("map", virtual, HALF_WIDTH, captionOf.virtual, geography!)),
    )}<p class="note">${escaped(note)}</p>`;
  });
  const ranking = optional(rankingData(input, facts), (data) => {
    const caption = captions.ranking(industry, facts.lastYear, facts.agglomeration?.result.bands?.draws ?? null);
    return single(drawingHtml("ranking", caption, draw("ranking", data, SINGLE_WIDTH, caption)));
  });
  return chapter("where", words.chapters.where, [drawnMaps, ranking, tableHtml(summaryTable(facts, words))]);
}

function digitalHtml({ input, facts, words, draw }: ReportContext): string {
  const drawing = optional(weightsData(facts), (data) =>
    single(drawingHtml("weights", words.captions.weights, draw("weights", data, SINGLE_WIDTH, words.captions.weights))),
  );
  return chapter("digital", words.chapters.digital, [drawing, optional(indicatorTable(input, facts, words), tableHtml)]);
}

function whyHtml({ facts, words, draw }: ReportContext): string {
  const { why } = facts;
  if (why === null) return "";
  const { captions } = words;
  const map = (width: number) =>
    drawingHtml("figure-1a", captions.indifference, draw("indifference-map", why.indifferenceMap, width, captions.indifference));
  const drawings =
    why.costLines === null
      ? single(map(SINGLE_WIDTH))
      : pair(
          map(HALF_WIDTH),
          drawingHtml("figure-1b", captions.costLines, draw("cost-lines", why.costLines, HALF_WIDTH, captions.costLines)),
        );
  return chapter("why", words.chapters.why, [
    ...words.why(facts).map((sentence) => `<p>${sentenceHtml(sentence)}</p>`),
    drawings,
    optional(scenarioTable(facts, words), tableHtml),
  ]);
}

function estimateHtml({ input }: ReportContext): string {
  const { estimate, language } = input;
  if (estimate === undefined || !("result" in estimate)) return "";
  const { result } = estimate;
  return chapter("estimate", estimateWording[language].title, [
    ...estimateSentences(result, language, input.study.title[language]).map((sentence) => `<p>${sentenceHtml(sentence)}</p>`),
    tableHtml(estimateTable(result, language)),
  ]);
}

function pathHtml({ input, facts, words, draw }: ReportContext): string {
  if (facts.paths === null) return "";
  const industry = facts.industryName(facts.industry);
  const { firstYear, lastYear } = facts.paths.result;
  const map = optional(pathMapData(input, facts), (data) => {
    const caption = words.captions.pathMap(industry, firstYear, lastYear);
    return drawingHtml("map-paths", caption, draw("path-map", data, HALF_WIDTH, caption, input.geography!));
  });
  const ternary = optional(ternaryData(input, facts), (data) => {
    const caption = words.captions.ternary(industry);
    return drawingHtml("ternary", caption, draw("path-ternary", data, HALF_WIDTH, caption));
  });
  return chapter("path", words.chapters.path, [pair(map, ternary)]);
}

function equilibriumHtml({ input, facts, words, draw }: ReportContext): string {
  const { equilibrium } = facts;
  if (equilibrium === null) {
    const missing = missingOf(input.equilibrium).map((text) => text[input.language]);
    return chapter("equilibrium", words.chapters.equilibrium, [`<p class="absent">${escaped(words.notComputed(missing))}</p>`]);
  }
  const { mapCaption, waterfallCaption } = EQUILIBRIUM_WORDS[input.language];
  const waterfall = (width: number) =>
    drawingHtml("waterfall", waterfallCaption, draw("waterfall", equilibriumWaterfall(equilibrium), width, waterfallCaption));
  const map = equilibriumMap(equilibrium, input);
  return chapter("equilibrium", words.chapters.equilibrium, [
    ...equilibriumSentences(equilibrium, facts, input).map((sentence) => `<p>${sentenceHtml(sentence)}</p>`),
    map === null
      ? single(waterfall(SINGLE_WIDTH))
      : pair(
          waterfall(HALF_WIDTH),
          drawingHtml("map-equilibrium", mapCaption, draw("map", map, HALF_WIDTH, mapCaption, input.geography!)),
        ),
    ...equilibriumTables(equilibrium, facts, input).map(tableHtml),
  ]);
}

/** What stands where a part was not computed. */
const absentHtml = ({ input, words }: ReportContext, part: Chapter<unknown>): string =>
  `<p class="absent">${escaped(words.notComputed(missingOf(part).map((text) => text[input.language])))}</p>`;

function matchingHtml(context: ReportContext): string {
  const { input, facts, words, draw } = context;
  const { moves, market, language } = input;
  const own = MATCHING_WORDS[language];
  const paragraphs = (sentences: readonly Sentence[]) => sentences.map((sentence) => `<p>${sentenceHtml(sentence)}</p>`);
  const spaceParts = ({ result }: { readonly result: MovesResult }): readonly string[] => {
    const caption = own.flowCaption(result.year, result.activity.unit[input.language]);
    return [
      ...paragraphs(movesSentences(result, facts, input)),
      ...(result.moves.length === 0
        ? []
        : [
            optional(movesFlows(result, input), (data) =>
              single(drawingHtml("flows", caption, draw("flow-map", data, SINGLE_WIDTH, caption))),
            ),
            tableHtml(movesSummary(result, input)),
            tableHtml(movesTable(result, facts, input)),
          ]),
    ];
  };
  return chapter("matching", words.chapters.matching, [
    `<h3>${escaped(own.spaceHeading)}</h3>`,
    ...("result" in moves ? spaceParts(moves) : [absentHtml(context, moves)]),
    `<h3>${escaped(own.marketHeading)}</h3>`,
    ...("result" in market
      ? [
          ...paragraphs(marketSentences(market.result, input)),
          tableHtml(marketTable(market.result, input)),
          optional(gapTable(market.result, facts, input), tableHtml),
        ]
      : [absentHtml(context, market)]),
  ]);
}

function policiesHtml(context: ReportContext): string {
  const { input, facts, words, draw } = context;
  const { policies, language } = input;
  if (!("result" in policies)) return chapter("policies", words.chapters.policies, [absentHtml(context, policies)]);
  const { result } = policies;
  const maps = policyMaps(result, input).map((data, k) => {
    const caption = POLICY_WORDS[language].mapCaption(result.outcomes[k]!.scenario.name[language]);
    return drawingHtml(`map-policy-${k + 1}`, caption, draw("map", data, HALF_WIDTH, caption, input.geography!));
  });
  return chapter("policies", words.chapters.policies, [
    ...policySentences(result, facts, input).map((sentence) => `<p>${sentenceHtml(sentence)}</p>`),
    maps.length === 0 ? "" : pair(...maps),
    tableHtml(comparisonTable(result, input)),
    tableHtml(regionChangeTable(result, facts, input)),
  ]);
}

function caveatsHtml({ input, facts, words }: ReportContext): string {
  const list = (entries: readonly string[]) =>
    `<ul class="caveats">${entries.map((entry) => `<li>${escaped(entry)}</li>`).join("")}</ul>`;
  const separator = input.language === "zh" ? "" : " ";
  const issues = [
    ...new Set(
      input.dataIssues.map(
        ({ place, message, hint }) =>
          `${place === undefined ? "" : `${place}${words.colon}`}${message}${hint === "" ? "" : separator + hint}`,
      ),
    ),
  ];
  return chapter("caveats", words.chapters.caveats, [
    list(words.caveats(facts, input)),
    issues.length === 0 ? "" : `<h3>${escaped(words.dataIssues)}</h3>${list(issues)}`,
  ]);
}

/**
 * The report as one HTML file that needs nothing else: five findings whose numbers link to their cells, maps, figures, tables, caveats, sources and
 * what is needed to get the same numbers again.
 *
 * The same input gives the same bytes; `writtenAt` appears once, inside a `time` element.
 *
 * @param input results that are already computed
 * @returns a complete HTML document
 */
export function renderReport(input: ReportInput): string {
  const facts = reportFacts(input);
  const words = wordingOf(input.language);
  const context: ReportContext = { input, facts, words, draw: drawer(input.language) };
  const study = input.study.title[input.language];
  const title = input.title ?? words.title(facts.industryName(facts.industry), study);
  const subtitle = words.subtitle(
    study,
    facts.firstYear,
    facts.lastYear,
    input.region === undefined ? null : facts.nameOf(input.region),
  );
  const pattern = optional(industryTable(facts, words), (table) =>
    chapter("pattern", words.chapters.pattern, [tableHtml(table)]),
  );
  return `<!doctype html>
<html lang="${input.language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
${REPORT_STYLE}
</style>
</head>
<body>
<main>
<header><h1>${escaped(title)}</h1><div class="meta">${escaped(subtitle)}</div><div class="meta">${escaped(words.written)} <time datetime="${escaped(input.writtenAt)}">${escaped(minuteOf(input.writtenAt))}</time></div></header>
${[
  findingsHtml(context),
  placeHtml(context),
  whereHtml(context),
  facts.digital === null ? "" : digitalHtml(context),
  pattern,
  whyHtml(context),
  estimateHtml(context),
  pathHtml(context),
  equilibriumHtml(context),
  matchingHtml(context),
  policiesHtml(context),
  chapter("regions", words.chapters.regions, [
    tableHtml(regionTable(input, facts, words)),
    optional(placeTable(facts, words, input.region), tableHtml),
  ]),
  caveatsHtml(context),
  chapter("sources", words.chapters.sources, [tableHtml(sourceTable(input, words))]),
  chapter("provenance", words.chapters.provenance, provenanceTables(input, words).map(tableHtml)),
]
  .filter((part) => part !== "")
  .join("\n")}
</main>
</body>
</html>
`;
}
