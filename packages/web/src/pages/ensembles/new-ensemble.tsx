import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OperationInput, OperationResult } from "../../api/contract.ts";
import { useNames } from "../../language/use-names.ts";
import { ParameterRanges, type RangeEdits, rangesOf } from "./parameter-ranges.tsx";

type List = OperationResult<"ensemble.list">;
type Kind = List["ensembles"][number]["kind"];

export interface NewEnsembleProps {
  readonly scenarios: List["scenarios"];
  readonly drawn: List["drawn"];
  readonly onStart: (input: OperationInput<"ensemble.run">) => void;
}

/** The form of a new ensemble: what a draw is, how many there are, and the ranges that parameters are drawn from. */
export function NewEnsemble({ scenarios, drawn, onStart }: NewEnsembleProps) {
  const { t } = useTranslation();
  const names = useNames();
  const [name, setName] = useState("first");
  const [kind, setKind] = useState<Kind>("paths");
  const [draws, setDraws] = useState(100);
  const [seed, setSeed] = useState(1);
  const [scenario, setScenario] = useState<string | null>(null);
  const [edits, setEdits] = useState<RangeEdits>({});
  const chosen = scenario ?? scenarios[0]?.id;
  const parameters = drawn.find((entry) => entry.kind === kind)?.parameters ?? [];

  return (
    <>
      <h2>{t("ensembles.new")}</h2>
      <form
        className="ensemble-form"
        onSubmit={(event) => {
          event.preventDefault();
          const settings = kind === "scenario" && chosen !== undefined ? { scenario: chosen } : {};
          onStart({ name, kind, draws, seed, settings, ...rangesOf(parameters, edits) });
        }}
      >
        <Input
          aria-label={t("ensembles.name")}
          addonBefore={t("ensembles.name")}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Select<Kind>
          aria-label={t("ensembles.kind")}
          value={kind}
          onChange={(value) => {
            setKind(value);
            setEdits({});
          }}
          options={drawn.map((entry) => ({ value: entry.kind, label: t(`ensembles.kinds.${entry.kind}`) }))}
        />
        {kind === "scenario" ? (
          <Select
            aria-label={t("ensembles.scenario")}
            value={chosen ?? ""}
            onChange={setScenario}
            options={scenarios.map(({ id, name: label }) => ({ value: id, label: names.text(label) }))}
          />
        ) : null}
        <InputNumber
          aria-label={t("ensembles.draws")}
          addonBefore={t("ensembles.draws")}
          min={1}
          max={100000}
          value={draws}
          onChange={(value) => setDraws(value ?? 100)}
        />
        <InputNumber
          aria-label={t("ensembles.seed")}
          addonBefore={t("ensembles.seed")}
          min={0}
          max={4294967295}
          value={seed}
          onChange={(value) => setSeed(value ?? 1)}
        />
        <button type="submit" className="plain-button" data-main="true">
          {t("ensembles.start")}
        </button>
        <ParameterRanges parameters={parameters} edits={edits} onEdit={setEdits} />
      </form>
    </>
  );
}
