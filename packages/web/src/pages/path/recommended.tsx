import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useOperation } from "../../api/use-operation.ts";
import { formatNumber, formatShare, formatSigned } from "../../format/number.ts";
import { Failure, Loading } from "../../frame/states.tsx";
import { carriedSelection } from "../../selection/selection.ts";
import { useSelection } from "../../selection/use-selection.ts";
import { usePathName } from "./path-names.ts";

const budgetRatio = 1.1;
const draws = 200;

/** The direction of the best mix from where the chosen place stands, and what would turn it. */
export function Recommended() {
  const { t } = useTranslation();
  const pathName = usePathName();
  const [selection] = useSelection();
  const [address] = useSearchParams();
  const answer = useOperation(
    "path.recommended",
    { region: selection.region ?? "", industry: selection.industry, year: selection.year, budgetRatio, draws },
    { enabled: selection.region !== null },
  );
  const result = answer.data?.result;
  const search = carriedSelection(address);
  search.set("figure", "costs");

  return (
    <section className="path-recommended">
      <h2>{t("path.recommendedTitle")}</h2>
      {answer.error !== null ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : result === undefined ? (
        <Loading />
      ) : (
        <div className="path-recommended-body">
          <div>
            <p className="path-recommended-answer">
              {t(
                result.answer === "cannot-tell"
                  ? "path.recommendedCannotTell"
                  : result.answer === "stay"
                    ? "path.recommendedStay"
                    : "path.recommended",
                {
                  year: result.year,
                  budget: formatNumber(budgetRatio, 2),
                  path: pathName(result.answer === "cannot-tell" ? leadingOf(result.shares) : result.answer),
                  a: percentOf(result.step.agglomeration),
                  t: percentOf(result.step.technology),
                  share: formatShare(result.share),
                  draws,
                },
              )}
            </p>
            <p>
              <Link to={{ pathname: "/why", search: search.toString() }}>{t("path.toWhy")}</Link>
            </p>
          </div>
          <ul>
            {result.flips.map(({ what, factor, becomes, searched }) => (
              <li key={`${what} ${factor ?? ""}`}>
                {factor === null || becomes === null
                  ? t("path.recommendedNoFlip", {
                      what: t(`path.quantities.${what}`),
                      low: formatNumber(searched[0], 2),
                      high: formatNumber(searched[1], 2),
                    })
                  : t("path.recommendedFlip", {
                      what: t(`path.quantities.${what}`),
                      factor: formatNumber(factor, 2),
                      becomes: pathName(becomes),
                    })}
              </li>
            ))}
            <li className="muted">{t("path.illustrative")}</li>
            {result.indexPrices ? <li className="muted">{t("path.indexPrices")}</li> : null}
          </ul>
        </div>
      )}
    </section>
  );
}

/** A step in log points as a signed percentage. */
function percentOf(step: number): string {
  return `${formatSigned((Math.exp(step) - 1) * 100, 1)}%`;
}

function leadingOf(shares: Readonly<Record<string, number>>): string {
  return Object.entries(shares).reduce((best, entry) => (entry[1] > best[1] ? entry : best), ["", -1] as [string, number])[0];
}
