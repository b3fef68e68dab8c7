import type { FigureDefinition, FigureOption, Geography } from "@jiju/figures";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../language/index.ts";
import { useThemeName } from "../theme/use-theme.ts";
import { Chart, type ChartProps } from "./chart.tsx";
import { useMapKeys } from "./use-map-keys.ts";

export interface FigureViewProps<Data> extends Omit<ChartProps, "option" | "height" | "pointed"> {
  readonly definition: FigureDefinition<Data>;
  readonly data: Data;
  /** Last change of the option before it is drawn; keep it stable between drawings. */
  readonly adjust?: (option: FigureOption) => FigureOption;
}

/** A figure of the shared table, drawn live in the reader's language and theme at the width it has. Maps can be walked by keys. */
export function FigureView<Data>({ definition, data, adjust, ...chart }: FigureViewProps<Data>) {
  const [language] = useLanguage();
  const theme = useThemeName();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = () => setWidth(Math.round(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const drawn = useMemo(() => {
    if (width === 0) return null;
    const context = { language, theme, width };
    const option = definition.build(data, context);
    return { option: adjust === undefined ? option : adjust(option), height: definition.height(data, context) };
  }, [definition, data, adjust, language, theme, width]);

  const { t } = useTranslation();
  const { geography = null, selected = null } = data as { geography?: Geography; selected?: string };
  const keys = useMapKeys(
    geography,
    selected,
    (region) => chart.onHover?.(region),
    (region) => chart.onSelect?.({ name: region, series: "", value: null }),
  );
  const drawing =
    drawn === null ? null : (
      <Chart {...chart} {...(geography === null ? {} : { pointed: keys.pointed })} option={drawn.option} height={drawn.height} />
    );
  if (geography === null) {
    return (
      <div ref={place} className="figure-view">
        {drawing}
      </div>
    );
  }
  return (
    <div
      ref={place}
      className="figure-view"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows walk over the map
      tabIndex={0}
      role="application"
      aria-roledescription={t("frame.map")}
      aria-label={`${chart.label} ${t("frame.mapKeys")}`}
      onKeyDown={keys.onKeyDown}
      onBlur={keys.onBlur}
    >
      {drawing}
      <span className="visually-hidden" aria-live="polite">
        {keys.pointed === null || drawn === null ? "" : wordsOf(drawn.option, keys.pointed)}
      </span>
    </div>
  );
}

/** What the tooltip of a mark says, as plain words. */
function wordsOf(option: FigureOption, region: string): string {
  const { series } = option as {
    readonly series?: readonly {
      readonly data?: readonly { readonly name?: string; readonly tooltip?: { formatter?: string } }[];
    }[];
  };
  const mark = series?.flatMap(({ data = [] }) => data).find(({ name }) => name === region);
  const html = (mark?.tooltip?.formatter ?? region).replaceAll("<br>", ", ");
  return new DOMParser().parseFromString(html, "text/html").body.textContent ?? region;
}
