import type { FigureData } from "@jiju/figures";
import { inLanguage } from "../contract/in-language.ts";
import { cellId } from "./cell-ids.ts";
import type { ReportFacts } from "./facts.ts";
import type { Cell, HtmlTable, Sentence } from "./html.ts";
import { amountText, MATCHING_WORDS } from "./matching-wording.ts";
import { cellText } from "./numbers.ts";
import type { MarketResult, MovesResult, ReportInput } from "./report-input.ts";

/** Moves and gaps listed; the answers of the operations have them all. */
const LISTED = 12;

const number = (text: string, id?: string): Cell => ({ text, numeric: true, ...(id === undefined ? {} : { id }) });
const head = (text: string): Cell => ({ text, head: true });
export const percentText = (share: number | null | undefined, decimals = 0): string =>
  share === null || share === undefined ? "–" : `${cellText(100 * share, decimals)}%`;

export function movesSentences(result: MovesResult, facts: ReportFacts, input: ReportInput): readonly Sentence[] {
  return MATCHING_WORDS[input.language].moves(result, facts);
}

export function marketSentences(result: MarketResult, input: ReportInput): readonly Sentence[] {
  const { marketSource, language } = input;
  const words = MATCHING_WORDS[language];
  const defects = marketSource?.defects.map((defect) => defect[language]) ?? [];
  return [
    ...(marketSource === undefined ? [] : [[words.marketBasis(marketSource.publication[language], defects)]]),
    ...words.market(result),
  ];
}

/** The flow map of the app over the moves of all industries; null without places. */
export function movesFlows(result: MovesResult, input: ReportInput): FigureData<"flow-map"> | null {
  const places = (input.geography?.places ?? []).flatMap(({ region, name, at, inset }) =>
    at === undefined || inset ? [] : [{ region, name, x: at[0], y: at[1] }],
  );
  if (places.length === 0 || result.moves.length === 0) return null;
  const { label, unit } = result.activity;
  const sums = new Map<string, { from: string; to: string; value: number }>();
  for (const { from, to, amount } of result.moves) {
    const flow = sums.get(`${from} ${to}`) ?? { from, to, value: 0 };
    flow.value += amount;
    sums.set(`${from} ${to}`, flow);
  }
  return {
    quantity: {
      label: { en: MATCHING_WORDS.en.moved(label.en), zh: MATCHING_WORDS.zh.moved(label.zh) },
      unit,
    },
    decimals: 0,
    places,
    flows: [...sums.values()],
    vertical: "up",
  };
}

/** The moves that gain most, largest first. */
export function movesTable(result: MovesResult, facts: ReportFacts, input: ReportInput): HtmlTable {
  const words = MATCHING_WORDS[input.language];
  const { columns } = words;
  const activity = result.activity.label[input.language];
  const unit = result.activity.unit[input.language];
  return {
    id: "table-moves",
    caption: words.movesCaption(Math.min(LISTED, result.moves.length), result.moves.length, result.year),
    columns: [
      { label: columns.industry },
      { label: columns.from },
      { label: columns.to },
      { label: words.withUnit(activity, unit), numeric: true },
      { label: columns.gain, numeric: true },
      { label: columns.km, numeric: true },
      { label: columns.share, numeric: true },
    ],
    rows: result.moves.slice(0, LISTED).map((move, k) => ({
      chosen: move.from === input.region || move.to === input.region,
      cells: [
        head(facts.industryName(move.industry)),
        { text: facts.nameOf(move.from) },
        { text: facts.nameOf(move.to) },
        number(amountText(move.amount, input.language), k === 0 ? cellId.matching("first-move") : undefined),
        number(cellText(move.gain, 3)),
        number(cellText(move.km, 0)),
        number(percentText(move.share)),
      ],
    })),
    note: words.movesNote(
      result.resources.map(({ how }) => how[input.language]),
      activity,
    ),
  };
}

/** The whole programme in a few numbers. */
export function movesSummary(result: MovesResult, input: ReportInput): HtmlTable {
  const { summary: words, moved, withUnit } = MATCHING_WORDS[input.language];
  const activity = result.activity.label[input.language];
  const unit = result.activity.unit[input.language];
  const { misallocation, misallocationBand: band } = result;
  const range = band === null ? "" : ` (${percentText(band[0], 2)}–${percentText(band[1], 2)})`;
  return {
    id: "table-moves-summary",
    caption: "",
    columns: [{ label: words.quantity }, { label: words.value, numeric: true }],
    rows: [
      {
        cells: [
          head(withUnit(moved(activity), unit)),
          number(amountText(result.moved, input.language), cellId.matching("moved")),
        ],
      },
      {
        cells: [
          head(words.share(activity)),
          number(percentText(result.moved / result.totalActivity, 1), cellId.matching("moved-share")),
        ],
      },
      { cells: [head(words.gap(result.draws)), number(`${percentText(misallocation, 2)}${range}`, cellId.matching("gap"))] },
      { cells: [head(words.robust), number(percentText(result.robustShare), cellId.matching("robust"))] },
    ],
  };
}

/** The market before and after a platform. */
export function marketTable(result: MarketResult, input: ReportInput): HtmlTable {
  const words = MATCHING_WORDS[input.language].platform;
  const { platform } = result;
  const row = (label: string, id: string, before: string, after: string) => ({
    cells: [head(label), number(before, cellId.matching(`${id}-before`)), number(after, cellId.matching(`${id}-after`))],
  });
  return {
    id: "table-market",
    caption: words.caption,
    columns: [
      { label: words.quantity },
      { label: words.before(platform.searchRadiusKm), numeric: true },
      { label: words.after, numeric: true },
    ],
    rows: [
      row(words.coverage, "coverage", percentText(platform.coverageBefore), percentText(platform.coverageAfter)),
      row(words.fillRate, "fill", percentText(platform.fillRateBefore), percentText(platform.fillRateAfter)),
      row(words.km, "km", cellText(platform.kmBefore, 0), cellText(platform.kmAfter, 0)),
    ],
  };
}

/** What stays unmatched, with what binds and the nearest miss. */
export function gapTable(result: MarketResult, facts: ReportFacts, input: ReportInput): HtmlTable | null {
  const words = MATCHING_WORDS[input.language];
  const { unmatched } = result.matching;
  if (unmatched.length === 0) return null;
  const requests = new Map(result.requests.map((request) => [request.id, request]));
  const offers = new Map(result.offers.map((offer) => [offer.id, offer]));
  const largest = [...unmatched].sort((a, b) => b.amount - a.amount).slice(0, LISTED);
  return {
    id: "table-gaps",
    caption: words.gapsCaption(largest.length, unmatched.length),
    columns: [
      { label: words.columns.request },
      { label: words.columns.place },
      { label: words.columns.missing, numeric: true },
      { label: words.columns.binding },
      { label: words.columns.nearest },
    ],
    rows: largest.map(({ request, amount, binding, nearest }) => ({
      cells: [
        head(inLanguage(requests.get(request)?.who ?? request, input.language)),
        { text: facts.nameOf(requests.get(request)?.region ?? "") },
        number(cellText(amount, 0)),
        { text: words.binding[binding] },
        { text: nearest === null ? "–" : inLanguage(offers.get(nearest.offer)?.who ?? nearest.offer, input.language) },
      ],
    })),
  };
}
