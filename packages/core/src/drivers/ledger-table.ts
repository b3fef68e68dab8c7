import { type LedgerChoice, type LedgerFirms, type LedgerModel, type LedgerState, ledgerChoice, ledgerTerms } from "./ledger.ts";

/** Lines of the table of costs and benefits; benefits positive, costs negative. */
export type LedgerLine =
  | "agglomeration-benefit"
  | "rent"
  | "congestion"
  | "upgrading"
  | "network-benefit"
  | "platform-fee"
  | "data"
  | "logistics"
  | "synergy"
  | "shared-saving";

/** Average costs and benefits of the firms that made one choice. */
export interface LedgerColumn {
  readonly choice: LedgerChoice;
  readonly firms: number;
  readonly averageScale: number;
  readonly averageTacitness: number;
  readonly averageGoodsWeight: number;
  /** Rent over agglomeration benefit, average; NaN outside the place. */
  readonly rentBurden: number;
  /** Per line, average over the firms; 0 where a line does not apply. */
  readonly lines: Readonly<Record<LedgerLine, number>>;
  /** Sum of the lines. */
  readonly profit: number;
}

const LINES: readonly LedgerLine[] = [
  "agglomeration-benefit",
  "rent",
  "congestion",
  "upgrading",
  "network-benefit",
  "platform-fee",
  "data",
  "logistics",
  "synergy",
  "shared-saving",
];

/**
 * The ledger of the four types at a state: our reconstruction of the source's Table 1 with numbers in it.
 *
 * @returns one column per choice, also where nobody makes it (zero firms, NaN averages)
 */
export function ledgerTable(model: LedgerModel, firms: LedgerFirms, state: LedgerState): readonly LedgerColumn[] {
  const terms = ledgerTerms(model, state);
  return (["none", "physical", "virtual", "both"] as const).map((choice) => {
    const sums = Object.fromEntries(LINES.map((line) => [line, 0])) as Record<LedgerLine, number>;
    const inPlace = choice === "physical" || choice === "both";
    const online = choice === "virtual" || choice === "both";
    let count = 0;
    let scale = 0;
    let tacitness = 0;
    let goods = 0;
    let burden = 0;
    for (let i = 0; i < firms.scale.length; ++i) {
      const [b, t, g] = [firms.scale[i]!, firms.tacitness[i]!, firms.goodsWeight[i]!];
      if (ledgerChoice(terms, b, t, g) !== choice) continue;
      ++count;
      scale += b;
      tacitness += t;
      goods += g;
      if (inPlace) {
        sums["agglomeration-benefit"] += b * terms.physicalValue;
        sums.rent -= terms.rent;
        sums.congestion -= terms.congestion;
        sums.upgrading -= terms.upgrade;
        burden += terms.rent / (b * terms.physicalValue);
      }
      if (online) {
        sums["network-benefit"] += b * terms.virtualValue * (1 - t);
        sums["platform-fee"] -= terms.fee;
        sums.data -= terms.data;
        sums.logistics -= g * terms.logistics;
      }
      if (inPlace && online) {
        sums.synergy += terms.synergy;
        sums["shared-saving"] += terms.saving;
      }
    }
    const average = (value: number) => (count > 0 ? value / count : Number.NaN);
    const lines = Object.fromEntries(LINES.map((line) => [line, average(sums[line])])) as Record<LedgerLine, number>;
    return {
      choice,
      firms: count,
      averageScale: average(scale),
      averageTacitness: average(tacitness),
      averageGoodsWeight: average(goods),
      rentBurden: inPlace ? average(burden) : Number.NaN,
      lines,
      profit: LINES.reduce((sum, line) => sum + lines[line], 0),
    };
  });
}

/** Firms drawn for teaching: scale log-normal around 1, tacitness and goods weight uniform. */
export function ledgerPopulation(
  count: number,
  random: { readonly uniform: () => number; readonly normal: () => number },
  spread = 0.5,
): LedgerFirms {
  const scale = new Float64Array(count);
  const tacitness = new Float64Array(count);
  const goodsWeight = new Float64Array(count);
  for (let i = 0; i < count; ++i) {
    scale[i] = Math.exp(spread * random.normal());
    tacitness[i] = random.uniform();
    goodsWeight[i] = random.uniform();
  }
  return { scale, tacitness, goodsWeight };
}
