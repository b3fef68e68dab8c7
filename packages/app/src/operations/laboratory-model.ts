import { footlooseModel, krugmanModel, type LaboratoryModel, ownModel } from "@jiju/core";

/** Parameters of the three families; each reads its own. */
export interface LaboratoryInput {
  readonly model: string;
  readonly sigma: number;
  readonly mu: number;
  readonly theta: number;
  readonly psi: number;
  readonly spilloverReach: number;
  readonly alpha: number;
  readonly delta: number;
  readonly beta: number;
  readonly epsilon: number;
}

/** The laboratory model that an input names. */
export function laboratoryModel(input: LaboratoryInput): LaboratoryModel {
  if (input.model === "krugman") return krugmanModel(input);
  if (input.model === "footloose-entrepreneur") return footlooseModel(input);
  return ownModel(input);
}
