import type { Text } from "../dataset/index.ts";

export type Engine = "measures" | "why" | "how" | "path" | "match" | "lever";

/** Where a default comes from: a publication, or an assumption with its reason. An empty one fails a test. */
export type Basis =
  | { readonly kind: "source"; readonly citation: string }
  | { readonly kind: "assumption"; readonly reason: string };

/** A default number of the theory with its unit, plausible range and origin. Rates are fractions. */
export interface Parameter {
  /** Kebab-case with the engine's noun first, for example `distance-relief`. */
  readonly id: string;
  /** Symbol of the model book, for example `c`. */
  readonly symbol: string;
  readonly label: Text;
  /** Unit as printed; `1` for pure numbers. */
  readonly unit: string;
  readonly default: number;
  /** Plausible range [low, high] that ensembles draw from. */
  readonly range: readonly [number, number];
  /** How an ensemble draws over the range. */
  readonly scale: "linear" | "log";
  readonly engines: readonly Engine[];
  readonly basis: Basis;
}
