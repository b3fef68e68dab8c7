import type { ECharts, EChartsCoreOption } from "echarts/core";
import { useEffect, useRef } from "react";
import { reducedMotion } from "../theme/use-theme.ts";
import { echarts } from "./engine.ts";
import { useFigure } from "./figure-context.ts";
import "./chart.css";

/** A live chart, as seen by export. */
export interface ChartHandle {
  readonly element: HTMLElement;
  readonly option: () => EChartsCoreOption;
  readonly caption: string;
}

/** A mark the reader pointed at. `name` is the id carried by the data item. */
export interface ChartMark {
  readonly name: string;
  readonly series: string;
  readonly value: unknown;
}

export interface ChartProps {
  readonly option: EChartsCoreOption;
  /** One sentence that says what the figure shows, for readers who do not see it. */
  readonly label: string;
  /** Height in pixels. */
  readonly height: number;
  /** `svg` (default) is sharp and searchable; `canvas` for more than about 1,500 marks. */
  readonly renderer?: "svg" | "canvas";
  /** No motion at all: for figures that follow the hand; default false. */
  readonly still?: boolean;
  /** Id of the mark pointed at elsewhere, drawn emphasised here too. */
  readonly hovered?: string | null;
  /** Id of the mark that keys point at: emphasised, with its tooltip. */
  readonly pointed?: string | null;
  readonly onHover?: (name: string | null) => void;
  readonly onSelect?: (mark: ChartMark) => void;
  /** Gives the instance to a parent that converts pixels to data, for dragging. */
  readonly onReady?: (chart: ECharts) => void;
}

/** One ECharts instance that follows its option, its size and the reader's pointer. */
export function Chart({
  option,
  label,
  height,
  renderer = "svg",
  still = false,
  hovered,
  pointed,
  onHover,
  onSelect,
  onReady,
}: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const drawn = useRef<EChartsCoreOption | null>(null);
  const emphasised = useRef<string | null>(null);
  const latest = useRef({ option, onHover, onSelect, onReady });
  latest.current = { option, onHover, onSelect, onReady };
  const figure = useFigure();

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const instance = echarts.init(element, null, { renderer });
    chart.current = instance;
    drawn.current = latest.current.option;
    instance.setOption(withMotion(latest.current.option, still), { notMerge: true });
    instance.on("click", (event) => latest.current.onSelect?.(markOf(event)));
    instance.on("mouseover", (event) => latest.current.onHover?.(markOf(event).name));
    instance.on("mouseout", () => latest.current.onHover?.(null));
    latest.current.onReady?.(instance);
    /* An observer reports once at the start, when there is nothing to do. */
    const observer = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = element;
      if (clientWidth !== instance.getWidth() || clientHeight !== instance.getHeight()) instance.resize();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.current = null;
      emphasised.current = null;
      instance.dispose();
    };
  }, [renderer, still]);

  useEffect(() => {
    if (chart.current === null || drawn.current === option) return;
    drawn.current = option;
    chart.current.setOption(withMotion(option, still), { replaceMerge: ["series", "graphic", "visualMap"] });
  }, [option, still]);

  useEffect(() => {
    const instance = chart.current;
    const wanted = pointed ?? hovered ?? null;
    if (instance === null || wanted === emphasised.current) return;
    if (emphasised.current !== null) instance.dispatchAction({ type: "downplay", name: emphasised.current });
    if (wanted !== null) instance.dispatchAction({ type: "highlight", name: wanted });
    emphasised.current = wanted;
  }, [hovered, pointed]);

  useEffect(() => {
    if (pointed === undefined) return;
    chart.current?.dispatchAction(pointed === null ? { type: "hideTip" } : { type: "showTip", seriesIndex: 0, name: pointed });
  }, [pointed]);

  useEffect(() => {
    const element = place.current;
    if (element === null || figure === null) return;
    return figure.register({ element, option: () => latest.current.option, caption: label });
  }, [figure, label]);

  return <div ref={place} className="chart" role="img" aria-label={label} style={{ height }} />;
}

/** Identity-keeping motion only, 200 ms, and none when the system asks for less. */
function withMotion(option: EChartsCoreOption, still: boolean): EChartsCoreOption {
  const animation = !still && !reducedMotion();
  return { ...option, animation, animationDuration: 0, animationDurationUpdate: 200, animationEasingUpdate: "cubicOut" };
}

function markOf(event: unknown): ChartMark {
  const { name, seriesId, seriesName, value, data } = event as {
    name?: string;
    seriesId?: string;
    seriesName?: string;
    value?: unknown;
    data?: { id?: string; name?: string } | null;
  };
  return { name: data?.name ?? data?.id ?? name ?? "", series: seriesId ?? seriesName ?? "", value };
}
