import { Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../format/number.ts";
import { type LimitSlider, limitSliders, useMatchLimits } from "./use-match-limits.ts";

const sliders = Object.keys(limitSliders) as LimitSlider[];

/** The button that opens the settings of the moves, and the drawer behind it. A slider counts when it is let go. */
export function LimitsDrawer() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [limits, change] = useMatchLimits();
  const [draft, setDraft] = useState<Partial<Record<LimitSlider, number>>>({});
  const settle = (slider: LimitSlider) => {
    const value = draft[slider];
    if (value !== undefined) change({ [slider]: value });
    setDraft(({ [slider]: _settled, ...rest }) => rest);
  };
  return (
    <>
      <button type="button" className="plain-button" aria-expanded={open} onClick={() => setOpen(true)}>
        {t("match.settings")}
      </button>
      <Drawer open={open} mask={false} size={320} onClose={() => setOpen(false)} title={t("match.settings")}>
        <div className="match-settings">
          {sliders.map((slider) => {
            const { range, step, decimals } = limitSliders[slider];
            const value = draft[slider] ?? limits[slider];
            return (
              <label key={slider}>
                <span>
                  {t(`match.${slider}`)}
                  <output>{formatNumber(value, decimals)}</output>
                </span>
                <input
                  type="range"
                  aria-label={t(`match.${slider}`)}
                  min={range[0]}
                  max={range[1]}
                  step={step}
                  value={value}
                  onChange={(event) => {
                    const moved = Number(event.currentTarget.value);
                    setDraft((before) => ({ ...before, [slider]: moved }));
                  }}
                  onPointerUp={() => settle(slider)}
                  onKeyUp={() => settle(slider)}
                  onBlur={() => settle(slider)}
                />
              </label>
            );
          })}
          <button
            type="button"
            className="plain-button"
            onClick={() => change(Object.fromEntries(sliders.map((slider) => [slider, limitSliders[slider].fallback])))}
          >
            {t("match.reset")}
          </button>
        </div>
      </Drawer>
    </>
  );
}
