import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNames } from "../../language/use-names.ts";
import type { TrinityResult } from "./how-figures.ts";
import type { OwnLegend } from "./own-legend.ts";

export const ownLegendId = "own";

export interface LegendChoiceProps {
  readonly legends: TrinityResult["legends"];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Which labels the nine cells carry: those that ship, or the reader's own. */
export function LegendChoice({ legends, value, onChange }: LegendChoiceProps) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <label className="how-legend">
      <span className="muted small">{t("how.legend")} </span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {legends.map(({ id, title }) => (
          <option key={id} value={id}>
            {names.text(title)}
          </option>
        ))}
        <option value={ownLegendId}>{t("how.ownLegend")}</option>
      </select>
    </label>
  );
}

export interface OwnLegendPanelProps {
  readonly own: OwnLegend;
  /** Lines of the legend that ships, to start from. */
  readonly example: string;
  readonly onGive: (text: string) => void;
}

/** Where a reader who holds the printed text puts its own labels: pasted, or from a file. */
export function OwnLegendPanel({ own, example, onGive }: OwnLegendPanelProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(own.text === "" ? example : own.text);
  return (
    <details className="how-own-legend" open={own.legend === undefined}>
      <summary>{own.legend === undefined ? t("how.ownLegendMissing") : t("how.ownLegendUsed")}</summary>
      <p className="muted small">{t("how.ownLegendHow")}</p>
      <textarea
        aria-label={t("how.ownLegend")}
        rows={10}
        value={draft}
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
      />
      <div className="how-own-legend-tools">
        <Button size="small" type="primary" onClick={() => onGive(draft)}>
          {t("how.ownLegendUse")}
        </Button>
        <label className="small">
          {t("how.ownLegendFile")}{" "}
          <input
            type="file"
            accept=".csv,.tsv,.txt,.json"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file === undefined) return;
              void file.text().then((text) => {
                setDraft(text);
                onGive(text);
              });
            }}
          />
        </label>
      </div>
      {own.problem === null ? null : (
        <p role="alert" className="small">
          {t("how.ownLegendProblem", { problem: own.problem })}
        </p>
      )}
    </details>
  );
}
