import { InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { OperationInput, OperationResult } from "../../api/contract.ts";
import { useNames } from "../../language/use-names.ts";

type Parameter = OperationResult<"ensemble.list">["drawn"][number]["parameters"][number];
type Range = Pick<Parameter, "low" | "high" | "distribution">;
/** What was changed, by parameter. */
export type RangeEdits = Readonly<Record<string, Partial<Range>>>;

/** The edits as an operation takes them; what stands at its default is left out. */
export function rangesOf(
  parameters: readonly Parameter[],
  edits: RangeEdits,
): Pick<OperationInput<"ensemble.run">, "ranges" | "distributions"> {
  const ranges: Record<string, [number, number]> = {};
  const distributions: Record<string, Parameter["distribution"]> = {};
  for (const parameter of parameters) {
    const { low, high, distribution } = { ...parameter, ...edits[parameter.id] };
    if (low !== parameter.low || high !== parameter.high) ranges[parameter.id] = [low, high];
    if (distribution !== parameter.distribution) distributions[parameter.id] = distribution;
  }
  return { ranges, distributions };
}

export interface ParameterRangesProps {
  readonly parameters: readonly Parameter[];
  readonly edits: RangeEdits;
  readonly onEdit: (edits: RangeEdits) => void;
}

/** Lower end, upper end and distribution of every parameter that is drawn, folded until they are wanted. */
export function ParameterRanges({ parameters, edits, onEdit }: ParameterRangesProps) {
  const { t } = useTranslation();
  const names = useNames();
  const set = (id: string, change: Partial<Range>) => onEdit({ ...edits, [id]: { ...edits[id], ...change } });
  return (
    <details className="ensemble-ranges">
      <summary>{t("ensembles.ranges")}</summary>
      <table>
        <thead>
          <tr>
            {(["parameter", "lowest", "highest", "distribution"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`ensembles.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => {
            const { id, label, low, high, distribution, distributions } = { ...parameter, ...edits[parameter.id] };
            const name = names.text(label);
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>
                  <InputNumber
                    aria-label={`${name} ${t("ensembles.lowest")}`}
                    value={low}
                    step={0.05}
                    onChange={(value) => set(id, { low: value ?? parameter.low })}
                  />
                </td>
                <td>
                  <InputNumber
                    aria-label={`${name} ${t("ensembles.highest")}`}
                    value={high}
                    step={0.05}
                    status={high < low ? "error" : ""}
                    onChange={(value) => set(id, { high: value ?? parameter.high })}
                  />
                </td>
                <td>
                  <Select
                    aria-label={`${name} ${t("ensembles.distribution")}`}
                    value={distribution}
                    disabled={distributions.length < 2}
                    onChange={(value) => set(id, { distribution: value })}
                    options={distributions.map((value) => ({ value, label: t(`ensembles.distributions.${value}`) }))}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
