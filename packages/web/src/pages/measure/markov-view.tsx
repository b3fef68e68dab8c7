import { type FigureData, figures } from "@jiju/figures";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { FigureView } from "../../chart/figure-view.tsx";
import { useNames } from "../../language/use-names.ts";
import { useSelection } from "../../selection/use-selection.ts";
import { type ClassMove, classesOfYear, stepsOfMove } from "./class-moves.ts";
import type { MeasureDrawingProps } from "./measure-drawing.tsx";
import { matricesOf, stateName } from "./measure-figures.ts";

/** Transition matrices over a map of the classes; a cell that is chosen tells who made its move, and the map shows them. */
export function MarkovView({ result, what, shapes }: MeasureDrawingProps) {
  const { t } = useTranslation();
  const [move, setMove] = useState<ClassMove | null>(null);
  const matrices = useMemo(() => matricesOf(result), [result]);
  return (
    <>
      {matrices.map(({ id, neighbourhood, data }) => {
        const title = neighbourhood === null ? t("measure.allTogether") : t("measure.neighbourhood", { class: neighbourhood });
        const near = neighbourhood === null ? null : Number(neighbourhood);
        const chosen = move !== null && move.neighbourhood === near ? { chosen: [move.from - 1, move.to - 1] as const } : {};
        return (
          <figure key={id} className="measure-second">
            <figcaption>{title}</figcaption>
            <FigureView
              definition={figures.markov}
              data={{ ...data, ...chosen }}
              label={`${what}: ${title}`}
              onSelect={({ name }) => {
                const [from, to] = name.split("-").map((k) => Number(k) + 1);
                if (from === undefined || to === undefined || Number.isNaN(from + to)) return;
                const again = move?.from === from && move.to === to && move.neighbourhood === near;
                setMove(again ? null : { from, to, neighbourhood: near });
              }}
            />
          </figure>
        );
      })}
      {result.parts.class === undefined ? null : <ClassMap result={result} move={move} shapes={shapes} />}
    </>
  );
}

/** Classes of one year on the map; of a move, only those who made it up to that year. */
function ClassMap({
  result,
  move,
  shapes,
}: Pick<MeasureDrawingProps, "result" | "shapes"> & { readonly move: ClassMove | null }) {
  const { t } = useTranslation();
  const names = useNames();
  const [selection, select] = useSelection();
  const { year, classes } = useMemo(() => classesOfYear(result, selection.year), [result, selection.year]);
  const steps = useMemo(() => (move === null ? [] : stepsOfMove(result, move)), [result, move]);
  const made = useMemo(
    () => new Set(steps.filter(({ lastYear }) => lastYear <= year).flatMap(({ regions }) => regions)),
    [steps, year],
  );
  const title =
    move === null
      ? t("measure.classesOf", { year, variable: result.variable === null ? "" : names.text(result.variable) })
      : t("measure.moversOf", { ...move, year });
  const K = result.parts.class?.values.reduce<number>((most, value) => Math.max(most, value ?? 0), 2) ?? 2;
  const map = useMemo<FigureData<"map"> | null>(() => {
    if (shapes === null) return null;
    return {
      geography: shapes.geography,
      quantity: { label: { en: title, zh: title }, unit: { en: "", zh: "" } },
      values: [...classes].map(([region, value]) =>
        move === null || made.has(region) ? { region, value } : { region, value: null, absence: "not-applicable" as const },
      ),
      scale: { kind: "sequential" },
      breaks: Array.from({ length: K - 1 }, (_, k) => k + 2),
      classNames: Array.from({ length: K }, (_, k) => stateName(k, K)),
      ...(selection.region === null ? {} : { selected: selection.region }),
    };
  }, [shapes, title, classes, move, made, K, selection.region]);
  const choose = (region: string) => {
    if (classes.has(region)) select({ region });
  };
  return (
    <figure className="measure-second">
      <figcaption>{title}</figcaption>
      {map === null ? null : (
        <FigureView
          definition={figures.map}
          data={map}
          label={title}
          renderer={shapes?.renderer ?? "svg"}
          onSelect={({ name }) => choose(name)}
        />
      )}
      {move === null ? (
        <p className="small muted">{t("measure.chooseCell")}</p>
      ) : steps.length === 0 ? (
        <p className="small muted">{t("measure.noMove")}</p>
      ) : (
        <ul className="measure-moves" aria-live="polite">
          {steps.map(({ firstYear, lastYear, regions }) => (
            <li key={lastYear}>
              {firstYear}–{lastYear}
              {t("data.colon")}
              {regions.map((id) => (
                <button key={id} type="button" className="plain-button" onClick={() => select({ region: id })}>
                  {names.region(id)}
                </button>
              ))}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}
