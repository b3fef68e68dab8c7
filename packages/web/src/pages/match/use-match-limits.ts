import { useAddressState } from "../../selection/use-selection.ts";

/** Sliders that change the programme: name in the address, limits, step and digits. */
export const limitSliders = {
  movableShare: { key: "movable", range: [0.01, 0.3], step: 0.01, decimals: 2, fallback: 0.1 },
  headroom: { key: "room", range: [0.8, 1.5], step: 0.05, decimals: 2, fallback: 1 },
  movingCost: { key: "km-cost", range: [0, 0.05], step: 0.005, decimals: 3, fallback: 0.005 },
} as const;
export type LimitSlider = keyof typeof limitSliders;

/** The sliders' values, kept in the address; a value outside its range counts as the default. */
export function useMatchLimits(): readonly [Readonly<Record<LimitSlider, number>>, (slider: LimitSlider, value: number) => void] {
  const [movable, setMovable] = useAddressState(limitSliders.movableShare.key, "");
  const [room, setRoom] = useAddressState(limitSliders.headroom.key, "");
  const [cost, setCost] = useAddressState(limitSliders.movingCost.key, "");
  const setters = { movableShare: setMovable, headroom: setRoom, movingCost: setCost };
  const change = (slider: LimitSlider, value: number) =>
    setters[slider](value === limitSliders[slider].fallback ? "" : String(Number(value.toFixed(4))));
  return [
    {
      movableShare: limitOf("movableShare", movable),
      headroom: limitOf("headroom", room),
      movingCost: limitOf("movingCost", cost),
    },
    change,
  ];
}

function limitOf(slider: LimitSlider, text: string): number {
  const { range, fallback } = limitSliders[slider];
  const value = text === "" ? Number.NaN : Number(text);
  return value >= range[0] && value <= range[1] ? value : fallback;
}
