import { InputNumber, Select, Switch } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { callOperation } from "../../api/client.ts";
import { useOperation } from "../../api/use-operation.ts";
import { downloadFile } from "../../chart/download.ts";
import { formatNumber } from "../../format/number.ts";
import { Failure } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { FileButton } from "./file-button.tsx";
import { type NeighbourKind, neighbourKinds } from "./neighbours-choice.ts";
import type { NeighboursState } from "./use-neighbours.ts";

const formats = [
  { format: "gal", ending: "gal", label: "GAL" },
  { format: "gwt", ending: "gwt", label: "GWT" },
  { format: "table", ending: "csv", label: "CSV" },
] as const;

/** Who is whose neighbour: chosen, opened from a file, counted, and saved for other programs. */
export function NeighboursControls({ state }: { readonly state: NeighboursState }) {
  const { t } = useTranslation();
  const { choice, file, choose, open } = state;
  const id = useId();
  const counted = choice.kind === "nearest" || choice.kind === "band";
  const kinds = neighbourKinds.filter((kind) => kind !== "file" || file !== null);
  return (
    <div className="measure-neighbours">
      <label htmlFor={id}>{t("measure.near.label")}</label>
      <Select<NeighbourKind>
        id={id}
        className="measure-neighbours-kind"
        value={choice.kind}
        onChange={(kind) => choose({ kind, amount: null })}
        options={kinds.map((value) => ({
          value,
          label: value === "file" ? t("measure.near.kinds.file", { name: file?.name ?? "" }) : t(`measure.near.kinds.${value}`),
        }))}
      />
      {counted ? (
        <InputNumber<number>
          aria-label={t(`measure.near.amount.${choice.kind}`)}
          min={1}
          max={choice.kind === "nearest" ? 500 : 20000}
          precision={0}
          value={choice.amount}
          placeholder={t(`measure.near.usual.${choice.kind}`)}
          addonAfter={t(`measure.near.unit.${choice.kind}`)}
          onChange={(amount) => choose({ kind: choice.kind, amount })}
        />
      ) : null}
      <FileButton
        label={t("measure.near.open")}
        accept=".gal,.gwt,.kwt,.csv,.txt,.tsv"
        onOpen={(name, text) => open({ name, text, values: "alike", direction: "as-written" })}
      />
      {choice.kind === "file" && file !== null ? (
        <>
          <FileSwitch
            label={t("measure.near.asWritten")}
            checked={file.values === "as-written"}
            onChange={(written) => open({ ...file, values: written ? "as-written" : "alike" })}
          />
          <FileSwitch
            label={t("measure.near.bothWays")}
            checked={file.direction === "both"}
            onChange={(both) => open({ ...file, direction: both ? "both" : "as-written" })}
          />
        </>
      ) : null}
      <NeighboursSummary state={state} />
    </div>
  );
}

interface FileSwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function FileSwitch({ label, checked, onChange }: FileSwitchProps) {
  const id = useId();
  return (
    <div className="measure-neighbours-switch">
      <Switch id={id} size="small" checked={checked} onChange={onChange} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

function NeighboursSummary({ state }: { readonly state: NeighboursState }) {
  const { t } = useTranslation();
  const names = useNames();
  const asked = state.input === undefined ? {} : { neighbours: state.input };
  const answer = useOperation("measure.neighbours", asked);
  if (answer.error !== null) return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return null;
  const { summary } = answer.data.result;
  const { least, mean, most } = summary.neighbours;
  const save = async (format: (typeof formats)[number]) => {
    const { result } = await callOperation("measure.neighbours", { ...asked, format: format.format });
    downloadFile(result.text ?? "", `neighbours.${format.ending}`, "text/plain;charset=utf-8");
  };
  return (
    <p className="small muted measure-neighbours-summary">
      {t("measure.near.summary", {
        what: names.text(summary.description),
        links: summary.links,
        mean: formatNumber(mean, 1),
        least,
        most,
      })}
      {summary.isolates.length === 0
        ? null
        : t("measure.near.isolates", {
            regions: summary.isolates.map((region) => names.region(region)).join(t("measure.near.comma")),
          })}
      {state.choice.kind === "file" && summary.asymmetric ? t("measure.near.oneWay") : null}
      {summary.components.length > 1 ? t("measure.near.parts", { count: summary.components.length }) : null}
      {t("measure.near.save")}
      {formats.map((format) => (
        <button key={format.format} type="button" className="plain-button" data-quiet="true" onClick={() => void save(format)}>
          {format.label}
        </button>
      ))}
    </p>
  );
}
