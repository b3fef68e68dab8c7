import { useId } from "react";
import { formatNumber } from "../../format/number.ts";
import type { limits } from "./why-state.ts";

export interface SettingSliderProps {
  readonly label: string;
  readonly value: number;
  readonly range: (typeof limits)[keyof typeof limits];
  /** Digits after the point of the printed value. */
  readonly decimals: number;
  readonly onChange: (value: number) => void;
}

const stops = 200;

/** A setting on a logarithmic slider: halving and doubling are equally far. */
export function SettingSlider({ label, value, range: [low, high], decimals, onChange }: SettingSliderProps) {
  const id = useId();
  const position = Math.round((Math.log(value / low) / Math.log(high / low)) * stops);
  return (
    <div className="why-slider">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={stops}
        value={position}
        aria-valuetext={formatNumber(value, decimals)}
        onChange={(event) => onChange(Number((low * (high / low) ** (Number(event.target.value) / stops)).toPrecision(3)))}
      />
      <output htmlFor={id}>{formatNumber(value, decimals)}</output>
    </div>
  );
}
