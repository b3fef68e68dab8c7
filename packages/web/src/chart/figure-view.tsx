import type { FigureDefinition, FigureOption } from "@jiju/figures";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { useLanguage } from "../language/index.ts";
import { useThemeName } from "../theme/use-theme.ts";
import { Chart, type ChartProps } from "./chart.tsx";

export interface FigureViewProps<Data> extends Omit<ChartProps, "option" | "height"> {
  readonly definition: FigureDefinition<Data>;
  readonly data: Data;
  /** Last change of the option before it is drawn; keep it stable between drawings. */
  readonly adjust?: (option: FigureOption) => FigureOption;
}

/** A figure of the shared table, drawn live in the reader's language and theme at the width it has. */
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

  return (
    <div ref={place} className="figure-view">
      {drawn === null ? null : <Chart {...chart} option={drawn.option} height={drawn.height} />}
    </div>
  );
}
