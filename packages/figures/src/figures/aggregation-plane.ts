import { cellSeries } from "../cells.ts";
import { classColours, classOf, divergingClasses, quantileClasses } from "../classes.ts";
import { axisName, defineFigure, type FigureContext, printed, type Quantity, themeOf, words } from "../figure.ts";
import { base, grid, nameAxis } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export type IndustryMode = "upgrade" | "emerging" | "interaction";
export type SpaceMode = "physical" | "virtual" | "overlay";

export interface AggregationPlaneData {
  readonly quantity: Quantity;
  readonly decimals: number;
  /** Diverging around zero (default), or sequential for quantities that have no sign. */
  readonly scale?: "diverging" | "sequential";
  /** The nine cells: joining terms, or whatever fills the plane. */
  readonly cells: readonly {
    readonly industry: IndustryMode;
    readonly space: SpaceMode;
    readonly value: number;
    readonly label?: { readonly en: string; readonly zh: string };
  }[];
}

const INDUSTRY = {
  upgrade: { en: "Upgrade", zh: "传统升级" },
  emerging: { en: "Emerging", zh: "新兴衍生" },
  interaction: { en: "Interaction", zh: "产业互动" },
} as const;
const SPACE = {
  physical: { en: "Physical", zh: "实体集聚" },
  virtual: { en: "Virtual", zh: "虚拟集聚" },
  overlay: { en: "Overlay", zh: "虚实叠加" },
} as const;
const INDUSTRY_MODES = Object.keys(INDUSTRY) as IndustryMode[];
const SPACE_MODES = Object.keys(SPACE) as SpaceMode[];

/** Below this width the labels of the cells take several lines. */
const NARROW = 560;
const planeHeight = (context: FigureContext): number => (context.width < NARROW ? 440 : 340);

/** The 3 x 3 aggregation plane: industry mode by space mode. */
export const aggregationPlaneFigure = defineFigure<AggregationPlaneData>({
  id: "aggregation-plane",
  title: { en: "The aggregation plane", zh: "再集聚平面" },
  height: (_, context) => planeHeight(context),
  build: ({ quantity, decimals, cells, scale = "diverging" }, context) => {
    const theme = themeOf(context);
    const values = cells.map((cell) => cell.value);
    const classes = scale === "diverging" ? divergingClasses(values, 0) : quantileClasses(values, 5);
    const colours = classColours(classes, scale === "diverging" ? theme.diverging : theme.sequential);
    const left = context.width < NARROW ? 64 : 88;
    const size = [(context.width - left - 16) / 3 - 4, (planeHeight(context) - 36 - 48) / 3 - 4] as const;
    return {
      ...base(context),
      grid: grid({ left, right: 16, top: 36, bottom: 48 }),
      xAxis: nameAxis(
        SPACE_MODES.map((mode) => words(SPACE[mode], context)),
        context,
        {
          name: axisName(quantity, context),
          nameLocation: "middle",
          nameGap: 30,
          nameTextStyle: { color: theme.muted, fontSize: TYPE_SCALE.small },
        },
      ),
      yAxis: nameAxis(
        INDUSTRY_MODES.map((mode) => words(INDUSTRY[mode], context)),
        context,
        { inverse: true },
      ),
      series: [
        cellSeries(
          cells.map((cell) => {
            const name = `${words(INDUSTRY[cell.industry], context)} × ${words(SPACE[cell.space], context)}`;
            const label = cell.label === undefined ? [] : [words(cell.label, context)];
            return {
              id: `${cell.industry}-${cell.space}`,
              column: SPACE_MODES.indexOf(cell.space),
              row: INDUSTRY_MODES.indexOf(cell.industry),
              fill: colours[classOf(cell.value, classes)]!,
              text: [...label, printed(cell.value, decimals)],
              about: [name, printed(cell.value, decimals + 1)],
            };
          }),
          size,
          context,
        ),
      ],
    };
  },
});
