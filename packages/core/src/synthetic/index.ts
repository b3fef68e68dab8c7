export {
  SYNTHETIC_FORMS,
  type SyntheticCountry,
  type SyntheticCountryOptions,
  type SyntheticTruth,
  synthesizeCountry,
} from "./country.ts";
export { type SyntheticGeography, syntheticGeography } from "./geography.ts";
export { syntheticInputOutput } from "./input-output.ts";
export { drawIntentions, type PlantedActivity, type PlantedPath, plantPaths } from "./planting.ts";
export { type PlainTable, syntheticTables } from "./tables.ts";
