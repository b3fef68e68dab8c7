import { defineFigure, type FigureContext, literal, printed, type Text, themeOf, tooltip, words } from "../figure.ts";
import { base, boxLegend, legendHeight, note } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface RingData {
  /** In order around the ring, clockwise from the top. */
  readonly places: readonly {
    readonly id: string;
    readonly name: Text;
    /** Shares at the start and at rest, in [0, 1]. */
    readonly before: number;
    readonly after: number;
    readonly centre: boolean;
  }[];
  /** Said in the middle of the ring. */
  readonly middle: Text;
}

/** Room for the words outside the ring. */
const MARGIN = 76;
const LARGEST_RADIUS = 168;
/** Diameter of a place that holds everything, in radii of the ring. */
const WHOLE = 0.66;

const radiusOf = ({ width }: FigureContext): number => Math.max(60, Math.min(width / 2 - MARGIN, LARGEST_RADIUS));

function legendOf(context: FigureContext) {
  const theme = themeOf(context);
  return [
    { text: words({ en: "centre, at rest", zh: "中心（稳定后）" }, context), colour: theme.accent },
    {
      text: words({ en: "other region, at rest", zh: "其他地区（稳定后）" }, context),
      colour: theme.sequential[2]!,
    },
  ];
}

/** Regions on a ring, the area of a dot by its share: circles at the start, discs at rest. */
export const ringFigure = defineFigure<RingData>({
  id: "ring",
  title: { en: "Where activity settles on a ring", zh: "环上活动的最终分布" },
  height: (_data, context) => Math.round(2 * (radiusOf(context) + 56) + legendHeight(legendOf(context), context) + 28),
  build: ({ places, middle }, context) => {
    const theme = themeOf(context);
    const radius = radiusOf(context);
    const reach = (radius + 56) / radius;
    const angle = (at: number): number => (2 * Math.PI * at) / places.length;
    const point = (at: number, distance = 1): [number, number] => [
      distance * Math.sin(angle(at)),
      distance * Math.cos(angle(at)),
    ];
    const size = (share: number): number => WHOLE * radius * Math.sqrt(share);
    const told = (place: RingData["places"][number]) =>
      tooltip(
        words(place.name, context),
        `${words({ en: "start", zh: "初始" }, context)} ${printed(100 * place.before, 1)}%`,
        `${words({ en: "at rest", zh: "稳定后" }, context)} ${printed(100 * place.after, 1)}%`,
      );
    const legend = legendOf(context);
    // names of many places would touch: every second, third ... is printed, centres always
    const every = Math.max(1, Math.ceil(places.length / 24));
    return {
      ...base(context),
      grid: { left: context.width / 2 - radius - 56, top: 0, width: 2 * (radius + 56), height: 2 * (radius + 56) },
      xAxis: { type: "value", min: -reach, max: reach, show: false },
      yAxis: { type: "value", min: -reach, max: reach, show: false },
      series: [
        {
          type: "line",
          symbol: "none",
          silent: true,
          z: 1,
          lineStyle: { color: theme.hairline, width: 1 },
          data: Array.from({ length: 121 }, (_, k) => [Math.sin((2 * Math.PI * k) / 120), Math.cos((2 * Math.PI * k) / 120)]),
        },
        {
          type: "scatter",
          z: 3,
          data: places.map((place, at) => ({
            name: place.id,
            value: point(at),
            symbolSize: size(place.after),
            itemStyle: { color: place.centre ? theme.accent : theme.sequential[2]!, opacity: 1 },
            tooltip: told(place),
          })),
        },
        {
          type: "scatter",
          z: 4,
          data: places.map((place, at) => ({
            name: `${place.id} start`,
            value: point(at),
            symbolSize: size(place.before),
            itemStyle: { color: "transparent", borderColor: theme.muted, borderWidth: 1 },
            tooltip: told(place),
          })),
        },
        {
          type: "scatter",
          z: 5,
          silent: true,
          symbolSize: 0.01,
          itemStyle: { color: theme.ink },
          data: places.flatMap((place, at) => {
            if (!place.centre && at % every !== 0) return [];
            const outside = 1 + (Math.max(size(place.after), size(place.before)) / 2 + 16) / radius;
            const [x] = point(at, outside);
            return [
              {
                value: point(at, outside),
                label: {
                  show: true,
                  position: "inside",
                  align: Math.abs(x) < 0.2 ? "center" : x > 0 ? "left" : "right",
                  offset: [Math.abs(x) < 0.2 ? 0 : x > 0 ? -6 : 6, 0],
                  color: place.centre ? theme.ink : theme.muted,
                  fontSize: TYPE_SCALE.small,
                  fontWeight: place.centre ? "bold" : "normal",
                  lineHeight: 15,
                  formatter: literal(
                    place.centre
                      ? `${words(place.name, context)}\n${printed(100 * place.after, 1)}%`
                      : words(place.name, context),
                  ),
                },
              },
            ];
          }),
        },
        {
          type: "scatter",
          z: 2,
          silent: true,
          symbolSize: 0.01,
          itemStyle: { color: theme.ink },
          data: [
            {
              value: [0, 0],
              label: {
                show: true,
                position: "inside",
                width: radius,
                overflow: "break",
                color: theme.ink,
                fontSize: TYPE_SCALE.body,
                lineHeight: 20,
                formatter: literal(words(middle, context)),
              },
            },
          ],
        },
      ],
      graphic: [
        note(words({ en: "Circles: at the start", zh: "圆圈：初始份额" }, context), context, {
          left: 8,
          bottom: 8 + legendHeight(legend, context),
        }),
        boxLegend(legend, context, { left: 8, bottom: 4 }),
      ],
    };
  },
});
