import { type FigureData, figures } from "@jiju/figures";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { FigureView } from "../../chart/figure-view.tsx";
import type { MapShapes } from "../../chart/use-geography.ts";
import { useNames } from "../../language/use-names.ts";
import type { CompareResult, Outcome } from "./comparison-rows.ts";

export interface BothEndsProps {
  readonly result: CompareResult;
  readonly shapes: MapShapes;
  readonly selected: string | null;
  readonly onSelect: (region: string) => void;
}

/** Change of real income by region, one map a scenario, all on one scale. */
export function BothEnds({ result, shapes, selected, onSelect }: BothEndsProps) {
  const { t } = useTranslation();
  const names = useNames();
  const maps = useMemo(() => {
    const changes = result.outcomes.map((outcome) => outcome.regions.map((_, i) => changeOf(outcome, i)));
    const breaks = sharedBreaks(changes.flat());
    return result.outcomes.map(
      (outcome, k): FigureData<"map"> => ({
        geography: shapes.geography,
        quantity: { label: { en: "Change of real income", zh: "实际收入变动" }, unit: { en: "%", zh: "%" } },
        values: outcome.regions.map(({ region }, i) => ({
          region,
          value: changes[k]?.[i] ?? null,
          low: percentOf(outcome.regionBands?.[2 * i]),
          high: percentOf(outcome.regionBands?.[2 * i + 1]),
        })),
        scale: { kind: "diverging", middle: 0 },
        ...(breaks === undefined ? {} : { breaks }),
        ...(selected === null ? {} : { selected }),
      }),
    );
  }, [result, shapes, selected]);
  return (
    <div className="both-ends">
      {result.outcomes.map(({ scenario }, k) => {
        const data = maps[k];
        if (data === undefined) return null;
        return (
          <figure key={scenario.id}>
            <figcaption>
              {names.text(scenario.name)} <span className="muted small">{t("scenarios.mapQuantity")}</span>
            </figcaption>
            <FigureView
              definition={figures.map}
              data={data}
              label={t("scenarios.mapLabel", { name: names.text(scenario.name) })}
              renderer={shapes.renderer}
              onSelect={({ name }) => onSelect(name)}
            />
          </figure>
        );
      })}
    </div>
  );
}

const percentOf = (change: number | null | undefined): number | null =>
  change === null || change === undefined ? null : 100 * Math.expm1(change);

function changeOf(outcome: Outcome, i: number): number | null {
  return percentOf(outcome.regions[i]?.logRealIncome);
}

/** Boundaries of seven classes around zero, for all maps together; the outermost begin at five sevenths of the largest change. */
function sharedBreaks(values: readonly (number | null)[]): number[] | undefined {
  const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
  if (largest === 0) return undefined;
  return [-5, -3, -1, 1, 3, 5].map((part) => Number(((part * largest) / 7).toPrecision(2)));
}
