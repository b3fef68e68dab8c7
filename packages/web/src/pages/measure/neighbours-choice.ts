import type { OperationInput } from "../../api/contract.ts";

export type NeighboursInput = NonNullable<OperationInput<"measure.compute">["neighbours"]>;

/** Ways of saying who is whose neighbour; `study` is what a measure takes by itself. */
export const neighbourKinds = ["study", "queen", "rook", "second", "nearest", "band", "file"] as const;
export type NeighbourKind = (typeof neighbourKinds)[number];

/** A weights file that the reader opened; it stays in the page. */
export interface WeightsFile {
  readonly name: string;
  readonly text: string;
  readonly values: "alike" | "as-written";
  readonly direction: "as-written" | "both";
}

export interface NeighboursChoice {
  readonly kind: NeighbourKind;
  /** How many nearest, or kilometres of a band; null: as many as the measures take by themselves. */
  readonly amount: number | null;
}

/** Reads a choice from the address: a kind, and perhaps an amount after a dash. */
export function readChoice(text: string): NeighboursChoice {
  const [name, number] = text.split("-");
  const kind = neighbourKinds.find((known) => known === name) ?? "study";
  const amount = Number(number);
  return { kind, amount: number !== undefined && number !== "" && amount > 0 ? amount : null };
}

/** The choice as the address holds it. */
export function writeChoice({ kind, amount }: NeighboursChoice): string {
  return amount === null ? kind : `${kind}-${amount}`;
}

/** What to ask the operations for; undefined for what a measure takes by itself, also where a file is chosen and none is open. */
export function neighboursInput({ kind, amount }: NeighboursChoice, file: WeightsFile | null): NeighboursInput | undefined {
  switch (kind) {
    case "study":
      return undefined;
    case "queen":
    case "rook":
      return { kind: "outlines", contiguity: kind };
    case "second":
      return { kind: "outlines", contiguity: "queen", order: 2 };
    case "nearest":
      return { kind: "nearest", ...(amount === null ? {} : { count: Math.round(amount) }) };
    case "band":
      return { kind: "band", ...(amount === null ? {} : { reach: amount }) };
    case "file":
      return file === null ? undefined : { kind: "file", text: file.text, values: file.values, direction: file.direction };
  }
}
