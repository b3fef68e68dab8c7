export { type ConflictMember, smallestConflict } from "./conflict.ts";
export * from "./fair-transport.ts";
export * from "./linear-programme.ts";
export * from "./market.ts";
export * from "./market-candidates.ts";
export { checkMarket, requireMarket } from "./market-check.ts";
export * from "./market-matching.ts";
export { MATCH_STAGES, type MatchStage } from "./market-search.ts";
export { edgeCost, type MatchCost, type MatchCostOptions, matchCosts, sumCost } from "./match-cost.ts";
export type { NetworkTree } from "./network-simplex.ts";
export * from "./pairing.ts";
export { shapleyValue } from "./shapley.ts";
export * from "./space-programme.ts";
export type { PlaceResource, SpaceProgrammeInput } from "./space-programme-input.ts";
export * from "./stable-allocation.ts";
export * from "./surviving-moves.ts";
export {
  denseTransport,
  solveTransport,
  type TransportOptions,
  type TransportProblem,
  type TransportSolution,
} from "./transport.ts";
