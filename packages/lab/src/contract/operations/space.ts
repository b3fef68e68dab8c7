import { spaceAssociation, spaceWeights } from "./space-association.ts";
import { spaceKDensity, spaceMFunction, spaceRipley, spaceScaleCurve, spaceStudyFirms } from "./space-points.ts";

export * from "./space-association.ts";
export * from "./space-points.ts";

export const spaceOperations = [
  spaceStudyFirms,
  spaceWeights,
  spaceAssociation,
  spaceKDensity,
  spaceMFunction,
  spaceRipley,
  spaceScaleCurve,
];
