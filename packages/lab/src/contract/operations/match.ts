import { matchConsequences } from "./match-consequences.ts";
import { matchMarketOperation, matchTransport } from "./match-market.ts";
import { matchIndustrySpace, matchPairing } from "./match-space.ts";
import { matchMissingLinks } from "./missing-links.ts";

export { matchConsequences } from "./match-consequences.ts";
export { matchMarketOperation, matchTransport } from "./match-market.ts";
export { matchIndustrySpace, matchPairing } from "./match-space.ts";
export { matchMissingLinks } from "./missing-links.ts";

export const matchOperations = [
  matchConsequences,
  matchIndustrySpace,
  matchMarketOperation,
  matchMissingLinks,
  matchPairing,
  matchTransport,
];
