import { cellId } from "./cell-ids.ts";
import type { AgglomerationFacts, DigitalFacts, PathFacts, ReportFacts } from "./facts.ts";
import { missingOf } from "./facts.ts";
import { joined, type Sentence, said } from "./html.ts";
import { linked, linkedPercent } from "./numbers.ts";
import { pathReasonSentence } from "./path-reasons.ts";
import type { ConcentrationResult, WhyResult } from "./report-input.ts";
import type { Wording } from "./wording.ts";

const PATHS = {
  deepening: "deepening",
  strengthening: "strengthening",
  optimising: "optimising",
  "not-transforming": "not transforming",
  "cannot-tell": "cannot tell",
  "not-defined": "not defined",
} as const;
const SLOGAN = { holds: "holds", contradicted: "contradicted", "cannot-tell": "cannot tell" } as const;
const places = (count: number) => (count === 1 ? "region" : "regions");

function where(facts: ReportFacts, { physical, aboveMean }: AgglomerationFacts): Sentence {
  const top = physical
    .slice(0, 3)
    .map(({ region, value }) => said`${facts.nameOf(region)} (${linked(value, 2, cellId.region(region, "physical"))})`);
  const lowest = physical.at(-1)!;
  return said`In ${facts.lastYear}, ${lower(facts.industryName(facts.industry))} is densest within physical reach of ${joined(top, ", ")}, where 1 is the average experience of the industry. ${linked(aboveMean, 0, cellId.summary("above-mean"))} ${places(aboveMean)} lie above it; ${facts.nameOf(lowest.region)} is lowest (${linked(lowest.value, 2, cellId.region(lowest.region, "physical"))}).`;
}

/** What the shares alone say where there are no distances. */
function specialisation(facts: ReportFacts): Sentence | null {
  const { quotients } = facts;
  const lowest = quotients.at(-1);
  if (lowest === undefined || quotients.length < 2) return null;
  const quotient = ({ region, value }: (typeof quotients)[number]) =>
    said`${facts.nameOf(region)} (${linked(value, 2, cellId.region(region, "location-quotient"))})`;
  const above = quotients.filter(({ value }) => value > 1).length;
  return said`In ${facts.lastYear}, ${lower(facts.industryName(facts.industry))} weighs most, against its share in all regions, in ${joined(quotients.slice(0, 3).map(quotient), ", ")} and least in ${quotient(lowest)}; the figures are location quotients, 1 being its share in all regions. ${linked(above, 0, cellId.summary("specialised"))} of ${quotients.length} regions lie above 1. Location quotients compare shares within each region and leave distance aside.`;
}

function virtual(
  facts: ReportFacts,
  { virtualShare, degree, degreeAboveOne }: AgglomerationFacts,
  digital: DigitalFacts | null,
): Sentence {
  const share =
    virtualShare === null
      ? said``
      : said`${linkedPercent(virtualShare, cellId.summary("virtual-share"))} of effective proximity runs over networks. `;
  const top = degree[0];
  const leader =
    top === undefined
      ? said``
      : said`${linked(degreeAboveOne, 0, cellId.summary("degree-above-one"))} ${places(degreeAboveOne)} reach more by network than by map relative to all regions, ${facts.nameOf(top.region)} most of all (degree ${linked(top.value, 2, cellId.region(top.region, "degree"))}). `;
  if (digital === null) return [...share, ...leader];
  const first = digital.level[0]!;
  return [
    ...share,
    ...leader,
    ...said`The mean digital level, an index from 0 to 1, went from ${linked(digital.meanFirst, 3, cellId.summary("mean-first"))} in ${facts.firstYear} to ${linked(digital.meanLast, 3, cellId.summary("mean-last"))} in ${facts.lastYear}; ${facts.nameOf(first.region)} leads (${linked(first.value, 3, cellId.region(first.region, "digital"))}).`,
  ];
}

function pattern(facts: ReportFacts, { industries }: ConcentrationResult): Sentence {
  const count = (slogan: string) => industries.filter((entry) => entry.slogan === slogan).length;
  const own = industries.find(({ industry }) => industry === facts.industry);
  const head = said`“Dispersed physically, concentrated virtually” holds in ${linked(count("holds"), 0, cellId.summary("slogan-holds"))} of ${industries.length} industries and is contradicted in ${linked(count("contradicted"), 0, cellId.summary("slogan-contradicted"))}.`;
  const [before, after] = own?.physicalGini ?? [null, null];
  const [virtualBefore, virtualAfter] = own?.virtualGini ?? [null, null];
  if (own === undefined || before === null || after === null || virtualBefore === null || virtualAfter === null) return head;
  const id = (column: string) => cellId.industry(own.industry, column);
  return [
    ...head,
    ...said` In ${lower(facts.industryName(own.industry))} the locational Gini of activity went from ${linked(before, 3, id("gini-first"))} to ${linked(after, 3, id("gini-last"))} and that of virtual contacts from ${linked(virtualBefore, 3, id("virtual-gini-first"))} to ${linked(virtualAfter, 3, id("virtual-gini-last"))}: ${SLOGAN[own.slogan]}.`,
  ];
}

function reason(facts: ReportFacts, { scenario, places: points, basis }: WhyResult): Sentence {
  const past = points.filter(({ agglomeration, turningPoint }) => turningPoint !== null && agglomeration > turningPoint).length;
  const id = cellId.scenario;
  return said`In the net-effect model (${basis.en}) more congestion lowers the best agglomeration from ${linked(scenario.agglomerationBefore, 3, id("E1", "agglomeration"))} to ${linked(scenario.agglomerationAfter, 3, id("E2", "agglomeration"))}; raising the digital level from ${linked(scenario.technologyBefore, 3, id("E1", "technology"))} to ${linked(scenario.technologyAfter, 3, id("E3", "technology"))} makes up for it (both with the mean of all regions in ${facts.firstYear} as 1). The three levels of net effect ${scenario.ordered ? "rise in the order the theory gives" : "do not rise in the order the theory gives"}. In ${facts.lastYear}, ${past === 0 ? { text: "none", cell: cellId.summary("past-peak") } : linked(past, 0, cellId.summary("past-peak"))} of ${points.length} ${places(points.length)} ${past === 1 || past === 0 ? "is" : "are"} past the turning point.`;
}

function path(facts: ReportFacts, { counts, total, result }: PathFacts): Sentence {
  const named = (["deepening", "strengthening", "optimising", "not-transforming"] as const).filter(
    (name) => (counts[name] ?? 0) > 0,
  );
  const parts = named.map((name) => said`${linked(counts[name]!, 0, cellId.summary(`path-${name}`))} ${PATHS[name]}`);
  const unsure = counts["cannot-tell"] ?? 0;
  const rest =
    unsure === 0
      ? said``
      : said`; for ${linked(unsure, 0, cellId.summary("path-cannot-tell"))} we cannot tell, because no path reaches 60% of the draws`;
  return said`From ${result.firstYear} to ${result.lastYear}, ${lower(facts.industryName(facts.industry))} in ${total} ${places(total)}: ${joined(parts, ", ")}${rest}. This is conditional on how much of the distance effect networks remove; shares of draws are not probabilities.`;
}

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const ordinal = (rank: number): string => {
  const tens = rank % 100;
  const suffix = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][rank % 10] ?? "th");
  return `${rank}${suffix}`;
};

export const english: Wording = {
  title: (industry, study) => `The digital transformation of agglomeration: ${lower(industry)} in ${study}`,
  subtitle: (study, first, last, region) => `${study}, ${first} to ${last}${region === null ? "" : `; in focus: ${region}`}`,
  written: "Written",
  findingsTitle: "Findings",
  findings: (facts, input) => [
    [
      "Where it agglomerates",
      facts.agglomeration?.physical[0] ? where(facts, facts.agglomeration) : specialisation(facts),
      missingOf(input.agglomeration).map(({ en }) => en),
    ],
    [
      "Virtual agglomeration and technology",
      facts.agglomeration?.virtual[0] ? virtual(facts, facts.agglomeration, facts.digital) : null,
      [...missingOf(input.agglomeration), ...missingOf(input.digital)].map(({ en }) => en),
    ],
    [
      "Dispersed on the map, concentrated online?",
      facts.concentration ? pattern(facts, facts.concentration) : null,
      missingOf(input.concentration).map(({ en }) => en),
    ],
    ["Why", facts.why ? reason(facts, facts.why) : null, missingOf(input.why).map(({ en }) => en)],
    ["Which path", facts.paths ? path(facts, facts.paths) : null, missingOf(input.paths).map(({ en }) => en)],
  ],
  notComputed: (missing) =>
    `Not computed${missing.length === 0 ? "" : `; the study lacks: ${[...new Set(missing)].join("; ")}`}.`,
  place: {
    title: (region) => `In focus: ${region}`,
    sentences: (region, facts) => {
      const sentences: Sentence[] = [];
      const { agglomeration, digital } = facts;
      const rank = (list: readonly { readonly region: string }[]) =>
        ordinal(list.findIndex((entry) => entry.region === region) + 1);
      const physical = agglomeration?.physical.find((entry) => entry.region === region);
      const reach = agglomeration?.virtual.find((entry) => entry.region === region);
      if (agglomeration && physical && reach) {
        sentences.push(
          said`In ${facts.lastYear}, ${facts.nameOf(region)} ranks ${rank(agglomeration.physical)} by physical agglomeration of ${lower(facts.industryName(facts.industry))} (${linked(physical.value, 2, cellId.region(region, "physical"))}) and ${rank(agglomeration.virtual)} by virtual agglomeration (${linked(reach.value, 2, cellId.region(region, "virtual"))}).`,
        );
      }
      const level = digital?.level.find((entry) => entry.region === region);
      if (digital && level)
        sentences.push(
          said`Its digital level of ${linked(level.value, 3, cellId.region(region, "digital"))} ranks ${rank(digital.level)} of ${digital.level.length}.`,
        );
      const cell = facts.paths?.result.cells.find((entry) => entry.region === region && entry.industry === facts.industry);
      if (cell && cell.answer !== "not-defined") {
        const share =
          cell.share === null ? said`` : said`, as in ${linkedPercent(cell.share, cellId.region(region, "share"))} of the draws`;
        sentences.push(
          cell.answer === "cannot-tell"
            ? said`We cannot tell its path; the nearest are ${cell.nearest.map((name) => PATHS[name]).join(" and ")}.`
            : said`Its path is ${PATHS[cell.answer]}${share}.`,
        );
      }
      return sentences;
    },
    reason: (reason) => pathReasonSentence(reason, "en"),
  },
  chapters: {
    where: "1. Physical and virtual agglomeration",
    digital: "2. Digital level",
    pattern: "3. Dispersed on the map, concentrated online?",
    why: "4. Why: the net effect of agglomeration",
    path: "5. Paths of transformation",
    equilibrium: "6. How: the spatial equilibrium in a digital scenario",
    matching: "7. What should be where, and what matches what",
    policies: "8. Two policies compared",
    regions: "9. Figures by region",
    caveats: "10. What to bear in mind",
    sources: "11. Sources",
    provenance: "12. How to get the same numbers",
  },
  captions: {
    physicalMap: (industry, year) => `Physical agglomeration, ${lower(industry)}, ${year}`,
    virtualMap: (industry, year) => `Virtual agglomeration, ${lower(industry)}, ${year}`,
    ranking: (industry, year, draws) =>
      `Regions by physical agglomeration, ${lower(industry)}, ${year}${draws === null ? "" : `; lines are the 5–95% range of ${draws} draws`}`,
    weights: "Weights of the indicators of the digital level",
    indifference: "Curves of equal net effect of agglomeration and technology",
    costLines:
      "Cost lines and the Hicks decomposition: technology at half its unit cost, a budget a tenth above today's spending",
    pathMap: (industry, first, last) => `Paths, ${lower(industry)}, ${first} to ${last}`,
    ternary: (industry) => `How far the draws agree on the path, ${lower(industry)}`,
    regions: (industry, year) => `Figures by region: ${lower(industry)}, ${year}`,
    industries: (first, last) => `Concentration by industry, ${first} and ${last}`,
    indicators: "Indicators of the digital level",
    scenario: "More congestion and its digital compensation: four points",
    summary: "Totals used in the findings",
    places: (year) => `Where the regions stand on the net-effect diagram, ${year}`,
  },
  columns: {
    region: "Region",
    physical: "Physical",
    interval: "Range 5–95%",
    virtual: "Virtual",
    degree: "Virtual degree",
    digital: "Digital level",
    path: "Path",
    share: "Share of draws",
    industry: "Industry",
    giniFirst: "Gini, first",
    giniLast: "Gini, last",
    virtualGiniFirst: "Virtual Gini, first",
    virtualGiniLast: "Virtual Gini, last",
    slogan: "The slogan",
    indicator: "Indicator",
    weight: "Weight",
    entropy: "Entropy",
    contribution: "Mean contribution",
    point: "Point",
    agglomeration: "Agglomeration A",
    technology: "Technology T",
    logNetEffect: "ln net effect",
    turningPoint: "Turning point A*",
    pastShare: "Past the peak, share of draws",
    what: "What",
    value: "Value",
    source: "Source",
    years: "Years",
    vintage: "Vintage",
    licence: "Terms",
    defects: "Known defects",
    operation: "Computation",
    version: "Version",
    seed: "Seed",
    parameters: "Parameters",
  },
  slogan: SLOGAN,
  why: (facts) =>
    facts.why === null
      ? []
      : [
          said`Agglomeration runs across, the digital level upwards, both with the mean of all regions in ${facts.firstYear} as 1. Along a curve the net effect is the same; the dashed line joins the turning points. How far technology stands in for proximity depends on the parameters; this report assumes no answer.`,
        ],
  summaryRows: {
    specialised: "Regions with a location quotient above 1",
    "above-mean": "Regions above the mean of physical agglomeration",
    "degree-above-one": "Regions with a virtual degree above 1",
    "virtual-share": "Share of effective proximity that runs over networks",
    "mean-first": "Mean digital level, first year",
    "mean-last": "Mean digital level, last year",
    "slogan-holds": "Industries in which the slogan holds",
    "slogan-contradicted": "Industries in which it is contradicted",
    "past-peak": "Regions past the turning point",
    "path-optimising": "Regions optimising",
    "path-deepening": "Regions deepening",
    "path-strengthening": "Regions strengthening",
    "path-not-transforming": "Regions not transforming",
    "path-cannot-tell": "Regions for which we cannot tell",
    "path-not-defined": "Regions for which a path is not defined",
  },
  caveats: (facts, input) => [
    "Physical and virtual agglomeration are activity within reach, not activity in the place. They share a unit but do not add up.",
    ...(facts.agglomeration
      ? [
          `Virtual agglomeration, effective proximity and paths are conditional on the share of the distance effect that networks remove (here ${facts.agglomeration.result.distanceRelief}) and on the half-distance (${facts.agglomeration.result.halfDistanceKm} km). Other values may change the answer.`,
        ]
      : []),
    "Shares of draws say how far the draws agree. They are not probabilities, and below 60% the answer reads “cannot tell”.",
    "Whether digital technology stands in for proximity is contested in the literature. This report states what these data give under the parameters shown.",
    "Nothing missing was filled in. Absent cells are left out of sums and shown as a dash.",
    ...(facts.digital && facts.digital.heaviest.weight > 0.35
      ? [
          `One indicator carries much of the digital level: ${facts.digital.heaviest.label.en} has weight ${facts.digital.heaviest.weight.toFixed(2)}.`,
        ]
      : []),
    ...(input.geography === null
      ? []
      : input.geography.schematic
        ? ["Outlines are schematic: not for measurement, not an approved map for publication."]
        : ["On the tile grid each cell is one region; it shows rough position, not area or borders."]),
  ],
  colon: ": ",
  dataIssues: "Remarks of the data check",
  provenanceRows: {
    hash: "Fingerprint of the data (SHA-256)",
    version: "Version of the software",
    draws: "Draws of the parameters",
    seed: "Seed",
  },
  mapNote: (attribution, kind, outside) =>
    kind === "tiles"
      ? `Each cell is one region.${outside.length === 0 ? "" : ` Hatched cells (${outside.join(", ")}) are not in the data of this study.`}`
      : `Schematic, not for measurement. ${attribution ?? ""}`,
};
