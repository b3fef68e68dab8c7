import { type FigureData, figures } from "@jiju/figures";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useOperation } from "../../api/use-operation.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { formatNumber } from "../../format/number.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { Failure, Loading, MissingData } from "../../frame/states.tsx";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useLacking } from "../../selection/use-lacking.ts";
import { useSelection } from "../../selection/use-selection.ts";
import type { DataHead } from "./head.ts";

type Comparison = OperationResult<"measure.index-comparison">;

/** Five digital indices side by side: how far the place of a region depends on the weights, and what size alone explains. */
export function ComparisonView({ head }: { readonly head: DataHead }) {
  const { t } = useTranslation();
  const names = useNames();
  const study = useStudy();
  const [selection, select] = useSelection();
  const lacking = useLacking("digital-level");
  const answer = useOperation("measure.index-comparison", { year: selection.year }, { enabled: lacking === null });
  const result = answer.data?.result;
  const order = useMemo(() => (result === undefined ? [] : orderOf(result)), [result]);
  const table = useMemo<TableData | undefined>(
    () =>
      result === undefined
        ? undefined
        : {
            columns: [
              { id: "region", label: t("data.region") },
              ...result.methods.map(({ weighting }) => ({
                id: weighting,
                label: t(`data.weightings.${weighting}`),
                decimals: 0,
              })),
              { id: "spread", label: t("data.rankSpread"), decimals: 0 },
              ...(result.methods[0]?.twinRank ? [{ id: "twin", label: t("data.twinRank"), decimals: 0 }] : []),
            ],
            rows: order.map((i) => ({
              id: result.regions[i] ?? "",
              cells: [
                names.region(result.regions[i] ?? ""),
                ...result.methods.map(({ rank }) => rank[i] ?? null),
                result.rankSpread[i] ?? null,
                ...(result.methods[0]?.twinRank ? [result.methods[0].twinRank[i] ?? null] : []),
              ],
            })),
          },
    [result, order, names, t],
  );
  const data = useMemo<FigureData<"ranking"> | null>(
    () =>
      result === undefined
        ? null
        : {
            quantity: { label: { en: en.data.rankLabel, zh: zh.data.rankLabel }, unit: { en: "1", zh: "1" } },
            rows: order.map((i) => {
              const places = result.methods.map(({ rank }) => rank[i]).filter((rank) => rank !== null && rank !== undefined);
              const id = result.regions[i] ?? "";
              return {
                id,
                name: study.regions.find((region) => region.id === id)?.name ?? { en: id, zh: id },
                value: result.methods[0]?.rank[i] ?? null,
                low: Math.min(...places),
                high: Math.max(...places),
              };
            }),
            decimals: 0,
            ...(selection.region === null ? {} : { selected: selection.region }),
          },
    [result, order, study.regions, selection.region],
  );
  const widest =
    result === undefined ? undefined : order.toSorted((a, b) => (result.rankSpread[b] ?? 0) - (result.rankSpread[a] ?? 0))[0];
  const correlations = result === undefined ? [] : pairsOf(result);
  const lowest = correlations[0];
  const size = result?.methods[0]?.sizeCorrelation ?? null;

  return (
    <PageLayout
      page="data"
      answer={head.answer}
      answerText={head.answerText}
      controls={head.switch}
      {...(table === undefined ? {} : { table })}
      chosenRow={selection.region}
      onRow={(region) => select({ region })}
      side={{
        why:
          result === undefined || widest === undefined || lowest === undefined ? undefined : (
            <>
              <p>
                {t("data.compareWhy", {
                  year: result.year,
                  region: names.region(result.regions[widest] ?? ""),
                  spread: formatNumber(result.rankSpread[widest], 0),
                })}
              </p>
              <p>
                {t("data.compareLowest", {
                  first: t(`data.weightings.${lowest.first}`),
                  second: t(`data.weightings.${lowest.second}`),
                  value: formatNumber(lowest.value, 2),
                })}
              </p>
              {size === null ? null : <p>{t("data.compareSize", { value: formatNumber(size, 2) })}</p>}
            </>
          ),
        computed: <p>{t("data.compareComputed")}</p>,
        ...(size === null && result !== undefined ? { caveats: <p>{t("data.compareNoPopulation")}</p> } : {}),
      }}
      source={head.source}
      {...(answer.data === undefined ? {} : { provenance: answer.data.provenance })}
      fileName="digital-indices-compared"
      below={result === undefined ? null : <Correlations result={result} />}
    >
      {lacking !== null ? (
        <MissingData missing={lacking} />
      ) : answer.error !== null ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : data === null ? (
        <Loading />
      ) : (
        <FigureView definition={figures.ranking} data={data} label={t("data.compareLabel")} />
      )}
    </PageLayout>
  );
}

/** Regions by their place under the first method. */
function orderOf(result: Comparison): number[] {
  const first = result.methods[0]?.rank ?? [];
  return [...result.regions.keys()].sort(
    (a, b) => (first[a] ?? Number.POSITIVE_INFINITY) - (first[b] ?? Number.POSITIVE_INFINITY),
  );
}

/** Pairs of methods, those that agree least first. */
function pairsOf({ methods, correlation }: Comparison) {
  return methods
    .flatMap(({ weighting: first }, a) =>
      methods.slice(a + 1).map(({ weighting: second }, b) => ({ first, second, value: correlation[a]?.[a + 1 + b] ?? 1 })),
    )
    .sort((a, b) => a.value - b.value);
}

/** Spearman's correlations of the methods. */
function Correlations({ result }: { readonly result: Comparison }) {
  const { t } = useTranslation();
  return (
    <section className="data-correlations">
      <h2>{t("data.compareCorrelations")}</h2>
      <div className="data-scroll">
        <table>
          <thead>
            <tr>
              <td />
              {result.methods.map(({ weighting }) => (
                <th key={weighting} scope="col">
                  {t(`data.weightings.${weighting}`)}
                </th>
              ))}
              <th scope="col">{t("data.withPopulation")}</th>
            </tr>
          </thead>
          <tbody>
            {result.methods.map(({ weighting, sizeCorrelation }, row) => (
              <tr key={weighting}>
                <th scope="row">{t(`data.weightings.${weighting}`)}</th>
                {result.methods.map(({ weighting: other }, column) => (
                  <td key={other}>{formatNumber(result.correlation[row]?.[column], 2)}</td>
                ))}
                <td>{formatNumber(sizeCorrelation, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
