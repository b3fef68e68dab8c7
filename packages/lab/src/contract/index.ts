export { inLanguage } from "./in-language.ts";
export { type InputProblem, inputProblems, problemsText } from "./input-problems.ts";
export { issueCatalogue, issueText, type StudyIssueCode } from "./issue-catalogue.ts";
export { type ChineseWording, engineIssues } from "./issue-catalogue-engines.ts";
export type { IssueWording, Language } from "./issue-wording.ts";
export type { NeighboursInput } from "./neighbours-input.ts";
export { outsizeNumbers } from "./number-size.ts";
export {
  cellSchema,
  defineOperation,
  type Envelope,
  issueSchema,
  type Operation,
  type Progress,
  type Provenance,
  provenanceSchema,
  type Refusal,
  type Room,
  textSchema,
  valuesSchema,
} from "./operation.ts";
export * from "./operations/index.ts";
export { refusalSentences } from "./refusal-catalogue.ts";
export { type RefusalWords, refusalText } from "./refusal-text.ts";
export type { NamedTable, TableInput } from "./table-input.ts";
export {
  outlinesSchema,
  type WeightsInput,
  weightsInputSchema,
  weightsSourceSchema,
  weightsSummarySchema,
} from "./weights-input.ts";
