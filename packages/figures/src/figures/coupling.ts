import { nameRoom } from "../bars.ts";
import { defineFigure, literal, printed, type Text, themeOf, tooltip, words } from "../figure.ts";
import { base, boxLegend, grid, nameAxis, valueAxis } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface CouplingData {
  readonly rows: readonly {
    readonly id: string;
    readonly name: Text;
    /** Coordination D by the conventional form, 0 to 1. */
    readonly conventional: number;
    /** The same by the corrected form of Wang Shujia et al. (2021). */
    readonly corrected: number;
    readonly grade: Text;
  }[];
}

const ROW = 42;

/** Coupling coordination in both forms, with the conventional grade. */
export const couplingFigure = defineFigure<CouplingData>({
  id: "coupling",
  title: { en: "Coupling coordination", zh: "耦合协调度" },
  height: ({ rows }) => rows.length * ROW + 96,
  build: ({ rows }, context) => {
    const theme = themeOf(context);
    const names = rows.map((row) => words(row.name, context));
    const forms = [
      { key: "conventional", text: words({ en: "conventional form", zh: "传统式" }, context), colour: theme.sequential[3]! },
      { key: "corrected", text: words({ en: "corrected form", zh: "修正式" }, context), colour: theme.accent },
    ] as const;
    return {
      ...base(context),
      grid: grid({ left: nameRoom(names, context), right: 88, top: 8, bottom: 72 }),
      xAxis: valueAxis({ label: { en: "Coordination D", zh: "协调度 D" }, unit: { en: "0 to 1", zh: "0—1" } }, context, "x", {
        min: 0,
        max: 1,
      }),
      yAxis: nameAxis(names, context, { inverse: true }),
      series: forms.map((form, k) => ({
        type: "bar",
        name: form.text,
        barWidth: 13,
        barGap: "15%",
        itemStyle: { color: form.colour },
        data: rows.map((row, r) => ({
          name: row.id,
          value: row[form.key],
          tooltip: tooltip(names[r]!, `${form.text} ${printed(row[form.key], 3)}`, words(row.grade, context)),
          label: {
            show: true,
            position: "right",
            fontSize: TYPE_SCALE.small,
            color: k === 0 ? theme.muted : theme.ink,
            formatter: literal(
              k === 0 ? `${printed(row.conventional, 3)} ${words(row.grade, context)}` : printed(row.corrected, 3),
            ),
          },
        })),
      })),
      graphic: [
        boxLegend(
          forms.map(({ text, colour }) => ({ text, colour })),
          context,
          { left: 8, bottom: 4 },
        ),
      ],
    };
  },
});
