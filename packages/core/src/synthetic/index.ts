export { synthesizeCountry } from "./country.ts";
export { SYNTHETIC_FORMS } from "./forms.ts";
export { type SyntheticGeography, syntheticGeography } from "./geography.ts";
export { syntheticInputOutput } from "./input-output.ts";
export { drawIntentions, type PlantedActivity, type PlantedPath, plantPaths } from "./planting.ts";
export type { SyntheticCountry, SyntheticCountryOptions, SyntheticTruth } from "./specification.ts";
export { type PlainTable, syntheticTables } from "./tables.ts";
