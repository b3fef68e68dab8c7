import { matchMarketOperation, matchTransport } from "./match-market.ts";
import { matchIndustrySpace, matchPairing } from "./match-space.ts";

export { matchMarketOperation, matchTransport } from "./match-market.ts";
export { matchIndustrySpace, matchPairing } from "./match-space.ts";

export const matchOperations = [matchIndustrySpace, matchMarketOperation, matchPairing, matchTransport];
