import { type FigureData, figures } from "@jiju/figures";
import { Segmented } from "antd";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useOperation } from "../../api/use-operation.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { formatShare } from "../../format/number.ts";
import { IssueLines } from "../../frame/issue-lines.tsx";
import { PageLayout } from "../../frame/page-layout.tsx";
import { sentence } from "../../frame/sentence.tsx";
import { Failure, Loading } from "../../frame/states.tsx";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useAddressDraft } from "../../selection/use-address-draft.ts";
import { SolvingLine, StrengthSlider } from "../how/strength-slider.tsx";
import { type ChoicesState, choiceSliderIds, choiceSliders, choicesAddress, ledgerInput } from "./choices-state.ts";
import { type Ledger, LedgerTable } from "./ledger-table.tsx";
import { LedgerReasons, LedgerStatics } from "./side.tsx";
import { adviceTable, adviseTenants } from "./tenant-advice.ts";
import type { Tenant } from "./tenant-list.ts";
import { type Population, Tenants } from "./tenants.tsx";
import "./choices.css";

const kinds = ["none", "physical", "virtual", "both"] as const;
const goodsWeightDefault = 0.5;

/** Who should stay, go online, do both: choice regions by tacitness and rent burden, tenants as dots, and the ledger behind them. */
export default function ChoicesPage() {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const { draft, settled, change } = useAddressDraft(choicesAddress);
  const [tenants, setTenants] = useState<readonly Tenant[]>([]);
  const [rent, setRent] = useState<number | null>(null);
  const [population, setPopulation] = useState<Population>("drawn");
  const answer = useOperation("why.ledger", {
    ...ledgerInput(
      settled,
      tenants.map(({ name, industry, area, output, platform }) => ({ name, industry, area, output, platform })),
    ),
    population: tenants.length === 0 ? "drawn" : population,
    ...(rent === null ? {} : { rentPerSquareMetre: rent }),
  });
  const ledger = answer.data?.result;
  const data = useMemo(() => (ledger === undefined ? null : figureOf(ledger)), [ledger]);
  const advice = useMemo(() => (ledger === undefined ? [] : adviseTenants(ledger, tenants, t)), [ledger, tenants, t]);
  const table = useMemo(
    () => (ledger === undefined ? undefined : advice.length > 0 ? adviceTable(advice, names, t) : tableOf(ledger, t)),
    [ledger, advice, names, t],
  );
  const shares = ledger?.equilibria[ledger.chosen]?.shares;
  const counted = (kind: (typeof kinds)[number]) => advice.filter(({ placed }) => placed.choice === kind).length;
  const told =
    shares === undefined
      ? sentence(t("choices.waiting"), {})
      : advice.length > 0
        ? sentence(
            t("choices.answerTenants", {
              count: advice.length,
              ...(Object.fromEntries(kinds.map((kind) => [kind, counted(kind)])) as Record<(typeof kinds)[number], number>),
              online: advice.filter(({ placed }) => placed.differsFromPractice === "goes-online").length,
            }),
            {},
          )
        : sentence(
            t(
              "choices.answer",
              Object.fromEntries(kinds.map((kind) => [kind, formatShare(shares[kind], 0)])) as Record<
                (typeof kinds)[number],
                string
              >,
            ),
            Object.fromEntries(kinds.map((kind) => [kind, { row: "share", column: kind }])),
          );
  const sliderValue = (id: (typeof choiceSliderIds)[number]): number | null =>
    draft[id] ??
    (id === "goodsWeight" ? goodsWeightDefault : (ledger?.parameters.find((parameter) => parameter.id === id)?.default ?? null));

  return (
    <PageLayout
      page="choices"
      answer={
        <>
          {told.node} <span className="muted small">{t("choices.reconstruction")}</span>
        </>
      }
      answerText={`${told.text} ${t("choices.reconstruction")}`}
      controls={
        <Segmented<ChoicesState["equilibrium"]>
          aria-label={t("choices.equilibrium")}
          value={draft.equilibrium}
          onChange={(equilibrium) => change({ equilibrium })}
          options={(["highest", "lowest"] as const).map((value) => ({ value, label: t(`choices.equilibria.${value}`) }))}
        />
      }
      {...(table === undefined ? {} : { table })}
      side={{
        why: ledger === undefined ? undefined : <LedgerReasons ledger={ledger} />,
        change: ledger === undefined ? undefined : <LedgerStatics ledger={ledger} />,
        computed: (
          <>
            <p className="formula">{t("choices.computed")}</p>
            {ledger === undefined ? null : <p className="small muted">{t("choices.population", { count: ledger.firms })}</p>}
          </>
        ),
        caveats: (
          <>
            {ledger === undefined ? null : <p>{names.text(ledger.reconstruction)}</p>}
            <p>{t("choices.caveat")}</p>
            <IssueLines issues={ledger?.issues} />
          </>
        ),
      }}
      source={t("choices.source", { title: names.text(study.title) })}
      {...(answer.data === undefined ? {} : { provenance: answer.data.provenance })}
      fileName="choices"
      below={
        <>
          <Tenants
            advice={advice}
            onTenants={setTenants}
            rent={rent}
            onRent={setRent}
            population={population}
            onPopulation={setPopulation}
          />
          {ledger === undefined ? null : <LedgerTable ledger={ledger} />}
        </>
      }
    >
      {answer.error !== null && ledger === undefined ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : data === null ? (
        <Loading />
      ) : (
        <>
          <SolvingLine active={answer.isFetching} label={t("states.loading")} />
          <FigureView definition={figures["choice-regions"]} data={data} label={t("choices.figureLabel")} />
          {data.points.some(({ differs }) => differs) ? <p className="muted small">{t("choices.diamonds")}</p> : null}
          <div className="choices-settings">
            {choiceSliderIds.map((id) => (
              <StrengthSlider
                key={id}
                label={t(`choices.settings.${id}`)}
                value={sliderValue(id)}
                range={choiceSliders[id].range}
                step={choiceSliders[id].step}
                decimals={choiceSliders[id].decimals}
                onChange={(value) => change({ [id]: value })}
              />
            ))}
          </div>
        </>
      )}
    </PageLayout>
  );
}

function figureOf(ledger: Ledger): FigureData<"choice-regions"> {
  const { map } = ledger;
  const known = (values: readonly (number | null)[]) => values.map((value) => value ?? 0);
  return {
    x: { label: { en: en.choices.x, zh: zh.choices.x }, unit: { en: en.choices.xUnit, zh: zh.choices.xUnit } },
    y: { label: { en: en.choices.y, zh: zh.choices.y }, unit: { en: en.choices.yUnit, zh: zh.choices.yUnit } },
    xs: known(map.rentBurden),
    ys: known(map.tacitness),
    choice: map.choice,
    choices: kinds.map((kind) => ({ en: en.choices.names[kind], zh: zh.choices.names[kind] })),
    points: ledger.tenants.map((tenant, at) => ({
      id: `${at} ${tenant.name}`,
      name: tenant.name,
      at: [tenant.chartBurden, tenant.tacitness],
      choice: kinds.indexOf(tenant.choice),
      differs: tenant.differsFromPractice === "goes-online" || tenant.differsFromPractice === "leaves-platform",
    })),
  };
}

type Translate = TFunction;

function tableOf(ledger: Ledger, t: Translate): TableData {
  const shares = ledger.equilibria[ledger.chosen]?.shares;
  const lines = Object.keys(en.choices.lines) as (keyof typeof en.choices.lines)[];
  return {
    columns: [
      { id: "line", label: t("choices.line") },
      ...kinds.map((kind) => ({ id: kind, label: t(`choices.names.${kind}`), decimals: 3 })),
    ],
    rows: [
      { id: "share", cells: [t("choices.firms"), ...kinds.map((kind) => shares?.[kind] ?? null)] },
      ...lines.map((line) => ({
        id: line,
        cells: [t(`choices.lines.${line}`), ...ledger.table.map((column) => column.lines[line] ?? null)],
      })),
      { id: "profit", cells: [t("choices.profit"), ...ledger.table.map(({ profit }) => profit)] },
    ],
  };
}
