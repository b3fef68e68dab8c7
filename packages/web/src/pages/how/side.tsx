import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { formatNumber, formatShare, formatSigned } from "../../format/number.ts";
import { IssueLines } from "../../frame/issue-lines.tsx";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { percent, type RegionChange, type TrinityResult } from "./how-figures.ts";

export type BaselineResult = OperationResult<"how.baseline">;

type Market = keyof typeof en.how.markets;
const isMarket = (name: string): name is Market => Object.hasOwn(en.how.markets, name);
const primitives = ["U", "E", "R", "V"] as const;
const mainTerms = ({ welfare }: TrinityResult) => [welfare.upgrade, welfare.emerging, welfare.reshaping, welfare.virtual];

/** Why we say so: the largest parts, the chosen region's own, and whether the equilibrium is stable. */
export function HowReasons({
  result,
  baseline,
  here,
}: {
  readonly result: TrinityResult;
  /** Undefined until its own, slower answer comes. */
  readonly baseline: BaselineResult | undefined;
  readonly here: RegionChange | undefined;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const main = mainTerms(result);
  const [first, second] = primitives
    .map((id, k) => ({ id, value: main[k] ?? 0 }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const shown = (value: number) => formatSigned(percent(value), 1);
  return (
    <>
      <p>{t("how.why")}</p>
      {first === undefined || second === undefined || first.value === 0 ? null : (
        <p>
          {t("how.whyLargest", {
            first: t(`how.terms.${first.id}`),
            firstValue: shown(first.value),
            second: t(`how.terms.${second.id}`),
            secondValue: shown(second.value),
          })}
        </p>
      )}
      {here === undefined ? null : (
        <p>
          {t("how.whyPlace", {
            region: names.region(here.region),
            parts: primitives
              .map((id, k) => t("how.whyPart", { name: t(`how.terms.${id}`), value: formatSigned(here.parts[k], 1) }))
              .join(t("how.whyJoin")),
          })}
        </p>
      )}
      {baseline === undefined ? null : (
        <p>{baseline.diagnosis.stability === "stable" ? t("how.whyChecks") : t("how.whyChecksNot")}</p>
      )}
    </>
  );
}

/** What would change it: readiness, the border, the links, the sliders. */
export function HowChange({
  result,
  baseline,
}: {
  readonly result: TrinityResult;
  readonly baseline: BaselineResult | undefined;
}) {
  const { t } = useTranslation();
  const { otherReadiness, welfare } = result;
  const low = baseline?.sensitivity[0];
  const high = baseline?.sensitivity.at(-1);
  return (
    <>
      <p>{t("how.changeSettings")}</p>
      <p>
        {t("how.changeReadiness", {
          other: t(`how.readinessOptions.${otherReadiness.readiness}`),
          value: formatSigned(percent(otherReadiness.synergy), 3),
          now: formatSigned(percent(welfare.synergy), 3),
        })}
      </p>
      {low === undefined || high === undefined ? null : (
        <p>
          {t("how.changeBorder", {
            low: formatNumber(low.border, 2),
            lowShare: formatShare(low.interregionalShare),
            high: formatNumber(high.border, 2),
            highShare: formatShare(high.interregionalShare),
          })}
        </p>
      )}
      <p>{t("how.changeInputs")}</p>
    </>
  );
}

/** How it is computed, with the residual and the market that has it. */
export function HowComputed({ result }: { readonly result: TrinityResult }) {
  const { t } = useTranslation();
  const names = useNames();
  const sweeps = result.iterations.slice(1);
  return (
    <>
      <p>{t("how.computed")}</p>
      <p>
        {t("how.computedSolve", {
          residual: result.residual.toExponential(1),
          market: isMarket(result.worst.market) ? t(`how.markets.${result.worst.market}`) : result.worst.market,
          region: names.region(result.worst.region),
          industry: names.industryInSentence(result.worst.industry),
          least: Math.min(...sweeps),
          most: Math.max(...sweeps),
        })}
      </p>
      <p>{t("how.computedLogs")}</p>
    </>
  );
}

/** Caveats every reader of a scenario needs, then the issues of this baseline. */
export function HowCaveats({ result }: { readonly result: TrinityResult }) {
  const { t } = useTranslation();
  return (
    <>
      {result.status === "converged" ? null : (
        <p>{t("how.notConverged", { status: result.status, residual: result.residual.toExponential(1) })}</p>
      )}
      <p>{t("how.caveatScenario")}</p>
      {result.baseline.basis === "estimate" ? <p>{t("how.caveatEstimate")}</p> : null}
      {result.legend.id === "own" ? null : <p>{t("how.caveatLabels")}</p>}
      <IssueLines issues={result.issues} />
    </>
  );
}
