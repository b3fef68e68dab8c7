import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStudy } from "../selection/study-context.ts";
import { useSelection } from "../selection/use-selection.ts";
import { Icon } from "./icon.tsx";

const stepMilliseconds = 900;

/** The year, as a slider over the study's years, and a button that plays through them once. */
export function YearPicker() {
  const { t } = useTranslation();
  const { years } = useStudy();
  const [selection, select] = useSelection();
  const [playing, setPlaying] = useState(false);
  const position = years.indexOf(selection.year);
  const last = years.length - 1;

  useEffect(() => {
    if (!playing) return;
    const timer = window.setTimeout(() => {
      const next = years[position + 1];
      if (next === undefined) setPlaying(false);
      else select({ year: next });
    }, stepMilliseconds);
    return () => window.clearTimeout(timer);
  }, [playing, position, years, select]);

  if (last < 0) return null;
  const toggle = () => {
    const first = years[0];
    if (!playing && position === last && first !== undefined) select({ year: first });
    setPlaying(!playing);
  };
  return (
    <div className="year-picker">
      <output className="year-value">{selection.year}</output>
      <input
        type="range"
        min={0}
        max={last}
        step={1}
        value={Math.max(0, position)}
        disabled={last === 0}
        aria-label={t("frame.year")}
        aria-valuetext={String(selection.year)}
        onChange={(event) => {
          const year = years[Number(event.target.value)];
          setPlaying(false);
          if (year !== undefined) select({ year });
        }}
      />
      <button
        type="button"
        className="plain-button"
        data-quiet="true"
        aria-label={playing ? t("frame.pause") : t("frame.play")}
        aria-pressed={playing}
        disabled={last === 0}
        onClick={toggle}
      >
        <Icon name={playing ? "pause" : "play"} size={16} />
      </button>
    </div>
  );
}
