import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { fits } from "./measure-search.ts";
import type { ListedMeasure } from "./measure-state.ts";

type Family = keyof typeof en.measure.families;

interface Entry {
  readonly value: string;
  readonly label: string;
  /** Both names and the id, which a reader may type in either language. */
  readonly search: string;
  readonly missing: readonly string[];
}

export interface MeasurePickerProps {
  readonly measures: readonly ListedMeasure[];
  readonly value: string;
  readonly onChange: (measure: string) => void;
}

/** Every measure by family, found by typing in either language; what the study cannot feed says what is missing. */
export function MeasurePicker({ measures, value, onChange }: MeasurePickerProps) {
  const { t } = useTranslation();
  const names = useNames();
  const families = [...new Set(measures.map(({ group }) => group))];
  const options = families.map((family) => ({
    label: Object.hasOwn(en.measure.families, family) ? t(`measure.families.${family as Family}`) : family,
    options: measures
      .filter(({ group }) => group === family)
      .map(
        ({ id, label, available, missing }): Entry => ({
          value: id,
          label: names.text(label),
          search: `${label.en} ${label.zh} ${id}`,
          missing: available ? [] : missing.map(names.text),
        }),
      ),
  }));
  return (
    <Select
      className="measure-picker"
      aria-label={t("measure.choose")}
      value={value}
      options={options}
      onChange={onChange}
      showSearch={{ filterOption: (typed, option) => fits(typed, (option as Partial<Entry> | undefined)?.search ?? "") }}
      popupMatchSelectWidth={360}
      listHeight={420}
      optionRender={({ label, data }) => {
        const missing = (data as Partial<Entry>).missing ?? [];
        return (
          <>
            {label}
            {missing.length === 0 ? null : (
              <span className="measure-missing">{t("measure.lacks", { what: missing.join(t("measure.and")) })}</span>
            )}
          </>
        );
      }}
    />
  );
}
