import type { ReportFacts } from "./facts.ts";
import type { Sentence } from "./html.ts";
import type { PathCell, ReportInput } from "./report-input.ts";
import { english } from "./wording-en.ts";
import { chinese } from "./wording-zh.ts";

/** The words of the report in one language; each language writes its own sentences. */
export interface Wording {
  readonly title: (industry: string, study: string) => string;
  readonly subtitle: (study: string, first: number, last: number, region: string | null) => string;
  readonly written: string;
  readonly findingsTitle: string;
  /** The five findings; null where the study lacks what it needs. What is missing is said beside a sentence that makes do without. */
  readonly findings: (
    facts: ReportFacts,
    input: ReportInput,
  ) => readonly [title: string, sentence: Sentence | null, missing: readonly string[]][];
  readonly notComputed: (missing: readonly string[]) => string;
  readonly place: {
    readonly title: (region: string) => string;
    readonly sentences: (region: string, facts: ReportFacts) => readonly Sentence[];
    readonly reason: (reason: PathCell["reasons"][number]) => string | null;
  };
  readonly chapters: {
    readonly where: string;
    readonly digital: string;
    readonly pattern: string;
    readonly why: string;
    readonly path: string;
    readonly equilibrium: string;
    readonly regions: string;
    readonly caveats: string;
    readonly matching: string;
    readonly policies: string;
    readonly sources: string;
    readonly provenance: string;
  };
  readonly captions: {
    readonly physicalMap: (industry: string, year: number) => string;
    readonly virtualMap: (industry: string, year: number) => string;
    readonly ranking: (industry: string, year: number, draws: number | null) => string;
    readonly weights: string;
    readonly indifference: string;
    readonly costLines: string;
    readonly pathMap: (industry: string, first: number, last: number) => string;
    readonly ternary: (industry: string) => string;
    readonly regions: (industry: string, year: number) => string;
    readonly industries: (first: number, last: number) => string;
    readonly indicators: string;
    readonly scenario: string;
    readonly summary: string;
    readonly places: (year: number) => string;
  };
  readonly columns: Readonly<
    Record<
      | "region"
      | "physical"
      | "interval"
      | "virtual"
      | "degree"
      | "digital"
      | "path"
      | "share"
      | "industry"
      | "giniFirst"
      | "giniLast"
      | "virtualGiniFirst"
      | "virtualGiniLast"
      | "slogan"
      | "indicator"
      | "weight"
      | "entropy"
      | "contribution"
      | "point"
      | "agglomeration"
      | "technology"
      | "logNetEffect"
      | "turningPoint"
      | "pastShare"
      | "what"
      | "value"
      | "source"
      | "years"
      | "vintage"
      | "licence"
      | "defects"
      | "operation"
      | "version"
      | "seed"
      | "parameters",
      string
    >
  >;
  readonly slogan: Readonly<Record<"holds" | "contradicted" | "cannot-tell", string>>;
  readonly why: (facts: ReportFacts) => readonly Sentence[];
  readonly summaryRows: Readonly<
    Record<
      | "above-mean"
      | "specialised"
      | "degree-above-one"
      | "virtual-share"
      | "mean-first"
      | "mean-last"
      | "slogan-holds"
      | "slogan-contradicted"
      | "past-peak"
      | "path-optimising"
      | "path-deepening"
      | "path-strengthening"
      | "path-not-transforming"
      | "path-cannot-tell"
      | "path-not-defined",
      string
    >
  >;
  readonly caveats: (facts: ReportFacts, input: ReportInput) => readonly string[];
  readonly dataIssues: string;
  /** Between a place and what is said of it. */
  readonly colon: string;
  readonly provenanceRows: { readonly hash: string; readonly version: string; readonly draws: string; readonly seed: string };
  /** `outside`: names of cells of the grid that the study has no data for. */
  readonly mapNote: (attribution: string | null, kind: "tiles" | "outlines", outside: readonly string[]) => string;
}

export const wordingOf = (language: "zh" | "en"): Wording => (language === "zh" ? chinese : english);
