import { figures } from "@jiju/figures";
import { Segmented } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useOperation } from "../../api/use-operation.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { commonDecimals, formatShare } from "../../format/number.ts";
import { IssueLines } from "../../frame/issue-lines.tsx";
import { PageLayout } from "../../frame/page-layout.tsx";
import { Failure, Loading, MissingData } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { useLacking } from "../../selection/use-lacking.ts";
import { useAddressState } from "../../selection/use-selection.ts";
import type { DataHead } from "./head.ts";
import { LintList } from "./lint-list.tsx";

const weightings = ["entropy", "equal", "pca", "critic", "topsis"] as const;
type Weighting = (typeof weightings)[number];

/** What the linter says of the study's coupling coordination, at the systems it couples by default. */
function CouplingLint() {
  const { t } = useTranslation();
  const names = useNames();
  const list = useOperation("measure.list", {});
  const coupling = list.data?.result.measures.find(({ id }) => id === "coupling-coordination");
  const answer = useOperation("measure.compute", { measure: "coupling-coordination" }, { enabled: coupling?.available === true });
  const { lint, issues } = answer.data?.result ?? {};
  if (!lint) return null;
  return (
    <>
      <LintList title={t("data.lintOf", { what: names.text(coupling!.label) })} findings={lint} />
      <IssueLines issues={issues} />
    </>
  );
}

/** Above this share one indicator decides the index. */
const dominance = 0.35;

/** What the digital level is made of: weight, entropy and contribution of every indicator. */
export function WeightsView({ head }: { readonly head: DataHead }) {
  const { t } = useTranslation();
  const names = useNames();
  const [asked, setWeighting] = useAddressState("weighting", "entropy");
  const weighting = weightings.find((name) => name === asked) ?? "entropy";
  const lacking = useLacking("digital-level");
  const answer = useOperation("measure.digital-level", { weighting }, { enabled: lacking === null });
  const result = answer.data?.result;
  const indicators = useMemo(() => (result?.indicators ?? []).toSorted((a, b) => b.weight - a.weight), [result]);
  const table = useMemo<TableData>(
    () => ({
      columns: [
        { id: "indicator", label: t("data.indicator") },
        { id: "unit", label: t("data.unit") },
        { id: "weight", label: t("data.weight"), decimals: 3 },
        {
          id: "entropy",
          label: t("data.entropy"),
          decimals: Math.max(3, commonDecimals(indicators.map(({ entropy }) => entropy))),
        },
        { id: "contribution", label: t("data.contribution"), decimals: 3 },
      ],
      rows: indicators.map(({ id, label, unit, weight, entropy, contribution }) => ({
        id,
        cells: [names.text(label), unit, weight, entropy, contribution],
      })),
    }),
    [indicators, names, t],
  );
  const data = useMemo(
    () => ({
      indicators: indicators.map(({ id, label, weight, entropy }) => ({ id, name: label, weight, entropy })),
      dominance,
    }),
    [indicators],
  );
  const largest = indicators[0];
  const firstFall = result?.falls[0];

  return (
    <PageLayout
      page="data"
      answer={head.answer}
      answerText={head.answerText}
      controls={
        <>
          {head.switch}
          <Segmented<Weighting>
            aria-label={t("data.weighting")}
            value={weighting}
            onChange={setWeighting}
            options={weightings.map((value) => ({ value, label: t(`data.weightings.${value}`) }))}
          />
        </>
      }
      table={table}
      side={{
        why:
          largest === undefined ? undefined : (
            <p>
              {largest.weight > dominance
                ? t("data.dominated", { indicator: names.text(largest.label), weight: formatShare(largest.weight) })
                : t("data.balanced", { weight: formatShare(largest.weight) })}
            </p>
          ),
        computed: (
          <>
            <p>{t("data.computedWeights")}</p>
            <p>{t("data.contributionNote")}</p>
          </>
        ),
        caveats:
          result === undefined ? undefined : (
            <>
              {firstFall === undefined ? null : (
                <p>
                  {t("data.falls", {
                    count: result.falls.length,
                    region: names.region(firstFall.region),
                    from: firstFall.firstYear,
                    to: firstFall.lastYear,
                  })}
                </p>
              )}
              {result.ratioScale ? null : <p>{t("data.notRatio")}</p>}
              <IssueLines issues={result.issues} />
            </>
          ),
      }}
      source={head.source}
      {...(answer.data === undefined ? {} : { provenance: answer.data.provenance })}
      fileName={`digital-level-${weighting}`}
    >
      {lacking !== null ? (
        <MissingData missing={lacking} />
      ) : answer.error !== null ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : result === undefined ? (
        <Loading />
      ) : (
        <>
          <FigureView definition={figures.weights} data={data} label={t("data.weightsLabel")} />
          <LintList title={t("data.lint")} findings={result.lint} />
          <CouplingLint />
        </>
      )}
    </PageLayout>
  );
}
