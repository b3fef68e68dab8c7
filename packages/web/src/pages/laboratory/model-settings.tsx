import { Segmented } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { StrengthSlider } from "../how/strength-slider.tsx";
import {
  defaultLaboratoryState,
  type LaboratoryModelId,
  type LaboratorySliderId,
  type LaboratoryState,
  laboratoryModels,
  laboratorySliders,
  slidersOf,
} from "./laboratory-state.ts";

/** Which of the three families. */
export function ModelChoice({
  value,
  onChange,
}: {
  readonly value: LaboratoryModelId;
  readonly onChange: (model: LaboratoryModelId) => void;
}) {
  const { t } = useTranslation();
  return (
    <Segmented<LaboratoryModelId>
      aria-label={t("laboratory.model")}
      value={value}
      onChange={onChange}
      options={laboratoryModels.map((model) => ({ value: model, label: t(`laboratory.modelNames.${model}`) }))}
    />
  );
}

export interface ModelSlidersProps {
  readonly draft: LaboratoryState;
  readonly change: (wanted: Partial<LaboratoryState>) => void;
  /** Sliders to show; default those of the model. */
  readonly sliders?: readonly LaboratorySliderId[];
  /** Sliders of the page's own, before those of the model. */
  readonly children?: ReactNode;
}

/** The parameters of the chosen family and its digital layer. */
export function ModelSliders({ draft, change, sliders, children }: ModelSlidersProps) {
  const { t } = useTranslation();
  const used = sliders ?? slidersOf(draft.model);
  return (
    <fieldset className="strengths" aria-label={t("laboratory.settings")}>
      {children}
      {used.map((id) => (
        <StrengthSlider
          key={id}
          label={t(`laboratory.sliders.${id}`)}
          value={draft[id]}
          range={laboratorySliders[id].range}
          step={laboratorySliders[id].step}
          decimals={laboratorySliders[id].decimals}
          onChange={(value) => change({ [id]: value })}
        />
      ))}
      {used.every((id) => draft[id] === defaultLaboratoryState[id]) ? null : (
        <button
          type="button"
          className="plain-button"
          onClick={() => change(Object.fromEntries(used.map((id) => [id, defaultLaboratoryState[id]])))}
        >
          {t("laboratory.reset")}
        </button>
      )}
    </fieldset>
  );
}
