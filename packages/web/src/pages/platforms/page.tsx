import { type FigureData, figures } from "@jiju/figures";
import { Segmented } from "antd";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useOperation } from "../../api/use-operation.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { formatNumber, formatShare } from "../../format/number.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { type Sentence, sentence } from "../../frame/sentence.tsx";
import { Failure, Loading } from "../../frame/states.tsx";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useAddressDraft } from "../../selection/use-address-draft.ts";
import { useAddressState } from "../../selection/use-selection.ts";
import { SolvingLine, StrengthSlider } from "../how/strength-slider.tsx";
import {
  defaultPlatformsState,
  platformSliderIds,
  platformSliders,
  platformsAddress,
  platformsInput,
} from "./platforms-state.ts";

type Platforms = OperationResult<"scenario.platforms">;

const moving = ["interoperability", "commission"] as const;
type Moving = (typeof moving)[number];
const lines = ["users", "smallUsers", "largeUsers"] as const;

const textOf = (id: "users" | "smallUsers" | "largeUsers" | "online" | "interoperability" | "commission" | "now") => ({
  en: en.platforms.words[id],
  zh: zh.platforms.words[id],
});

/** Who is online under a split of platforms, and what opening them or another commission does. */
export default function PlatformsPage() {
  const { t } = useTranslation();
  const names = useNames();
  const { draft, settled, change } = useAddressDraft(platformsAddress);
  const [asked, setMoving] = useAddressState("along", "interoperability");
  const along = moving.find((name) => name === asked) ?? "interoperability";
  const answer = useOperation("scenario.platforms", platformsInput(settled));
  const result = answer.data?.result;
  const provenance = answer.data?.provenance;
  const figure = useMemo(() => (result === undefined ? null : figureOf(result, along)), [result, along]);
  const table = useMemo(() => (result === undefined ? undefined : tableOf(result, along, t)), [result, along, t]);
  const told: Sentence = result === undefined ? { node: t("states.loading"), text: "" } : answerOf(result, t);

  return (
    <PageLayout
      page="platforms"
      answer={told.node}
      answerText={told.text}
      controls={
        <Segmented<Moving>
          aria-label={t("platforms.along")}
          value={along}
          onChange={setMoving}
          options={moving.map((value) => ({ value, label: t(`platforms.alongs.${value}`) }))}
        />
      }
      {...(table === undefined ? {} : { table })}
      side={{
        why:
          result === undefined ? undefined : (
            <>
              <p>{t("platforms.whyReach", { reach: formatShare(result.now.reach) })}</p>
              <p>
                {t("platforms.whyLockIn", {
                  lockIn: formatShare(result.now.lockIn),
                  premium: formatNumber(result.now.premium, 3),
                  commission: formatNumber(result.commission, 2),
                })}
              </p>
              {result.now.criticalMass === null ? null : (
                <p>{t("platforms.whyCritical", { critical: formatShare(result.now.criticalMass, 1) })}</p>
              )}
            </>
          ),
        change: result === undefined ? undefined : <p>{turnOf(result, along, t)}</p>,
        computed: (
          <>
            <p>{t("platforms.computed")}</p>
            <p>{t("platforms.computedLockIn")}</p>
          </>
        ),
        caveats: (
          <>
            {result === undefined ? null : <p>{names.text(result.note)}</p>}
            <p>{t("platforms.caveat")}</p>
          </>
        ),
      }}
      source={t("platforms.source")}
      {...(provenance === undefined ? {} : { provenance })}
      fileName={`platforms-${along}`}
    >
      <fieldset className="strengths" aria-label={t("platforms.settings")}>
        {platformSliderIds.map((id) => (
          <StrengthSlider
            key={id}
            label={t(`platforms.sliders.${id}`)}
            value={draft[id]}
            range={platformSliders[id].range}
            step={platformSliders[id].step}
            decimals={platformSliders[id].decimals}
            onChange={(value) => change({ [id]: value })}
          />
        ))}
        {platformSliderIds.every((id) => draft[id] === defaultPlatformsState[id]) ? null : (
          <button type="button" className="plain-button" onClick={() => change(defaultPlatformsState)}>
            {t("platforms.reset")}
          </button>
        )}
      </fieldset>
      <SolvingLine active={answer.isFetching && result !== undefined} label={t("states.loading")} />
      {answer.error !== null && !answer.isFetching ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : figure === null ? (
        <Loading />
      ) : (
        <FigureView
          definition={figures["share-lines"]}
          data={figure}
          label={t("platforms.figureLabel", { along: t(`platforms.alongs.${along}`) })}
          still
        />
      )}
    </PageLayout>
  );
}

const sweepOf = (result: Platforms, along: Moving) =>
  along === "interoperability" ? result.byInteroperability : result.byCommission;

function figureOf(result: Platforms, along: Moving): FigureData<"share-lines"> {
  const sweep = sweepOf(result, along);
  return {
    parameter: { label: textOf(along), unit: { en: "1", zh: "1" } },
    outcome: { label: textOf("online"), unit: { en: "1", zh: "1" } },
    at: sweep.map((outcome) => outcome[along]),
    lines: lines.map((id) => ({
      id,
      name: textOf(id),
      values: sweep.map((outcome) => outcome[id]),
      strong: true,
    })),
    mark: { at: result.now[along], label: textOf("now") },
    decimals: 2,
    // online at a low commission, empty at a high one
    ...(along === "commission" ? { namesAt: "start" as const } : {}),
  };
}

function answerOf(result: Platforms, t: TFunction): Sentence {
  const open = result.byInteroperability.at(-1);
  const words = result.now.users > 0 ? "answer" : "answerNobody";
  return sentence(
    t(`platforms.${words}`, {
      count: result.shares.length,
      hhi: formatNumber(result.concentration, 2),
      interoperability: formatShare(result.now.interoperability),
      users: formatShare(result.now.users),
      small: formatShare(result.now.smallUsers),
      open: formatShare(open?.users),
      openSmall: formatShare(open?.smallUsers),
    }),
    { open: { row: "1", column: "users" }, openSmall: { row: "1", column: "smallUsers" } },
  );
}

/** Where on the way the platforms empty, or that they do not. */
function turnOf(result: Platforms, along: Moving, t: TFunction): string {
  const sweep = sweepOf(result, along);
  const turn = sweep.findIndex((outcome, k) => k > 0 && outcome.users > 0 !== (sweep[k - 1]?.users ?? 0) > 0);
  const [before, after] = [sweep[turn - 1], sweep[turn]];
  if (before === undefined || after === undefined)
    return t(`platforms.${(sweep[0]?.users ?? 0) > 0 ? "neverEmpty" : "alwaysEmpty"}.${along}`);
  const decimals = along === "interoperability" ? 1 : 3;
  return t(`platforms.turn.${along}`, {
    from: formatNumber(before[along], decimals),
    to: formatNumber(after[along], decimals),
  });
}

function tableOf(result: Platforms, along: Moving, t: TFunction): TableData {
  const shares = ["users", "smallUsers", "largeUsers", "reach", "lockIn", "criticalMass"] as const;
  return {
    columns: [
      { id: along, label: t(`platforms.words.${along}`), decimals: along === "interoperability" ? 1 : 3 },
      ...shares.map((id) => ({ id, label: t(`platforms.columns.${id}`), decimals: 3 })),
      { id: "premium", label: t("platforms.columns.premium"), decimals: 3 },
    ],
    rows: sweepOf(result, along).map((outcome) => ({
      id: String(outcome[along]),
      cells: [outcome[along], ...shares.map((id) => outcome[id]), outcome.premium],
    })),
  };
}
