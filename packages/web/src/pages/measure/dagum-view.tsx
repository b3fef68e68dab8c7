import { type FigureData, figures } from "@jiju/figures";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { FigureView } from "../../chart/figure-view.tsx";
import { commonDecimals, formatNumber } from "../../format/number.ts";
import { useNames } from "../../language/use-names.ts";
import { useSelection } from "../../selection/use-selection.ts";
import type { MeasureDrawingProps } from "./measure-drawing.tsx";
import { dagumData, groupMeansOfYear } from "./measure-figures.ts";

/** The parts of the Gini over the years; a bar chooses its year, and the map shows the means of the groups in it. */
export function DagumView({ result, what, shapes }: MeasureDrawingProps) {
  const { t } = useTranslation();
  const [selection, select] = useSelection();
  const data = useMemo(() => dagumData(result), [result]);
  const means = useMemo(() => groupMeansOfYear(result, selection.year), [result, selection.year]);
  const names = useNames();
  const variable = result.variable === null ? "" : names.text(result.variable);
  const title = means === null ? "" : t("measure.groupMeans", { year: means.year, variable });
  const map = useMemo<FigureData<"map"> | null>(() => {
    if (shapes === null || means === null) return null;
    return {
      geography: shapes.geography,
      quantity: { label: { en: title, zh: title }, unit: { en: "", zh: "" } },
      values: means.values,
      scale: { kind: "sequential" },
      breaks: means.groups.slice(1).map(({ value }, g) => (value + means.groups[g]!.value) / 2),
      classNames: means.groups.map(({ id, value }) => {
        const text = `${id} ${formatNumber(value, commonDecimals(means.groups.map((group) => group.value)))}`;
        return { en: text, zh: text };
      }),
      ...(selection.region === null ? {} : { selected: selection.region }),
    };
  }, [shapes, means, title, selection.region]);
  if (data === null) return null;
  return (
    <>
      <FigureView
        definition={figures.dagum}
        data={data}
        label={t("atlas.yearsLabel", { what, first: result.years[0] ?? "", last: result.years.at(-1) ?? "" })}
        onSelect={({ name }) => {
          if (result.years.includes(Number(name))) select({ year: Number(name) });
        }}
      />
      {map === null ? null : (
        <figure className="measure-second">
          <figcaption>{title}</figcaption>
          <FigureView
            definition={figures.map}
            data={map}
            label={title}
            renderer={shapes?.renderer ?? "svg"}
            onSelect={({ name }) => {
              if (means?.values.some(({ region }) => region === name)) select({ region: name });
            }}
          />
        </figure>
      )}
    </>
  );
}
