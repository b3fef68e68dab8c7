import { Checkbox, Drawer, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOperation } from "../../api/use-operation.ts";
import { formatNumber, formatShare } from "../../format/number.ts";
import { Failure, Loading } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import type { OwnSetting } from "./own-settings.ts";

export interface LeversDrawerProps {
  readonly settings: readonly OwnSetting[];
  readonly onChange: (settings: readonly OwnSetting[]) => void;
}

/** The button that opens the levers, and the drawer in which a scenario of one's own is put together. */
export function LeversDrawer({ settings, onChange }: LeversDrawerProps) {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const [open, setOpen] = useState(false);
  const answer = useOperation("lever.list", {}, { enabled: open });
  const result = answer.data?.result;
  const regions = study.regions.map(({ id }) => ({ value: id, label: names.region(id) }));
  const industries = study.industries.map(({ id }) => ({ value: id, label: names.industry(id) }));
  const change = (instrument: string, wanted: Partial<OwnSetting>) =>
    onChange(settings.map((setting) => (setting.instrument === instrument ? { ...setting, ...wanted } : setting)));
  return (
    <>
      <button type="button" className="plain-button" aria-expanded={open} onClick={() => setOpen(true)}>
        {t("scenarios.levers")}
      </button>
      <Drawer
        open={open}
        mask={false}
        size={400}
        onClose={() => setOpen(false)}
        title={t("scenarios.levers")}
        extra={
          settings.length === 0 ? null : (
            <button type="button" className="plain-button" onClick={() => onChange([])}>
              {t("scenarios.clear")}
            </button>
          )
        }
      >
        {answer.error !== null ? (
          <Failure error={answer.error} onRetry={() => void answer.refetch()} />
        ) : result === undefined ? (
          <Loading />
        ) : (
          result.levers.map((lever) => (
            <fieldset key={lever.id} className="lever">
              <legend>{names.text(lever.label)}</legend>
              {result.instruments
                .filter((instrument) => instrument.lever === lever.id)
                .map((instrument) => {
                  const { id, range, pairs } = instrument;
                  const setting = settings.find((one) => one.instrument === id);
                  return (
                    <div key={id} className="lever-instrument">
                      <Checkbox
                        checked={setting !== undefined}
                        onChange={(event) =>
                          onChange(
                            event.target.checked
                              ? [...settings, { instrument: id, value: instrument.default }]
                              : settings.filter((one) => one.instrument !== id),
                          )
                        }
                      >
                        {names.text(instrument.label)}
                      </Checkbox>
                      {setting === undefined ? null : (
                        <div className="lever-fields">
                          <label>
                            <span>
                              {t("scenarios.value")} <output>{formatNumber(setting.value, 2)}</output>
                            </span>
                            <input
                              type="range"
                              aria-label={`${names.text(instrument.label)}: ${t("scenarios.value")}`}
                              min={range[0]}
                              max={range[1]}
                              step={0.01}
                              value={setting.value}
                              onChange={(event) => change(id, { value: Number(event.currentTarget.value) })}
                            />
                          </label>
                          <p className="muted small">{names.text(instrument.effect)}</p>
                          <Picker
                            label={t("scenarios.regions")}
                            value={setting.regions}
                            options={regions}
                            onChange={(chosen) => change(id, { regions: chosen })}
                          />
                          {pairs === "needed" ? (
                            <>
                              <Picker
                                label={t("scenarios.partners")}
                                value={setting.partners}
                                options={regions}
                                onChange={(chosen) => change(id, { partners: chosen })}
                              />
                              {(setting.partners ?? []).length === 0 ? (
                                <p className="small lever-warning">{t("scenarios.partnersNeeded")}</p>
                              ) : null}
                            </>
                          ) : null}
                          <Picker
                            label={t("scenarios.industries")}
                            value={setting.industries}
                            options={industries}
                            onChange={(chosen) => change(id, { industries: chosen })}
                          />
                          {instrument.acts === "matching" ? <p className="small">{t("scenarios.matchingOnly")}</p> : null}
                          <p className="muted small">{t("scenarios.unitCost", { cost: formatShare(instrument.unitCost, 1) })}</p>
                        </div>
                      )}
                    </div>
                  );
                })}
            </fieldset>
          ))
        )}
      </Drawer>
    </>
  );
}

interface PickerProps {
  readonly label: string;
  readonly value: readonly string[] | undefined;
  readonly options: { readonly value: string; readonly label: string }[];
  readonly onChange: (chosen: string[]) => void;
}

function Picker({ label, value, options, onChange }: PickerProps) {
  return (
    <Select<string[]>
      mode="multiple"
      aria-label={label}
      placeholder={label}
      value={[...(value ?? [])]}
      options={options}
      optionFilterProp="label"
      maxTagCount="responsive"
      onChange={onChange}
      style={{ width: "100%" }}
    />
  );
}
