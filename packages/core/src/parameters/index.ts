export type { Basis, Engine, Parameter } from "./parameter.ts";
