export * from "./apply.ts";
export * from "./apply-moves.ts";
export * from "./compare.ts";
export * from "./lever.ts";
export { namedScenarios } from "./named-scenarios.ts";
export * from "./platform-market.ts";
export * from "./policy-search.ts";
export * from "./run.ts";
export * from "./scenario.ts";
