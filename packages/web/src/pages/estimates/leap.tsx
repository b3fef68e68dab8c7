import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOperation } from "../../api/use-operation.ts";
import { formatNumber, formatShare, formatSigned } from "../../format/number.ts";
import { Failure, Loading } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { useSelection } from "../../selection/use-selection.ts";
import { StrengthSlider } from "../how/strength-slider.tsx";

const limits = { least: 0.01, most: 0.6, step: 0.01 } as const;

/** The digital leap at the chosen place: how much technology makes good a given loss of agglomeration, by the estimate. */
export function LeapCalculator() {
  const { t } = useTranslation();
  const names = useNames();
  const [selection] = useSelection();
  const [share, setShare] = useState(0.1);
  const { region, industry } = selection;
  const place = region === null || industry === "" ? {} : { region, industry, year: selection.year };
  const answer = useOperation("why.leap", { share, ...place });
  const leap = answer.data?.result;
  const percent = (log: number | null) => (log === null ? "∞" : `${formatSigned(100 * (Math.exp(log) - 1), 0)}%`);
  const range = (interval: readonly [number | null, number | null]) =>
    `${formatSigned(interval[0], 3)} – ${formatSigned(interval[1], 3)}`;
  return (
    <section className="estimates-below" aria-label={t("estimates.calculator.title")}>
      <h2>{t("estimates.calculator.title")}</h2>
      <p className="estimates-prose">
        {region === null
          ? t("estimates.calculator.anywhere")
          : t("estimates.calculator.place", {
              region: names.region(region),
              industry: names.industry(industry),
              year: selection.year,
            })}
      </p>
      <div className="estimates-slider">
        <StrengthSlider
          label={t("estimates.calculator.share")}
          value={share}
          range={[limits.least, limits.most]}
          step={limits.step}
          decimals={2}
          onChange={setShare}
        />
      </div>
      {answer.error !== null ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : leap === undefined ? (
        <Loading />
      ) : (
        <>
          <p className="estimates-prose">
            <strong>
              {t(`estimates.calculator.${leap.status}`, {
                share: formatShare(leap.share),
                points: percent(leap.logPoints),
                pieces: leap.pieces.map(([low, high]) => `${low === null ? "…" : percent(low)} – ${percent(high)}`).join(", "),
              })}
            </strong>
          </p>
          {leap.elasticityAgglomeration === null || leap.elasticityDigital === null ? null : (
            <p className="estimates-prose muted">
              {t("estimates.calculator.elasticities", {
                ea: formatSigned(leap.elasticityAgglomeration.estimate, 3),
                rangeA: range(leap.elasticityAgglomeration.interval95),
                et: formatSigned(leap.elasticityDigital.estimate, 3),
                rangeT: range(leap.elasticityDigital.interval95),
                a: formatNumber(Math.exp(leap.logA), 2),
                t: formatNumber(Math.exp(leap.logT), 2),
              })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
