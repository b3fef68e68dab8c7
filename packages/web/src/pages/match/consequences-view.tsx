import { type FigureData, figures } from "@jiju/figures";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useJob } from "../../api/use-job.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { MapShapes } from "../../chart/use-geography.ts";
import { formatNumber, formatShare } from "../../format/number.ts";
import { signedPercent } from "../../format/signed-percent.ts";
import { IssueLines } from "../../frame/issue-lines.tsx";
import { JobContent } from "../../frame/job-content.tsx";
import type { LimitSlider } from "./use-match-limits.ts";

type Consequences = OperationResult<"match.consequences">;

const effects = ["logRealIncome", "logRealWage", "logOutput", "logPopulation"] as const;

export interface ConsequencesViewProps {
  readonly year: number;
  readonly limits: Readonly<Record<LimitSlider, number>>;
  readonly shapes: MapShapes | null | undefined;
  readonly selected: string | null;
  readonly onSelect: (region: string) => void;
}

/** What the moves set off once wages, people and prices have adjusted: a map of real income, and both ends in numbers. */
export function ConsequencesView({ year, limits, shapes, selected, onSelect }: ConsequencesViewProps) {
  const { t } = useTranslation();
  const job = useJob("match.consequences", { year, ...limits }, { enabled: true });
  const result = job.envelope?.result;
  const map = useMemo<FigureData<"map"> | null>(() => {
    if (result === undefined || !shapes) return null;
    return {
      geography: shapes.geography,
      quantity: { label: { en: "Change of real income", zh: "实际收入变动" }, unit: { en: "%", zh: "%" } },
      values: result.regions.map(({ region, logRealIncome }) => ({
        region,
        value: logRealIncome === null ? null : 100 * Math.expm1(logRealIncome),
      })),
      scale: { kind: "diverging", middle: 0 },
      ...(selected === null ? {} : { selected }),
    };
  }, [result, shapes, selected]);
  return (
    <JobContent job={job}>
      {(answer) => (
        <>
          {map === null ? (
            <p className="muted">{t("atlas.noMap")}</p>
          ) : (
            <>
              <p className="muted small">{t("match.consequencesQuantity")}</p>
              <FigureView
                definition={figures.map}
                data={map}
                label={t("match.consequencesLabel")}
                renderer={shapes?.renderer ?? "svg"}
                onSelect={({ name }) => onSelect(name)}
              />
            </>
          )}
          <Ends result={answer} />
        </>
      )}
    </JobContent>
  );
}

/** The whole country and both ends, one row each. */
function Ends({ result }: { readonly result: Consequences }) {
  const { t } = useTranslation();
  const rows = [
    {
      id: "all",
      label: t("match.consequencesAll"),
      cells: [result.logWelfare, result.logRealWage, result.logOutput, null],
    },
    ...result.ends
      .filter(({ regions }) => regions > 0)
      .map((end) => ({
        id: end.end,
        label: t(`match.consequencesEnds.${end.end}`, { count: end.regions }),
        cells: effects.map((effect) => end[effect]),
      })),
  ];
  return (
    <section className="match-lists" data-wide="true">
      <h2>{t("match.consequencesTitle")}</h2>
      <div className="match-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("match.consequencesWho")}</th>
              {effects.map((effect) => (
                <th key={effect} scope="col" data-numeric="true">
                  {t(`match.effects.${effect}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, label, cells }) => (
              <tr key={id}>
                <th scope="row">{label}</th>
                {cells.map((cell, k) => (
                  <td key={effects[k]} data-numeric="true">
                    {signedPercent(cell, 2)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted">
        {t("match.consequencesTheil", {
          before: formatNumber(result.theil.before, 4),
          after: formatNumber(result.theil.after, 4),
          winners: formatShare(result.winnersShare),
          year: result.baselineYear,
        })}
      </p>
      {result.lostShare === 0 ? null : (
        <p className="muted">{t("match.consequencesLost", { share: formatShare(result.lostShare) })}</p>
      )}
      <IssueLines issues={result.issues} />
    </section>
  );
}
