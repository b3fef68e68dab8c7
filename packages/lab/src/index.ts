export * from "./bundle/index.ts";
export * from "./ensembles/index.ts";
export * from "./files/index.ts";
export * from "./geography/index.ts";
export * from "./report/index.ts";
export * from "./solvers/index.ts";
export * from "./study/index.ts";
export * from "./synthetic/index.ts";
export { type LooseColumn, readLooseTable, withTablesRead } from "./tables/index.ts";
