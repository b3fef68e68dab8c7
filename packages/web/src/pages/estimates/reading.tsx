import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { formatNumber, formatShare, formatSigned } from "../../format/number.ts";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";

export type Estimate = OperationResult<"why.estimate">;
type Words = typeof en.estimates;

/** What the theory says, what the data say, how sure: one line each, and what the verdict rests on. */
export function ThreeLines({ result }: { readonly result: Estimate }) {
  const { t } = useTranslation();
  const names = useNames();
  const { interaction, verdict } = result;
  return (
    <>
      <p>{t("estimates.theory")}</p>
      {interaction === null ? null : (
        <p>
          {t("estimates.data", {
            w: formatSigned(interaction.estimate, 3),
            low: formatSigned(interaction.interval95[0], 3),
            high: formatSigned(interaction.interval95[1], 3),
          })}
        </p>
      )}
      {verdict.detectable === null ? null : (
        <p>{t("estimates.sure", { detectable: formatNumber(verdict.detectable, 3), band: formatNumber(verdict.band, 3) })}</p>
      )}
      <ul>
        {verdict.reasons.filter(isReason).map((reason) => (
          <li key={reason}>{t(`estimates.reasons.${reason}`)}</li>
        ))}
        {verdict.leaveOut.slice(0, 2).map(({ region, estimate, pValue }) => (
          <li key={region}>
            {t("estimates.leaveOut", { region: names.region(region), w: formatSigned(estimate, 3), p: formatNumber(pValue, 3) })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The identification card in words. */
export function IdentificationWords({ result }: { readonly result: Estimate }) {
  const { t } = useTranslation();
  const names = useNames();
  const { card, dropped } = result;
  if (card === null) return null;
  const leading = card.leadingRegions[0];
  return (
    <>
      <h3>{t("estimates.cardTitle")}</h3>
      {leading === undefined ? null : (
        <p>
          {t("estimates.card", {
            regions: card.clusters,
            effective: formatNumber(card.effectiveClusters, 1),
            df: formatNumber(card.degreesOfFreedom, 1),
            region: names.region(leading.region),
            share: formatShare(leading.share),
          })}
        </p>
      )}
      <p>{t("estimates.cardWithin", { shareA: formatShare(card.withinShareA, 1), shareT: formatShare(card.withinShareT, 1) })}</p>
      {(["absorbed", "collinear"] as const).map((reason) => {
        const ids = dropped.filter((term) => term.reason === reason).map(({ id }) => id);
        return ids.length === 0 ? null : <p key={reason}>{t(`estimates.${reason}`, { names: ids.join(", ") })}</p>;
      })}
      {card.moran === null ? null : (
        <p>{t("estimates.moran", { statistic: formatNumber(card.moran.statistic, 3), p: formatNumber(card.moran.pValue, 3) })}</p>
      )}
      <ul>
        {card.warnings.filter(isWarning).map((warning) => (
          <li key={warning}>{t(`estimates.warnings.${warning}`)}</li>
        ))}
      </ul>
    </>
  );
}

/** Turning-point set, digital leap and sigma in their honest form: a set may be all of the line. */
export function TurningAndLeap({ result }: { readonly result: Estimate }) {
  const { t } = useTranslation();
  const { turningPoint, leap, structural } = result;
  const level = (log: number | null) => (log === null ? "∞" : formatNumber(Math.exp(log), 2));
  const share = (log: number | null) => (log === null ? "∞" : `${formatNumber(100 * (Math.exp(log) - 1), 0)}%`);
  const joined = (pieces: Estimate["leap"]["pieces"], say: (value: number | null) => string) =>
    pieces.map(([low, high]) => `${low === null ? "…" : say(low)} – ${high === null ? "…" : say(high)}`).join(", ");
  return (
    <>
      <h3>{t("estimates.turningTitle")}</h3>
      {turningPoint.status === "computed" ? (
        <p>
          {t(`estimates.turning.${turningPoint.form}`, {
            estimate: level(turningPoint.estimate),
            pieces: joined(turningPoint.pieces, level),
          })}{" "}
          {turningPoint.form === "bounded" && turningPoint.outsideData ? t("estimates.turningOutside") : ""}{" "}
          {turningPoint.noTurningPoint && turningPoint.form !== "whole-line" ? t("estimates.turningNone") : ""}
        </p>
      ) : null}
      <p>
        {t(`estimates.leap.${leap.status}`, {
          points: leap.logPoints === null ? "–" : formatNumber(100 * (Math.exp(leap.logPoints) - 1), 1),
          pieces: joined(leap.pieces, share),
        })}
      </p>
      {structural === null ? null : (
        <p>
          {structural.status === "identified"
            ? t("estimates.sigmaIdentified", {
                sigma: formatNumber(structural.sigma, 2),
                low: formatNumber(structural.sigmaInterval[0], 2),
                high: formatNumber(structural.sigmaInterval[1], 2),
              })
            : t("estimates.sigmaNot")}
        </p>
      )}
    </>
  );
}

function isReason(reason: string): reason is keyof Words["reasons"] {
  return Object.hasOwn(en.estimates.reasons, reason);
}

function isWarning(warning: string): warning is keyof Words["warnings"] {
  return Object.hasOwn(en.estimates.warnings, warning);
}
