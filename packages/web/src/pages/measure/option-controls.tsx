import { InputNumber, Select, Switch } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import type { MeasureOption, OptionValue } from "./measure-state.ts";

export interface OptionControlsProps {
  readonly options: readonly MeasureOption[];
  readonly values: Readonly<Record<string, OptionValue>>;
  readonly onChange: (option: MeasureOption, value: OptionValue) => void;
}

/** One small control per option of a measure, with what it does in a sentence. */
export function OptionControls({ options, values, onChange }: OptionControlsProps) {
  const { t } = useTranslation();
  const names = useNames();
  const base = useId();
  if (options.length === 0) return null;
  return (
    <details className="measure-options" open={Object.keys(values).length > 0}>
      <summary>{t("measure.options", { count: options.length })}</summary>
      <div className="measure-option-grid">
        {options.map((option) => {
          const id = `${base}-${option.id}`;
          return (
            <div key={option.id}>
              <label htmlFor={id}>{names.text(option.label)}</label>
              <OptionControl
                id={id}
                option={option}
                value={values[option.id] ?? option.default}
                onChange={(value) => onChange(option, value)}
              />
              <p className="small muted" id={`${id}-help`}>
                {names.text(option.help)}
              </p>
            </div>
          );
        })}
      </div>
    </details>
  );
}

interface OptionControlProps {
  readonly id: string;
  readonly option: MeasureOption;
  readonly value: OptionValue;
  readonly onChange: (value: OptionValue) => void;
}

function OptionControl({ id, option, value, onChange }: OptionControlProps) {
  const { t } = useTranslation();
  const names = useNames();
  const study = useStudy();
  const columns = study.columns.map((column) => ({ value: column.id, label: names.text(column.label) }));
  const about = { id, "aria-describedby": `${id}-help` };
  switch (option.kind) {
    case "number":
      return (
        <InputNumber<number>
          {...about}
          value={typeof value === "number" ? value : null}
          placeholder={t("measure.byData")}
          {...(option.min === undefined ? {} : { min: option.min })}
          {...(option.max === undefined ? {} : { max: option.max })}
          onChange={onChange}
        />
      );
    case "switch":
      return <Switch {...about} checked={value === true} onChange={onChange} />;
    case "choice":
      return (
        <Select
          {...about}
          value={value}
          options={(option.choices ?? []).map((choice) => ({ value: choice.id, label: names.text(choice.label) }))}
          onChange={onChange}
        />
      );
    case "columns":
      return (
        <Select<string[]>
          {...about}
          mode="multiple"
          value={typeof value === "string" && value !== "" ? value.split(",") : []}
          placeholder={t("measure.byData")}
          options={columns}
          onChange={(chosen) => onChange(chosen.join(","))}
        />
      );
    default:
      return (
        <Select<string | null>
          {...about}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          value={typeof value === "string" ? value : null}
          placeholder={t("measure.byData")}
          options={
            option.kind === "industry"
              ? study.industries.map(({ id, name }) => ({ value: id, label: names.text(name) }))
              : columns
          }
          onChange={(chosen) => onChange(chosen ?? null)}
        />
      );
  }
}
