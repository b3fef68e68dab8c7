import { BarChart, LineChart, LinesChart, MapChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  GeoComponent,
  GraphicComponent,
  GridComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
} from "echarts/components";
import * as echarts from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import type { FigureOption } from "./figure.ts";
import type { Geography } from "./geography.ts";

echarts.use([
  BarChart,
  LineChart,
  LinesChart,
  MapChart,
  ScatterChart,
  AriaComponent,
  GeoComponent,
  GraphicComponent,
  GridComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
  LabelLayout,
  SVGRenderer,
]);

export interface RenderOptions {
  /** Geographies that the option draws. Default none. */
  readonly geographies?: readonly Geography[];
  /** Put before every id in the SVG, so that several figures share a page. Default "figure". */
  readonly idPrefix?: string;
  /** Read aloud instead of the picture. Default none. */
  readonly description?: string;
}

/**
 * A figure as SVG text, without a DOM. The same option and prefix give the same bytes.
 *
 * @param width, height pixels, > 0
 */
export function renderFigureSvg(
  option: FigureOption,
  width: number,
  height: number,
  { geographies = [], idPrefix = "figure", description }: RenderOptions = {},
): string {
  for (const { id, geojson } of geographies) echarts.registerMap(id, geojson as Parameters<typeof echarts.registerMap>[1]);
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false, tooltip: { show: false } });
    return withOwnIds(chart.renderToSVGString({ useViewBox: true }), idPrefix, description);
  } finally {
    chart.dispose();
  }
}

/** The library numbers its ids by a counter of the process; ours count from zero in every figure. */
function withOwnIds(svg: string, prefix: string, description: string | undefined): string {
  const ids = new Map<string, string>();
  // hover rules and data attributes of the live chart mean nothing in a still picture
  const still = svg.replace(/<style[\s\S]*?<\/style>/g, "").replace(/ (?:ecmeta_\w+|class)="[^"]*"/g, "");
  const renamed = still.replace(/zr\d+-[A-Za-z]*-?\d+/g, (id) => {
    let own = ids.get(id);
    if (own === undefined) {
      own = `${prefix}-${ids.size}`;
      ids.set(id, own);
    }
    return own;
  });
  const label =
    description === undefined
      ? ""
      : ` role="img" aria-label="${description.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"`;
  return renamed.replace("<svg ", `<svg${label} `);
}
