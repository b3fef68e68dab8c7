import { figures } from "@jiju/figures";
import { Segmented } from "antd";
import type { TFunction } from "i18next";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useOperation } from "../../api/use-operation.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { formatNumber } from "../../format/number.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { type Sentence, sentence } from "../../frame/sentence.tsx";
import { Failure, Loading } from "../../frame/states.tsx";
import { useAddressDraft } from "../../selection/use-address-draft.ts";
import { useAddressState } from "../../selection/use-selection.ts";
import { SolvingLine } from "../how/strength-slider.tsx";
import { FamilyTable } from "./family-table.tsx";
import { type LaboratoryResult, laboratoryFigure, physicalFreeness, spreadHoldsAbove } from "./laboratory-figure.ts";
import { type LaboratoryState, laboratoryAddress, laboratoryInput } from "./laboratory-state.ts";
import { ModelChoice, ModelSliders } from "./model-settings.tsx";

/** Two regions: the bifurcation diagram of three models with a digital freeness beside the physical one. */
export function TwoRegions({ spaces }: { readonly spaces: ReactNode }) {
  const { t } = useTranslation();
  const { draft, settled, change } = useAddressDraft(laboratoryAddress);
  const [ways, setWays] = useAddressState("ways", "off");
  const answer = useOperation("how.laboratory", laboratoryInput(settled, settled.model));
  /* The picture and the sliders behind it change together: an old picture keeps its own model. */
  const result = answer.data?.result;
  const provenance = answer.data?.provenance;
  const solved = useMemo<LaboratoryState>(
    () => ({ ...settled, ...((provenance?.input ?? {}) as Partial<LaboratoryState>) }),
    [settled, provenance],
  );
  const figure = useMemo(
    () => (result === undefined ? null : laboratoryFigure(result, solved, ways === "on")),
    [result, solved, ways],
  );
  const table = useMemo(() => (result === undefined ? undefined : restTable(result, solved, t)), [result, solved, t]);
  const told: Sentence = result === undefined ? { node: t("states.loading"), text: "" } : answerOf(result, solved, t);
  const model = t(`laboratory.models.${solved.model}`);

  return (
    <PageLayout
      page="laboratory"
      answer={told.node}
      answerText={told.text}
      controls={
        <>
          {spaces}
          <ModelChoice value={draft.model} onChange={(model) => change({ model })} />
          <Segmented<string>
            aria-label={t("laboratory.ways")}
            value={ways}
            onChange={setWays}
            options={(["off", "on"] as const).map((value) => ({
              value,
              label: `${t("laboratory.ways")} · ${t(`laboratory.waysOptions.${value}`)}`,
            }))}
          />
        </>
      }
      {...(table === undefined ? {} : { table })}
      side={{
        why: (
          <>
            <p>{t("laboratory.why")}</p>
            {solved.model === "own-model" ? <p>{t("laboratory.whyOwn")}</p> : null}
            {result === undefined ? null : <p>{hysteresisWords(result, solved, t)}</p>}
          </>
        ),
        change: <FamilyTable state={settled} ready={answer.isSuccess && !answer.isFetching} />,
        computed: (
          <>
            {result === undefined ? null : <ClosedForms result={result} />}
            <p>{t("laboratory.computed")}</p>
            <p>{t("laboratory.computedReduces")}</p>
          </>
        ),
        caveats: (
          <>
            <p>{t("laboratory.caveat")}</p>
            <p className="small muted">{t("laboratory.sources")}</p>
          </>
        ),
      }}
      source={t("laboratory.source")}
      {...(provenance === undefined ? {} : { provenance })}
      fileName={`laboratory-${solved.model}`}
    >
      <ModelSliders draft={draft} change={change} />
      <SolvingLine active={answer.isFetching && result !== undefined} label={t("states.loading")} />
      {answer.error !== null && !answer.isFetching ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : figure === null ? (
        <Loading />
      ) : (
        <FigureView definition={figures.bifurcation} data={figure} label={t("laboratory.figureLabel", { model })} still />
      )}
    </PageLayout>
  );
}

/** Where the economy breaks, on the axis of the diagram. */
function answerOf(result: LaboratoryResult, state: LaboratoryState, t: TFunction): Sentence {
  const model = t(`laboratory.models.${state.model}`);
  const digital = t(`laboratory.digital.${result.tradeDigitalisation}`);
  if (result.breakPoint.status === "never") return sentence(t("laboratory.answerNever", { model, digital }), {});
  if (result.breakPoint.status === "always") return sentence(t("laboratory.answerAlways", { model, digital }), {});
  const broken = physicalFreeness(result.breakPoint.freeness, state.reach, state.virtualFreeness);
  if (broken.at === null) {
    const words = spreadHoldsAbove(result) === true ? "answerNever" : "answerPassed";
    return sentence(t(`laboratory.${words}`, { model, digital }), {});
  }
  if (spreadHoldsAbove(result) === true) {
    return sentence(t("laboratory.answerBelow", { model, digital, break: formatNumber(broken.at, 3) }), {
      break: { row: "break", column: "freeness" },
    });
  }
  const sustained = physicalFreeness(result.sustainPoint?.freeness, state.reach, state.virtualFreeness).at;
  const sustain =
    sustained === null ? t("laboratory.sustainNone") : t("laboratory.sustainAt", { sustain: formatNumber(sustained, 3) });
  return sentence(t("laboratory.answerBreaks", { model, digital, break: formatNumber(broken.at, 3), sustain }), {
    break: { row: "break", column: "freeness" },
    sustain: { row: "sustain", column: "freeness" },
  });
}

/** Where history decides, in the freeness of physical trade. */
function hysteresisWords(result: LaboratoryResult, state: LaboratoryState, t: TFunction): string {
  const [from, to] = result.hysteresis.range ?? [];
  if (from !== undefined && to !== undefined)
    return t("laboratory.hysteresis", { from: formatNumber(from, 3), to: formatNumber(to, 3) });
  const at = (critical: number | null | undefined) => physicalFreeness(critical, state.reach, state.virtualFreeness).at;
  const [sustained, broken] = [at(result.sustainPoint?.freeness), at(result.breakPoint.freeness)];
  return sustained !== null && broken !== null && sustained < broken
    ? t("laboratory.hysteresisNarrow", { from: formatNumber(sustained, 4), to: formatNumber(broken, 4) })
    : t("laboratory.hysteresisNone");
}

/** Break and sustain points found numerically, beside their closed forms. */
function ClosedForms({ result }: { readonly result: LaboratoryResult }) {
  const { t } = useTranslation();
  const line = (words: "closedBreak" | "closedSustain", point: LaboratoryResult["sustainPoint"]) =>
    point === null || point.freeness === null || point.closedForm === null ? null : (
      <p>
        {t(`laboratory.${words}`, {
          numerical: formatNumber(point.freeness, 6),
          closed: formatNumber(point.closedForm, 6),
          gap: Math.abs(point.freeness - point.closedForm).toExponential(1),
        })}
      </p>
    );
  return (
    <>
      {line("closedBreak", result.breakPoint)}
      {line("closedSustain", result.sustainPoint)}
    </>
  );
}

/** Critical points first, then every rest point of the diagram. */
export function restTable(result: LaboratoryResult, state: LaboratoryState, t: TFunction): TableData {
  const critical = (id: "break" | "sustain", point: LaboratoryResult["sustainPoint"]): TableData["rows"] =>
    point === null || point.freeness === null
      ? []
      : [
          {
            id,
            cells: [
              t(`laboratory.rows.${id}`),
              physicalFreeness(point.freeness, state.reach, state.virtualFreeness).at,
              point.freeness,
              null,
              "",
              point.closedForm,
            ],
          },
        ];
  const effective = new Map(result.freeness.map((freeness, k) => [freeness, result.effective[k] ?? null]));
  return {
    columns: [
      { id: "what", label: t("laboratory.columns.what") },
      { id: "freeness", label: t("laboratory.columns.freeness"), decimals: 3 },
      { id: "effective", label: t("laboratory.columns.effective"), decimals: 3 },
      { id: "share", label: t("laboratory.columns.share"), decimals: 4 },
      { id: "stable", label: t("laboratory.columns.stable") },
      { id: "closed", label: t("laboratory.columns.closed"), decimals: 6 },
    ],
    rows: [
      ...critical("break", result.breakPoint),
      ...critical("sustain", result.sustainPoint),
      ...result.rest.map(({ freeness, share, stable }) => ({
        id: `${freeness} ${share}`,
        cells: [
          t("laboratory.rows.rest"),
          freeness,
          effective.get(freeness) ?? null,
          share,
          stable ? t("laboratory.yes") : t("laboratory.no"),
          null,
        ],
      })),
    ],
  };
}
