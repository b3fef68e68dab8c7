import { PATH_OUTCOMES } from "@jiju/figures";
import { useTranslation } from "react-i18next";
import type { PathCell } from "../../api/contract.ts";
import { useOperation } from "../../api/use-operation.ts";
import { formatNumber, formatShare } from "../../format/number.ts";
import { en } from "../../language/en/index.ts";
import { useRefusalText } from "../../language/use-refusal-text.ts";
import type { Observed } from "./page.tsx";
import { shareOf } from "./path-answer.tsx";
import { usePathName } from "./path-names.ts";
import { reasonText } from "./reason-text.ts";

/** Draws by path, and the reasons as sentences. */
export function PlaceReasons({ cell }: { readonly cell: PathCell }) {
  const { t } = useTranslation();
  const pathName = usePathName();
  return (
    <>
      {cell.shares === null ? null : (
        <table className="path-draws">
          <caption>{t("path.drawsTitle")}</caption>
          <tbody>
            {PATH_OUTCOMES.map((path) => (
              <tr key={path}>
                <th scope="row">{pathName(path)}</th>
                <td className="path-draws-bar">
                  <span data-path={path} style={{ width: `${(shareOf(cell, path) ?? 0) * 100}%` }} />
                </td>
                <td>{formatShare(shareOf(cell, path))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {cell.answer === cell.path || cell.path === "not-defined" ? null : (
        <p className="path-default">{t("path.atDefault", { path: pathName(cell.path) })}</p>
      )}
      <ul className="path-reasons">
        {cell.reasons.map((reason) => {
          const text = reasonText(reason, t, pathName);
          return text === null ? null : <li key={reason.code}>{text}</li>;
        })}
      </ul>
    </>
  );
}

type Quantity = keyof typeof en.path.quantities;

/** The smallest moves that would change the answer. */
export function PlaceFlips({ cell, observed }: { readonly cell: PathCell; readonly observed: Observed }) {
  const { t } = useTranslation();
  const pathName = usePathName();
  const words = useRefusalText();
  const answer = useOperation("path.flips", {
    region: cell.region,
    industry: cell.industry,
    firstYear: observed.firstYear,
    lastYear: observed.lastYear,
    mode: observed.mode,
  });
  if (answer.error !== null) return <p className="muted">{words(answer.error)}</p>;
  const flips = answer.data?.result.flips;
  if (flips === undefined) return <p className="muted">{t("states.loading")}</p>;
  if (flips.length === 0) return <p>{t("path.noFlip")}</p>;
  return (
    <>
      <p>{t("path.flipsFrom", { path: pathName(cell.path) })}</p>
      <ul>
        {flips.map(({ what, from, to, becomes }) => (
          <li key={`${what} ${becomes} ${to}`}>
            {t("path.flip", {
              what: Object.hasOwn(en.path.quantities, what) ? t(`path.quantities.${what as Quantity}`) : what,
              ...ends(from, to),
              becomes: pathName(becomes),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Both ends with as many decimals as it takes to tell them apart. */
function ends(from: number, to: number): { readonly from: string; readonly to: string } {
  const size = Math.max(Math.abs(from), Math.abs(to));
  const least = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  for (let decimals = least; decimals < 6; ++decimals) {
    const [first, last] = [formatNumber(from, decimals), formatNumber(to, decimals)];
    if (first !== last) return { from: first, to: last };
  }
  return { from: String(from), to: String(to) };
}
