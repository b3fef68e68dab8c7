import { useTranslation } from "react-i18next";
import { formatNumber, formatShare, formatSigned } from "../../format/number.ts";
import { useNames } from "../../language/use-names.ts";
import { useSelection } from "../../selection/use-selection.ts";
import { percent, type TrinityResult } from "./how-figures.ts";
import type { BaselineResult } from "./side.tsx";

export interface HowCardsProps {
  readonly result: TrinityResult;
  /** Undefined until its own, slower answer comes. */
  readonly baseline: BaselineResult | undefined;
}

/** Under the figure: the baseline, the three checks, concentration before and after, readiness on beside off. */
export function HowCards({ result, baseline }: HowCardsProps) {
  return (
    <div className="how-cards">
      <BaselineCard baseline={baseline} />
      <ChecksCard diagnosis={baseline?.diagnosis ?? result.diagnosis ?? undefined} />
      <IndicatorsCard indicators={result.indicators} />
      <ReadinessCard result={result} />
    </div>
  );
}

function BaselineCard({ baseline }: { readonly baseline: BaselineResult | undefined }) {
  const { t } = useTranslation();
  const names = useNames();
  const [selection] = useSelection();
  if (baseline === undefined)
    return (
      <section>
        <h2>{t("how.baselineTitle")}</h2>
        <p className="muted">{t("states.loading")}</p>
      </section>
    );
  const range = (read: (entry: BaselineResult["sensitivity"][number]) => number) => {
    const [first] = baseline.sensitivity;
    const last = baseline.sensitivity.at(-1);
    if (first === undefined || last === undefined) return "";
    const values = baseline.sensitivity.map(read);
    return t("how.rangeAt", {
      low: formatShare(Math.min(...values), 1),
      high: formatShare(Math.max(...values), 1),
      from: formatNumber(first.border, 2),
      to: formatNumber(last.border, 2),
    });
  };
  return (
    <section>
      <h2>{t("how.baselineTitle")}</h2>
      <p>
        {baseline.basis === "observed"
          ? t("how.baselineObserved", { year: baseline.year })
          : t("how.baselineEstimate", { year: baseline.year, basis: names.text(baseline.valueAddedBasis) })}
      </p>
      <dl>
        <dt>{t("how.interregional")}</dt>
        <dd>
          {formatShare(baseline.interregionalShare, 1)}{" "}
          <span className="muted small">{range((entry) => entry.interregionalShare)}</span>
        </dd>
        <dt>{t("how.online")}</dt>
        <dd>
          {formatShare(baseline.onlineShare, 1)}{" "}
          <span className="muted small">
            {t("how.onlineKnown", { target: formatShare(baseline.onlineTarget, 1) })}
            {names.language === "zh" ? "；" : "; "}
            {range((entry) => entry.onlineShare)}
          </span>
        </dd>
        <dt>{t("how.balancing")}</dt>
        <dd>{baseline.balancingResidual.toExponential(1)}</dd>
        <dt>{t("how.headsGap")}</dt>
        <dd>
          {baseline.headsGap > 0 && baseline.headsGap < 1e-3
            ? baseline.headsGap.toExponential(1)
            : formatShare(baseline.headsGap, 1)}
        </dd>
      </dl>
      <details>
        <summary>{t("how.byIndustry")}</summary>
        <table className="small-table">
          <thead>
            <tr>
              <th scope="col">{t("how.columns.industry")}</th>
              <th scope="col">{t("how.interregional")}</th>
              <th scope="col">{t("how.online")}</th>
            </tr>
          </thead>
          <tbody>
            {baseline.industries.map((id, at) => (
              <tr key={id} data-chosen={id === selection.industry}>
                <th scope="row">{names.industry(id)}</th>
                <td>{formatShare(baseline.interregionalShareByIndustry[at], 1)}</td>
                <td>{formatShare(baseline.onlineShareByIndustry[at], 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function ChecksCard({ diagnosis }: { readonly diagnosis: BaselineResult["diagnosis"] | undefined }) {
  const { t } = useTranslation();
  const names = useNames();
  if (diagnosis === undefined)
    return (
      <section>
        <h2>{t("how.checksTitle")}</h2>
        <p className="muted">{t("states.loading")}</p>
      </section>
    );
  const { starts, largestScale } = diagnosis;
  const radius = formatNumber(diagnosis.spectralRadius, 2);
  const eigenvalue = formatNumber(diagnosis.eigenvalue, 2);
  const stability = {
    stable: t("how.checkStable", { eigenvalue }),
    unstable: t("how.checkUnstable", { eigenvalue }),
    "not-applicable": t("how.checkNotApplicable"),
    "not-computed": t("how.checkNotComputed"),
  };
  return (
    <section>
      <h2>{t("how.checksTitle")}</h2>
      <dl>
        <dt>{t("how.checkBound")}</dt>
        <dd>
          {diagnosis.generalBound === "holds" ? t("how.checkBoundHolds", { radius }) : t("how.checkBoundSilent", { radius })}
          <br />
          <span className="muted small">
            {t("how.checkScale", {
              product: formatNumber(largestScale.product, 2),
              industry: names.industryInSentence(largestScale.industry),
              withInputs: formatNumber(largestScale.withInputs, 2),
            })}
          </span>
        </dd>
        <dt>{t("how.checkStability")}</dt>
        <dd>{stability[diagnosis.stability]}</dd>
        <dt>{t("how.checkStarts")}</dt>
        <dd>
          {starts === null
            ? t("how.checkNotComputed")
            : starts.distinct === 1
              ? t("how.checkStartsOne", { tried: starts.tried, converged: starts.converged })
              : t("how.checkStartsMore", { tried: starts.tried, distinct: starts.distinct })}
        </dd>
      </dl>
    </section>
  );
}

const shownIndicators = ["physicalHerfindahl", "virtualHerfindahl", "realWageTheil"] as const;

function IndicatorsCard({ indicators }: { readonly indicators: TrinityResult["indicators"] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t("how.indicatorsTitle")}</h2>
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col">{t("how.indicator")}</th>
            <th scope="col">{t("how.before")}</th>
            <th scope="col">{t("how.after")}</th>
            <th scope="col">{t("how.response")}</th>
          </tr>
        </thead>
        <tbody>
          {shownIndicators.map((id) => {
            const response = indicators.response[id];
            return (
              <tr key={id}>
                <th scope="row">{t(`how.indicators.${id}`)}</th>
                <td>{formatNumber(indicators.before[id], 5)}</td>
                <td>{formatNumber(indicators.after[id], 5)}</td>
                <td>{response == null ? "–" : formatSigned(response / 100, 6)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>{t(`how.slogans.${indicators.slogan}`)}</p>
      <p className="muted">{t("how.theilNote")}</p>
    </section>
  );
}

function ReadinessCard({ result }: { readonly result: TrinityResult }) {
  const { t } = useTranslation();
  const { welfare, otherReadiness, settings, overlayParts } = result;
  const own = { readiness: settings.readiness, total: welfare.total, synergy: welfare.synergy, verdict: welfare.verdict };
  const both = settings.readiness === "off" ? [own, otherReadiness] : [otherReadiness, own];
  const log = (value: number) => formatSigned(percent(value), 3);
  return (
    <section>
      <h2>{t("how.readinessTitle")}</h2>
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col">{t("how.logUnit")}</th>
            {both.map(({ readiness }) => (
              <th key={readiness} scope="col">
                {t("how.readinessColumn", { value: t(`how.readinessOptions.${readiness}`) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("how.totalRow")}</th>
            {both.map(({ readiness, total }) => (
              <td key={readiness}>{log(total)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t("how.synergyRow")}</th>
            {both.map(({ readiness, synergy }) => (
              <td key={readiness}>{log(synergy)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t("how.verdictRow")}</th>
            {both.map(({ readiness, verdict }) => (
              <td key={readiness}>{t(`how.verdicts.${verdict}`)}</td>
            ))}
          </tr>
        </tbody>
      </table>
      <p>{t("how.readinessNote")}</p>
      <p className="muted">
        {t("how.overlay", {
          trade: log(overlayParts.trade),
          spillovers: log(overlayParts.spillovers),
          crossing: log(overlayParts.crossing),
        })}
      </p>
    </section>
  );
}
