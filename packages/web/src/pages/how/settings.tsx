import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { TrinityResult } from "./how-figures.ts";
import { defaultHowState, type HowState, strengthIds, strengths, untouched } from "./how-state.ts";
import { StrengthSlider } from "./strength-slider.tsx";

export interface HowSettingsProps {
  readonly state: HowState;
  readonly change: (wanted: Partial<HowState>) => void;
  /** The study's own values, for sliders nobody has moved; undefined before the first answer. */
  readonly defaults: TrinityResult["settings"] | undefined;
}

/** Shock strengths and elasticities; every move is a new equilibrium. */
export function HowSettings({ state, change, defaults }: HowSettingsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="strengths" aria-label={t("how.settings")}>
      {strengthIds.map((id) => (
        <StrengthSlider
          key={id}
          label={t(`how.strengths.${id}`)}
          help={t(`how.strengthHelp.${id}`)}
          value={state[id] ?? defaults?.[id] ?? null}
          range={strengths[id].range}
          step={strengths[id].step}
          decimals={strengths[id].decimals}
          onChange={(value) => change({ [id]: value })}
        />
      ))}
      <div className="strength-choice">
        <span>{t("how.readiness")}</span>
        <Segmented<HowState["readiness"]>
          size="small"
          aria-label={t("how.readiness")}
          value={state.readiness}
          onChange={(readiness) => change({ readiness })}
          options={(["off", "on"] as const).map((value) => ({ value, label: t(`how.readinessOptions.${value}`) }))}
        />
      </div>
      <div className="strength-choice">
        <span>{t("how.inputs")}</span>
        <Segmented<HowState["inputs"]>
          size="small"
          aria-label={t("how.inputs")}
          value={state.inputs}
          onChange={(inputs) => change({ inputs })}
          options={(["linked", "none"] as const).map((value) => ({ value, label: t(`how.inputsOptions.${value}`) }))}
        />
      </div>
      {untouched(state) ? null : (
        <button type="button" className="plain-button" onClick={() => change(defaultHowState)}>
          {t("how.reset")}
        </button>
      )}
    </fieldset>
  );
}
