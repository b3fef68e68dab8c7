import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { OperationResult } from "../../api/contract.ts";
import { useJob } from "../../api/use-job.ts";
import { formatNumber, formatShare, formatSigned } from "../../format/number.ts";
import { useNames } from "../../language/use-names.ts";
import { carriedSelection } from "../../selection/selection.ts";
import { useStudy } from "../../selection/study-context.ts";
import { estimateInput } from "../estimates/estimate-input.ts";

type Estimate = OperationResult<"why.estimate">;

/** What the theory says, what the study's data say, and how sure we are: read before the figure, which draws only the theory. */
export function TheoryDataCertainty() {
  const { t } = useTranslation();
  const names = useNames();
  const study = useStudy();
  const [address] = useSearchParams();
  const ability = study.capabilities.find(({ id }) => id === "estimation");
  const lacking = ability?.available === false ? ability.missing : null;
  const job = useJob("why.estimate", estimateInput, { enabled: lacking === null });
  const result = job.envelope?.result;
  return (
    <section className="why-statements" aria-label={t("why.statements.title")}>
      <div>
        <h2>{t("why.statements.theory")}</h2>
        <p>{t("why.statements.theoryText")}</p>
      </div>
      <div>
        <h2>{t("why.statements.data")}</h2>
        {lacking !== null ? (
          <p>{t("why.statements.lacking", { missing: lacking.map((text) => names.text(text)).join("; ") })}</p>
        ) : job.error !== null ? (
          <p>{job.error.message}</p>
        ) : result === undefined ? (
          <p className="muted" role="status">
            {t("why.statements.running")}
          </p>
        ) : (
          <Data result={result} title={names.text(study.title)} />
        )}
      </div>
      <div>
        <h2>{t("why.statements.sure")}</h2>
        {result === undefined ? <p className="muted">–</p> : <Certainty result={result} />}
        <p>
          <Link to={{ pathname: "/estimates", search: carriedSelection(address).toString() }}>{t("why.statements.more")}</Link>
        </p>
      </div>
    </section>
  );
}

function Data({ result, title }: { readonly result: Estimate; readonly title: string }) {
  const { t } = useTranslation();
  const { interaction, verdict, firstYear, lastYear } = result;
  return (
    <>
      <p>
        <strong>{t(`why.statements.verdicts.${verdict.kind}`)}</strong>
      </p>
      {interaction === null ? null : (
        <p>
          {t("why.statements.estimate", {
            title,
            first: firstYear,
            last: lastYear,
            w: formatSigned(interaction.estimate, 3),
            low: formatSigned(interaction.interval95[0], 3),
            high: formatSigned(interaction.interval95[1], 3),
          })}
        </p>
      )}
    </>
  );
}

function Certainty({ result }: { readonly result: Estimate }) {
  const { t } = useTranslation();
  const names = useNames();
  const { verdict, card } = result;
  const leading = card?.leadingRegions[0];
  return (
    <>
      <p>
        <strong>{t(`why.statements.certainties.${verdict.kind}`)}</strong>{" "}
        {verdict.detectable === null
          ? ""
          : t("why.statements.detectable", {
              detectable: formatNumber(verdict.detectable, 3),
              band: formatNumber(verdict.band, 3),
            })}
      </p>
      {card === null || leading === undefined ? null : (
        <p>
          {t("why.statements.information", {
            regions: card.clusters,
            effective: formatNumber(card.effectiveClusters, 1),
            region: names.region(leading.region),
            share: formatShare(leading.share),
          })}
        </p>
      )}
    </>
  );
}
