import { useAddressStates } from "../../selection/use-selection.ts";

/** Sliders that change the programme: name in the address, limits, step and digits. */
export const limitSliders = {
  movableShare: { key: "movable", range: [0.01, 0.3], step: 0.01, decimals: 2, fallback: 0.1 },
  headroom: { key: "room", range: [0.8, 1.5], step: 0.05, decimals: 2, fallback: 1 },
  movingCost: { key: "km-cost", range: [0, 0.05], step: 0.005, decimals: 3, fallback: 0.005 },
} as const;
export type LimitSlider = keyof typeof limitSliders;

const FALLBACKS = { movable: "", room: "", "km-cost": "" } as const satisfies Record<
  (typeof limitSliders)[LimitSlider]["key"],
  ""
>;

/** The sliders' values, kept in the address; a value outside its range counts as the default. */
export function useMatchLimits(): readonly [
  Readonly<Record<LimitSlider, number>>,
  (changes: Partial<Readonly<Record<LimitSlider, number>>>) => void,
] {
  const [address, write] = useAddressStates<keyof typeof FALLBACKS>(FALLBACKS);
  const change = (changes: Partial<Readonly<Record<LimitSlider, number>>>) =>
    write(
      Object.fromEntries(
        (Object.keys(changes) as LimitSlider[]).map((slider) => {
          const { key, fallback } = limitSliders[slider];
          const value = changes[slider] ?? fallback;
          return [key, value === fallback ? "" : String(Number(value.toFixed(4)))];
        }),
      ),
    );
  return [
    {
      movableShare: limitOf("movableShare", address.movable),
      headroom: limitOf("headroom", address.room),
      movingCost: limitOf("movingCost", address["km-cost"]),
    },
    change,
  ];
}

function limitOf(slider: LimitSlider, text: string): number {
  const { range, fallback } = limitSliders[slider];
  const value = text === "" ? Number.NaN : Number(text);
  return value >= range[0] && value <= range[1] ? value : fallback;
}
