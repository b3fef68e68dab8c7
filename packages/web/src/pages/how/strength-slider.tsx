import { useId } from "react";
import { formatNumber } from "../../format/number.ts";
import "./how.css";

export interface StrengthSliderProps {
  readonly label: string;
  /** One sentence for a tooltip and for screen readers. */
  readonly help?: string;
  /** Null while the default is not known yet. */
  readonly value: number | null;
  readonly range: readonly [number, number];
  readonly step: number;
  readonly decimals: number;
  readonly onChange: (value: number) => void;
}

/** A strength on a linear slider with its number beside it. */
export function StrengthSlider({ label, help, value, range: [low, high], step, decimals, onChange }: StrengthSliderProps) {
  const id = useId();
  const shown = value ?? low;
  return (
    <div className="strength" title={help}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{formatNumber(value, decimals)}</output>
      <input
        id={id}
        type="range"
        min={low}
        max={high}
        step={step}
        value={Math.min(high, Math.max(low, shown))}
        disabled={value === null}
        aria-valuetext={formatNumber(value, decimals)}
        {...(help === undefined ? {} : { "aria-describedby": `${id}-help` })}
        onChange={(event) => onChange(Number(Number(event.target.value).toFixed(4)))}
      />
      {help === undefined ? null : (
        <span id={`${id}-help`} hidden>
          {help}
        </span>
      )}
    </div>
  );
}

/** A thin line over a figure while its successor is being computed; the old picture stays. */
export function SolvingLine({ active, label }: { readonly active: boolean; readonly label: string }) {
  return (
    <div className="solving" data-active={active} role="status" aria-label={active ? label : undefined}>
      <span aria-hidden="true" />
    </div>
  );
}
