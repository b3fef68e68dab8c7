import { defineFigure, printed, type Text, themeOf, tooltip, words } from "../figure.ts";
import { base, boxLegend, grid, legendHeight, nameAxis, valueAxis } from "../parts.ts";
import { inkOn, TYPE_SCALE } from "../theme.ts";

export interface DagumData {
  readonly periods: readonly string[];
  /** The three parts of the Gini coefficient; they add up to it. */
  readonly within: readonly number[];
  readonly between: readonly number[];
  readonly transvariation: readonly number[];
}

const PARTS: readonly { readonly key: "within" | "between" | "transvariation"; readonly name: Text }[] = [
  { key: "within", name: { en: "within groups", zh: "组内差异" } },
  { key: "between", name: { en: "between groups", zh: "组间净差异" } },
  { key: "transvariation", name: { en: "overlap of groups", zh: "超变密度" } },
];

/** The Gini coefficient split into three parts. @see Dagum (1997) */
export const dagumFigure = defineFigure<DagumData>({
  id: "dagum",
  title: { en: "Where inequality comes from", zh: "差异来源（达古姆分解）" },
  height: () => 320,
  build: (data, context) => {
    const theme = themeOf(context);
    const colours = [theme.sequential[2]!, theme.sequential[4]!, theme.sequential[6]!];
    const legend = PARTS.map(({ name }, k) => ({ text: words(name, context), colour: colours[k]! }));
    return {
      ...base(context),
      grid: grid({ top: 36, bottom: 36 + legendHeight(legend, context) }),
      xAxis: nameAxis(data.periods, context),
      yAxis: valueAxis({ label: { en: "Gini coefficient", zh: "基尼系数" }, unit: { en: "0 to 1", zh: "0—1" } }, context, "y"),
      series: PARTS.map(({ key, name }, k) => ({
        type: "bar",
        stack: "gini",
        barCategoryGap: "35%",
        name: words(name, context),
        itemStyle: { color: colours[k], borderColor: theme.paper, borderWidth: 1 },
        data: data[key].map((value, t) => ({
          name: data.periods[t] ?? "",
          value,
          label: { show: true, formatter: printed(value, 3), color: inkOn(colours[k]!, theme), fontSize: TYPE_SCALE.small },
          tooltip: tooltip(`${words(name, context)} ${data.periods[t] ?? ""}`, printed(value, 4)),
        })),
        labelLayout: { hideOverlap: true },
      })),
      graphic: [boxLegend(legend, context, { left: 8, bottom: 4 })],
    };
  },
});
