import type { Text } from "@jiju/core";
import type { FigureData, Geography } from "@jiju/figures";
import type { z } from "zod";
import type {
  agglomeration,
  describeStudy,
  digitalLevelOperation,
  dispersedConcentrated,
  howTrinity,
  matchIndustrySpace,
  matchMarketOperation,
  observedPath,
  Provenance,
  scenarioCompare,
} from "../contract/index.ts";
import type { EstimateResult } from "./estimate.ts";

type OutputOf<Entry extends { readonly output: z.ZodType }> = z.output<Entry["output"]>;

export type StudyDescription = OutputOf<typeof describeStudy>;
export type DigitalLevelResult = OutputOf<typeof digitalLevelOperation>;
export type AgglomerationResult = OutputOf<typeof agglomeration>;
export type ConcentrationResult = OutputOf<typeof dispersedConcentrated>;
export type ObservedPathResult = OutputOf<typeof observedPath>;
/** The part of the compound trinity that the report reads. */
export type EquilibriumResult = Pick<
  OutputOf<typeof howTrinity>,
  | "firstYear"
  | "lastYear"
  | "regions"
  | "industries"
  | "welfare"
  | "otherReadiness"
  | "regionsChange"
  | "employmentRatio"
  | "baseline"
  | "settings"
> & {
  readonly indicators: Pick<OutputOf<typeof howTrinity>["indicators"], "slogan">;
  readonly diagnosis: Pick<NonNullable<OutputOf<typeof howTrinity>["diagnosis"]>, "stability">;
};
/** Moves of industries between places. */
export type MovesResult = OutputOf<typeof matchIndustrySpace>;
/** Offers and requests of capacity, matched. */
export type MarketResult = OutputOf<typeof matchMarketOperation>;
/** Policies side by side. */
export type PoliciesResult = OutputOf<typeof scenarioCompare>;
export type PathCell = ObservedPathResult["cells"][number];

/** A chapter that was computed, or what the study lacks for it. */
export type Chapter<Result> = { readonly result: Result } | { readonly missing: readonly Text[] };

/** A measure of every region in the last year of the window, for the table of regions. */
export interface RegionMeasure {
  /** Id of the measure, for example `location-quotient`. */
  readonly id: string;
  readonly label: Text;
  readonly unit: string;
  /** One per region, in the order of the study; null where absent. */
  readonly values: readonly (number | null)[];
  readonly decimals: number;
}

/** Where the industry stands on the net-effect diagram, and the scenario of Figure 1. */
export interface WhyResult {
  readonly indifferenceMap: FigureData<"indifference-map">;
  readonly costLines: FigureData<"cost-lines"> | null;
  /** A1, A2, T1, T2 and ln RE at E1 to E4 (the model book, Figure 1a). */
  readonly scenario: {
    readonly agglomerationBefore: number;
    readonly agglomerationAfter: number;
    readonly technologyBefore: number;
    readonly technologyAfter: number;
    readonly logNetEffect: readonly [number, number, number, number];
    /** Whether RE3 > RE2 > RE1; computed, never assumed. */
    readonly ordered: boolean;
  };
  /** Regions with a point in the last year. */
  readonly places: readonly {
    readonly region: string;
    readonly agglomeration: number;
    readonly technology: number;
    /** A*(T): where more agglomeration stops helping; null when there is no interior peak. */
    readonly turningPoint: number | null;
    /** Share of parameter draws that put the place past its peak, 0 to 1; null when not drawn. */
    readonly pastShare: number | null;
  }[];
  /** How the parameters were obtained: "starting set, not estimated" or the name of an estimate. */
  readonly basis: Text;
}

/** Everything a report says, already computed. The report adds words and drawings, no numbers of its own. */
export interface ReportInput {
  readonly language: "zh" | "en";
  /** Default: made from the study's title and the industry. */
  readonly title?: string;
  readonly study: StudyDescription;
  /** Tile grid (default of the product) or outlines that the user may publish; null when the study has neither. */
  readonly geography: Geography | null;
  readonly attribution: Text | null;
  /** Industry the maps are about. */
  readonly industry: string;
  /** The place the report is about; the nation when left out. */
  readonly region?: string;
  readonly agglomeration: Chapter<AgglomerationResult>;
  readonly digital: Chapter<DigitalLevelResult>;
  readonly concentration: Chapter<ConcentrationResult>;
  readonly why: Chapter<WhyResult>;
  /** Paths of all industries. */
  readonly paths: Chapter<ObservedPathResult>;
  /** The spatial equilibrium under the study's own digital shocks: a scenario, never a forecast. */
  readonly equilibrium: Chapter<EquilibriumResult>;
  /** Whether digital technology replaces proximity, all industries pooled; left out of reports that do not estimate. */
  readonly estimate?: Chapter<EstimateResult>;
  /** Which industry should be where; a scenario like the equilibrium. */
  readonly moves: Chapter<MovesResult>;
  readonly market: Chapter<MarketResult>;
  /** Where offers and requests come from, with what is known to be wrong with them. */
  readonly marketSource?: Pick<StudyDescription["sources"][number], "publication" | "defects">;
  readonly policies: Chapter<PoliciesResult>;
  readonly measures: readonly RegionMeasure[];
  /** Warnings and notes of the data, worded in the language of the report. */
  readonly dataIssues: readonly {
    /** File and column, for example `indicators.csv, patents-granted`. */
    readonly place?: string;
    readonly message: string;
    readonly hint: string;
  }[];
  /** Provenance of every result above. */
  readonly provenance: readonly Provenance[];
  readonly productVersion: string;
  /** Draws and seed of the ensembles. */
  readonly draws: number;
  readonly seed: number;
  /** When the report was written, ISO 8601; the only bytes that differ when the report is replayed. */
  readonly writtenAt: string;
}
