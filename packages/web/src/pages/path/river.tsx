import { type FigureData, figures } from "@jiju/figures";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useOperation } from "../../api/use-operation.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import { Failure, Loading, Notice } from "../../frame/states.tsx";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useSelection } from "../../selection/use-selection.ts";
import type { PathMode } from "./page.tsx";

/** How many regions were on which path, from one year to the next. */
export function RiverFigure({ mode }: { readonly mode: PathMode }) {
  const { t } = useTranslation();
  const names = useNames();
  const [selection] = useSelection();
  const answer = useOperation("path.transitions", { mode, industry: selection.industry });
  const result = answer.data?.result;
  const data = useMemo<FigureData<"path-river"> | null>(() => {
    if (result === undefined) return null;
    const width = result.paths.length;
    const layer = (path: string) => {
      const column = (result.paths as readonly string[]).indexOf(path);
      return result.periods.map((_, period) => (column < 0 ? 0 : (result.byPeriod[period * width + column] ?? 0)));
    };
    return {
      quantity: { label: { en: en.path.regions, zh: zh.path.regions }, unit: { en: "1", zh: "1" } },
      decimals: 0,
      periods: result.periods.map(([first, last]) => `${first}–${last}`),
      layers: {
        optimising: layer("optimising"),
        deepening: layer("deepening"),
        strengthening: layer("strengthening"),
        "not-transforming": layer("not-transforming"),
        "cannot-tell": layer("cannot-tell"),
      },
    };
  }, [result]);
  if (answer.error !== null) return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  if (data === null) return <Loading />;
  if (data.periods.length === 0) return <Notice title={t("states.empty")} />;
  return (
    <>
      <FigureView
        definition={figures["path-river"]}
        data={data}
        label={t("path.riverLabel", { industry: names.industryInSentence(selection.industry) })}
      />
      <p className="muted small">{t("path.riverNote")}</p>
    </>
  );
}
