import { nameRoom } from "../bars.ts";
import { cellSeries } from "../cells.ts";
import { defineFigure, printed, type Text, themeOf, words } from "../figure.ts";
import { base, grid, nameAxis } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface MarkovData {
  readonly states: readonly Text[];
  /** Row-major S x S: probability of moving from the row's state to the column's; rows add up to 1. Null in rows nobody was in. */
  readonly probability: readonly (number | null)[];
  /** Row and column of a cell drawn with a strong outline. */
  readonly chosen?: readonly [number, number] | undefined;
  /** Transitions counted in each row; left out where only shares are known. */
  readonly count?: readonly number[];
}

/** Who moves where: transition probabilities between states. */
export const markovFigure = defineFigure<MarkovData>({
  id: "markov",
  title: { en: "Transitions between states", zh: "状态转移概率" },
  height: ({ states }) => states.length * 56 + 84,
  build: ({ states, probability, count, chosen }, context) => {
    const theme = themeOf(context);
    const names = states.map((state) => words(state, context));
    const rows = names.map((name, k) => (count === undefined ? name : `${name} (n = ${count[k] ?? 0})`));
    const left = nameRoom(rows, context);
    const size = [(context.width - left - 16) / Math.max(1, states.length) - 3, 53] as const;
    // The engine narrows the plot, and not its cells, to make room for an axis name that is too long.
    const narrow = context.width < 520;
    const pause = narrow ? "\n" : " ";
    const fill = (p: number | null) => (p === null ? theme.missing : theme.sequential[Math.min(6, Math.floor(p * 7))]!);
    return {
      ...base(context),
      grid: grid({ left, right: 16, top: 36, bottom: 48 }),
      xAxis: nameAxis(names, context, { position: "top" }),
      yAxis: nameAxis(rows, context, {
        inverse: true,
        name: words(
          {
            en: `rows: from, columns: to;${pause}probability per step (share of 1)`,
            zh: `行：期初状态；列：期末状态；${narrow ? pause : ""}每期转移概率（合计为1）`,
          },
          context,
        ),
        nameLocation: "end",
        nameGap: 16,
        nameTextStyle: { color: theme.muted, fontSize: TYPE_SCALE.small, align: "left" },
      }),
      series: [
        cellSeries(
          probability.map((p, k) => {
            const [from, to] = [Math.floor(k / states.length), k % states.length];
            return {
              id: `${from}-${to}`,
              column: to,
              row: from,
              fill: fill(p),
              text: [printed(p ?? Number.NaN, 2)],
              about: [`${names[from]} → ${names[to]}`, printed(p ?? Number.NaN, 3)],
              ...(chosen?.[0] === from && chosen[1] === to ? { strong: true } : {}),
            };
          }),
          size,
          context,
        ),
      ],
    };
  },
});
