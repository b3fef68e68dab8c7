import { type FigureData, figures } from "@jiju/figures";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useOperation } from "../../api/use-operation.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { formatNumber, formatShare } from "../../format/number.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { type Sentence, sentence } from "../../frame/sentence.tsx";
import { Failure, Loading, Notice } from "../../frame/states.tsx";
import { en } from "../../language/en/index.ts";
import { type Names, useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useSelection } from "../../selection/use-selection.ts";
import { list, type Translate } from "./match-words.ts";

type Gaps = OperationResult<"match.missing-links">;

/** Industries a place lacks, by how much of what they need is there. */
export function GapsView({ chooser }: { readonly chooser: ReactNode }) {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const [selection, select] = useSelection();
  const region = selection.region;
  const answer = useOperation(
    "match.missing-links",
    { region: region ?? "", year: selection.year },
    { enabled: region !== null },
  );
  const result = region === null ? undefined : answer.data?.result;
  const told = answerOf(result, region, names, t);
  const table = useMemo(() => (result === undefined ? undefined : tableOf(result, names, t)), [result, names, t]);
  const data = useMemo<FigureData<"ranking"> | null>(
    () =>
      result === undefined
        ? null
        : {
            quantity: { label: { en: en.match.density, zh: zh.match.density }, unit: { en: "1", zh: "1" } },
            rows: result.links.map(({ industry, density }) => ({
              id: industry,
              name: study.industries.find(({ id }) => id === industry)?.name ?? { en: industry, zh: industry },
              value: density,
            })),
            decimals: 2,
            ...(result.links.some(({ industry }) => industry === selection.industry) ? { selected: selection.industry } : {}),
          },
    [result, study.industries, selection.industry],
  );

  return (
    <PageLayout
      page="match"
      answer={told.node}
      answerText={told.text}
      controls={chooser}
      {...(table === undefined ? {} : { table })}
      chosenRow={selection.industry}
      onRow={(industry) => select({ industry })}
      side={{
        ...(result === undefined
          ? {}
          : {
              why: (
                <p>
                  {t("match.gapsPresent", {
                    region: names.region(result.region),
                    list: list(
                      result.present
                        .slice(0, 5)
                        .map(
                          ({ industry, locationQuotient }) =>
                            `${names.industryInSentence(industry)} ${formatNumber(locationQuotient, 2)}`,
                        ),
                      names.language,
                    ),
                  })}
                </p>
              ),
              change: <Entry entry={result.entry} />,
            }),
        computed: <p>{t("match.gapsComputed")}</p>,
        caveats: (
          <>
            <p>{t("match.gapsCaveat")}</p>
            {result === undefined || result.hasTable ? null : <p>{t("match.gapsNoTable")}</p>}
          </>
        ),
      }}
      source={t("match.source", { title: names.text(study.title), year: result?.year ?? selection.year })}
      {...(answer.data === undefined ? {} : { provenance: answer.data.provenance })}
      fileName={`missing-links-${region ?? ""}-${selection.year}`}
      below={result === undefined ? null : <GapList result={result} />}
    >
      {region === null ? (
        <Notice title={t("match.gapsChoose")} />
      ) : answer.error !== null ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : data === null ? (
        <Loading />
      ) : (
        <FigureView definition={figures.ranking} data={data} label={t("match.gapsLabel", { region: names.region(region) })} />
      )}
    </PageLayout>
  );
}

function answerOf(result: Gaps | undefined, region: string | null, names: Names, t: Translate): Sentence {
  if (region === null) return sentence(t("match.gapsChoose"), {});
  if (result === undefined) return { node: t("states.loading"), text: "" };
  const [first, ...others] = result.links;
  if (first === undefined) return sentence(t("match.gapsNone", { region: names.region(region), year: result.year }), {});
  return sentence(
    t("match.gapsAnswer", {
      year: result.year,
      region: names.region(region),
      count: result.links.length,
      first: names.industryInSentence(first.industry),
      density: formatShare(first.density),
      others: list(
        others.slice(0, 2).map(({ industry }) => names.industryInSentence(industry)),
        names.language,
      ),
    }),
    { density: { row: first.industry, column: "density" } },
  );
}

/** Whether density told entry in this study before. */
function Entry({ entry }: { readonly entry: Gaps["entry"] }) {
  const { t } = useTranslation();
  const [low, high] = [entry.thirds[0], entry.thirds.at(-1)];
  if (low === undefined || high === undefined || low === high) return <p>{t("match.gapsNoEntry")}</p>;
  return (
    <p>
      {t("match.gapsEntry", {
        first: entry.firstYear,
        last: entry.lastYear,
        low: formatShare(low.entered / low.missing, 1),
        lowCount: low.entered,
        lowOf: low.missing,
        high: formatShare(high.entered / high.missing, 1),
        highCount: high.entered,
        highOf: high.missing,
      })}
    </p>
  );
}

/** Every missing industry with what it leans on. */
function GapList({ result }: { readonly result: Gaps }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <section className="match-lists" data-wide="true">
      <h2>{t("match.gapsTitle", { region: names.region(result.region) })}</h2>
      <div className="match-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("match.industry")}</th>
              <th scope="col" data-numeric="true">
                {t("match.quotient")}
              </th>
              <th scope="col">{t("match.reason")}</th>
            </tr>
          </thead>
          <tbody>
            {result.links.slice(0, 10).map((link) => (
              <tr key={link.industry}>
                <td>{names.industry(link.industry)}</td>
                <td data-numeric="true">{formatNumber(link.locationQuotient, 2)}</td>
                <td>{reasonOf(link, names, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function reasonOf(link: Gaps["links"][number], names: Names, t: Translate): string {
  const said = (industries: readonly string[]) => list(industries.slice(0, 3).map(names.industryInSentence), names.language);
  const parts: string[] = [
    link.related.length === 0
      ? t("match.gapsAlone")
      : t("match.gapsRelated", {
          density: formatShare(link.density),
          list: said(link.related),
          share: formatShare(link.densityShare),
        }),
  ];
  if (link.suppliers !== null && link.buyers !== null)
    parts.push(
      t("match.gapsChain", {
        suppliers: formatShare(link.suppliers),
        buyers: formatShare(link.buyers),
        list: said(link.traders),
      }),
    );
  return parts.join(" ");
}

function tableOf(result: Gaps, names: Names, t: Translate): TableData {
  return {
    columns: [
      { id: "industry", label: t("match.industry") },
      { id: "quotient", label: t("match.quotient"), decimals: 2 },
      { id: "density", label: t("match.density"), decimals: 3 },
      { id: "suppliers", label: t("match.suppliers"), decimals: 3 },
      { id: "buyers", label: t("match.buyers"), decimals: 3 },
      { id: "rank", label: t("match.meanRank"), decimals: 1 },
      { id: "reason", label: t("match.reason") },
    ],
    rows: result.links.map((link) => ({
      id: link.industry,
      cells: [
        names.industry(link.industry),
        link.locationQuotient,
        link.density,
        link.suppliers,
        link.buyers,
        link.meanRank,
        reasonOf(link, names, t),
      ],
    })),
  };
}
