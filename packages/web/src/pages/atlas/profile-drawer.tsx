import { Drawer } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { OperationResult } from "../../api/contract.ts";
import { useOperation } from "../../api/use-operation.ts";
import { commonDecimals, formatNumber, formatQuantity, formatShare } from "../../format/number.ts";
import { Failure, Loading, Notice } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { carriedSelection } from "../../selection/selection.ts";
import { useAddressState, useSelection } from "../../selection/use-selection.ts";
import "./profile.css";

type ProfileRow = OperationResult<"measure.region-profile">["rows"][number];

const narrow = "(max-width: 700px)";

/** What is this place: against its peers, and what it lives on. The map stays usable beside it. */
export default function ProfileDrawer() {
  const { t } = useTranslation();
  const names = useNames();
  const [address] = useSearchParams();
  const [selection, select] = useSelection();
  const [, setProfile] = useAddressState("profile", "");
  const region = selection.region;
  const answer = useOperation(
    "measure.region-profile",
    { region: region ?? "", industry: selection.industry, year: selection.year },
    { enabled: region !== null },
  );
  const result = answer.data?.result;
  const mix = useMemo(
    () =>
      (result?.mix ?? [])
        .filter(({ share }) => share !== null)
        .toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0))
        .slice(0, 10),
    [result],
  );
  const largest = mix[0]?.share ?? 1;
  const search = carriedSelection(address).toString();
  const bottom = window.matchMedia(narrow).matches;

  return (
    <Drawer
      open
      mask={false}
      placement={bottom ? "bottom" : "right"}
      size={bottom ? "70%" : 400}
      rootClassName="profile-drawer"
      onClose={() => setProfile("")}
      title={region === null ? "" : t("atlas.profile", { region: names.region(region) })}
    >
      {region === null ? (
        <Notice title={t("atlas.noProfile")} />
      ) : answer.error !== null ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : result === undefined ? (
        <Loading />
      ) : (
        <div className="profile">
          <p className="muted small">
            {result.year} · {names.industry(selection.industry)}
          </p>
          <ul className="profile-rows">
            {result.rows.map((row) => (
              <li key={row.id}>
                <PeerRow row={row} />
              </li>
            ))}
          </ul>
          <p className="muted small">{t("atlas.peers", { region: names.region(region) })}</p>
          <h3>{t("atlas.mix")}</h3>
          <table className="profile-mix">
            <thead>
              <tr>
                <td />
                <th scope="col">{t("atlas.mixShare")}</th>
                <th scope="col">{t("atlas.mixQuotient")}</th>
              </tr>
            </thead>
            <tbody>
              {mix.map(({ industry, activity, share, locationQuotient }) => (
                <tr key={industry} data-chosen={industry === selection.industry}>
                  <th scope="row">
                    <button type="button" onClick={() => select({ industry })}>
                      {names.industry(industry)}
                    </button>
                    <span className="profile-bar" style={{ width: `${((share ?? 0) / largest) * 100}%` }} />
                  </th>
                  <td title={activity === null ? "" : `${formatQuantity(activity, names.language)} ${result.activityUnit}`}>
                    {formatShare(share, 1)}
                  </td>
                  <td>{formatNumber(locationQuotient, 2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="profile-links">
            <Link className="plain-button" to={{ pathname: "/why", search }}>
              {t("atlas.toWhy")}
            </Link>
            <Link className="plain-button" to={{ pathname: "/path", search }}>
              {t("atlas.toPath")}
            </Link>
            <Link className="plain-button" to={{ pathname: "/report", search }}>
              {t("atlas.toReport")}
            </Link>
          </div>
        </div>
      )}
    </Drawer>
  );
}

/** One measure of the place as a dot with its interval, over the range of all regions. */
function PeerRow({ row }: { readonly row: ProfileRow }) {
  const { t } = useTranslation();
  const names = useNames();
  const known = [row.low, row.high, row.value, row.lower, row.upper].filter((value): value is number => value !== null);
  const least = Math.min(...known);
  const span = Math.max(...known) - least;
  const at = (value: number) => (span > 0 ? ((value - least) / span) * 100 : 50);
  const decimals = commonDecimals([row.value, row.low, row.high]);
  return (
    <>
      <div className="profile-row-head">
        <span>
          {names.text(row.label)} <span className="muted small">{names.text(row.unit)}</span>
        </span>
        <span>
          <strong>{formatNumber(row.value, decimals)}</strong>{" "}
          {row.lower === null || row.upper === null ? null : (
            <span className="muted small">
              {t("atlas.band", { low: formatNumber(row.lower, decimals), high: formatNumber(row.upper, decimals) })} ·{" "}
            </span>
          )}
          <span className="muted small">{row.rank === null ? "" : t("atlas.rankOf", { rank: row.rank, of: row.of })}</span>
        </span>
      </div>
      <svg className="profile-track" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
        {row.low === null || row.high === null ? null : (
          <rect x={at(row.low)} width={Math.max(0.5, at(row.high) - at(row.low))} y={4} height={6} className="profile-peers" />
        )}
        {row.median === null ? null : <line x1={at(row.median)} x2={at(row.median)} y1={2} y2={12} className="profile-median" />}
        {row.lower === null || row.upper === null ? null : (
          <line x1={at(row.lower)} x2={at(row.upper)} y1={7} y2={7} className="profile-interval" />
        )}
        {row.value === null ? null : <line x1={at(row.value)} x2={at(row.value)} y1={7} y2={7} className="profile-dot" />}
      </svg>
    </>
  );
}
