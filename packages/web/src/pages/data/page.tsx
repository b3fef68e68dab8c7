import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useOperation } from "../../api/use-operation.ts";
import { formatShare } from "../../format/number.ts";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useAddressState } from "../../selection/use-selection.ts";
import { AbilitiesView } from "./abilities-view.tsx";
import { ComparisonView } from "./comparison-view.tsx";
import { CompletenessView } from "./completeness-view.tsx";
import { type DataHead, type DataViewName, dataViews } from "./head.ts";
import { IssuesView } from "./issues-view.tsx";
import { SourcesView } from "./sources-view.tsx";
import { WeightsView } from "./weights-view.tsx";
import "./data.css";

/** Can I trust this: what is there, what is wrong, what the digital index rests on, where it all comes from. */
export default function DataPage() {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const [view, setView] = useAddressState("show", "completeness");
  const activity = study.columns.find(({ id }) => id === study.activity) ?? study.columns[0];
  const completeness = useOperation("study.completeness", { column: study.activity }).data?.result;
  const answer = t("data.answerClean", {
    present: completeness === undefined ? "–" : formatShare(meanInYears(completeness, study.years), 1),
    first: study.years[0] ?? "",
    last: study.years.at(-1) ?? "",
    column: activity === undefined ? study.activity : names.text(activity.label),
    errors: study.issueCounts.error,
    warnings: study.issueCounts.warning,
    notes: study.issueCounts.note,
  });
  const head: DataHead = {
    answer,
    answerText: answer,
    source: t("data.source", { title: names.text(study.title), hash: study.hash.slice(0, 10) }),
    switch: (
      <Segmented<string>
        aria-label={t("data.view")}
        value={view}
        onChange={setView}
        options={dataViews.map((value) => ({ value, label: t(`data.views.${value}`) }))}
      />
    ),
  };
  switch (view as DataViewName) {
    case "issues":
      return <IssuesView head={head} />;
    case "weights":
      return <WeightsView head={head} />;
    case "comparison":
      return <ComparisonView head={head} />;
    case "sources":
      return <SourcesView head={head} />;
    case "abilities":
      return <AbilitiesView head={head} />;
    default:
      return <CompletenessView head={head} />;
  }
}

/** Mean share of cells present over the regions and the study's years. */
function meanInYears({ years, share }: OperationResult<"study.completeness">, wanted: readonly number[]): number {
  const known = share.filter((_, cell) => wanted.includes(years[cell % years.length] ?? Number.NaN));
  return known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
}
