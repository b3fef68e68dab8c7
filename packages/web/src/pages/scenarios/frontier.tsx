import { figures } from "@jiju/figures";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useJob } from "../../api/use-job.ts";
import { useOperation } from "../../api/use-operation.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import { formatShare } from "../../format/number.ts";
import { signedPercent } from "../../format/signed-percent.ts";
import { Failure, JobProgress } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import type { Outcome } from "./comparison-rows.ts";
import { frontierData, mixOf } from "./frontier-data.ts";

const budgets = [0.0002, 0.001, 0.005] as const;
const evaluations = 90;
/** The search takes at most this many instruments; the fee costs next to nothing and would fill any budget. */
const most = 4;

/** The mix of the chosen scenarios' instruments that buys most welfare under a budget, and what less money would buy. */
export function Frontier({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const [budgetShare, setBudget] = useState<number>(budgets[1]);
  const [asked, setAsked] = useState("");
  const levers = useOperation("lever.list", {});
  const labels = new Map(levers.data?.result.instruments.map(({ id, label }) => [id, label]));
  const input = useMemo(() => {
    const seen = new Set<string>();
    const instruments = outcomes
      .flatMap(({ scenario }) => scenario.settings)
      .filter(({ instrument }) => !["platform-fee", "relocation-allowance"].includes(instrument))
      .filter((setting) => {
        const key = JSON.stringify([setting.instrument, setting.regions, setting.partners, setting.industries]);
        if (seen.has(key)) return false;
        seen.add(key);
        return true;
      })
      .slice(0, most)
      .map(({ value: _value, ...setting }) => setting);
    return { instruments, budgetShare, maxEvaluations: evaluations };
  }, [outcomes, budgetShare]);
  const key = JSON.stringify(input);
  const job = useJob("scenario.search", input, { enabled: asked === key && input.instruments.length > 0 });
  const result = job.envelope?.result;
  const mixes = result === undefined ? [] : result.frontier.map(({ values }) => mixOf(result.instruments, values, labels));
  return (
    <div className="frontier">
      <p>{t("scenarios.searchWhat", { budget: formatShare(budgetShare, 2) })}</p>
      <div className="frontier-controls">
        <label>
          {t("scenarios.budget")}{" "}
          <select value={budgetShare} onChange={(event) => setBudget(Number(event.currentTarget.value))}>
            {budgets.map((share) => (
              <option key={share} value={share}>
                {formatShare(share, 2)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="plain-button"
          data-main="true"
          disabled={job.running || input.instruments.length === 0}
          onClick={() => {
            setAsked(key);
            if (asked === key) job.start();
          }}
        >
          {t("scenarios.searchStart")}
        </button>
      </div>
      {job.running ? (
        <JobProgress progress={job.progress} elapsed={job.elapsed} onCancel={job.cancel} />
      ) : job.error !== null ? (
        <Failure error={job.error} onRetry={job.start} />
      ) : result === undefined ? null : (
        <>
          <FigureView
            definition={figures["policy-frontier"]}
            data={frontierData(result, outcomes, mixes)}
            label={t("scenarios.frontierLabel")}
          />
          <div className="comparison">
            <table aria-label={t("scenarios.frontierLabel")}>
              <thead>
                <tr>
                  <th scope="col">{t("scenarios.frontierBudget")}</th>
                  <th scope="col">{t("scenarios.frontierGain")}</th>
                  <th scope="col">{t("scenarios.frontierMix")}</th>
                </tr>
              </thead>
              <tbody>
                {result.frontier.map((point, k) => (
                  <tr key={point.budget}>
                    <th scope="row">{formatShare(point.budgetShare, 3)}</th>
                    <td>{signedPercent(point.objective, 3)}</td>
                    <td>{mixes[k]?.[names.language]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="muted small">{t("scenarios.evaluations", { count: result.evaluations })}</p>
          </div>
        </>
      )}
    </div>
  );
}
