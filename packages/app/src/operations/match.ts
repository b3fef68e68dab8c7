import type { Implementation } from "./implementation.ts";
import { matchConsequencesImplementations } from "./match-consequences.ts";
import { matchMarketImplementations } from "./match-market.ts";
import { matchSpaceImplementations } from "./match-space.ts";
import { missingLinksImplementations } from "./missing-links.ts";

export const matchImplementations: readonly Implementation[] = [
  ...matchSpaceImplementations,
  ...matchConsequencesImplementations,
  ...matchMarketImplementations,
  ...missingLinksImplementations,
];
