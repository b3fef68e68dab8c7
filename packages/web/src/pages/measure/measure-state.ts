import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import type { OperationResult } from "../../api/contract.ts";

export type ListedMeasure = OperationResult<"measure.list">["measures"][number];
export type MeasureOption = ListedMeasure["options"][number];
export type OptionValue = MeasureOption["default"];

/** The measure shown while the address names none: the one every reader of the field knows. */
export const firstMeasure = "location-quotient";
const optionKey = (id: string) => `o-${id}`;

/** Options of a measure that an address sets; values that do not fit their option are ignored, so an old link still opens. */
export function readOptions(address: URLSearchParams, options: readonly MeasureOption[]): Record<string, OptionValue> {
  const found: Record<string, OptionValue> = {};
  for (const option of options) {
    const text = address.get(optionKey(option.id));
    if (text === null) continue;
    const value = readValue(text, option);
    if (value !== undefined) found[option.id] = value;
  }
  return found;
}

function readValue(text: string, option: MeasureOption): OptionValue | undefined {
  if (option.kind === "switch") return text === "true" ? true : text === "false" ? false : undefined;
  if (option.kind === "choice") return option.choices?.some(({ id }) => id === text) ? text : undefined;
  if (option.kind !== "number") return text;
  const value = Number(text);
  const inside = value >= (option.min ?? Number.NEGATIVE_INFINITY) && value <= (option.max ?? Number.POSITIVE_INFINITY);
  return text !== "" && inside ? value : undefined;
}

/** Writes one option into a copy of an address; its default leaves the address. */
export function writeOption(address: URLSearchParams, option: MeasureOption, value: OptionValue): URLSearchParams {
  const next = new URLSearchParams(address);
  if (value === option.default || value === null || value === "") next.delete(optionKey(option.id));
  else next.set(optionKey(option.id), String(value));
  return next;
}

/** Names another measure in a copy of an address; the options of the former one go. */
export function writeMeasure(address: URLSearchParams, measure: string): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const key of [...next.keys()]) if (key.startsWith("o-")) next.delete(key);
  if (measure === firstMeasure) next.delete("measure");
  else next.set("measure", measure);
  return next;
}

export interface MeasureState {
  readonly id: string;
  /** The entry of the list; undefined while it loads or when there is no such measure. */
  readonly measure: ListedMeasure | undefined;
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly choose: (measure: string) => void;
  readonly set: (option: MeasureOption, value: OptionValue) => void;
}

/** The measure and its options, kept in the address. */
export function useMeasureState(list: readonly ListedMeasure[] | undefined): MeasureState {
  const [address, setAddress] = useSearchParams();
  const id = address.get("measure") ?? firstMeasure;
  const measure = useMemo(() => list?.find((entry) => entry.id === id), [list, id]);
  const options = useMemo(() => readOptions(address, measure?.options ?? []), [address, measure]);
  const choose = useCallback(
    (wanted: string) => setAddress((before) => writeMeasure(before, wanted), { preventScrollReset: true }),
    [setAddress],
  );
  const set = useCallback(
    (option: MeasureOption, value: OptionValue) =>
      setAddress((before) => writeOption(before, option, value), { replace: true, preventScrollReset: true }),
    [setAddress],
  );
  return { id, measure, options, choose, set };
}
