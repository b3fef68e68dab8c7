import { type SpatialWeights, type WeightsFileHeader, writeGal, writeGwt, writeWeightsTable } from "@jiju/core";

/** Weights in the format that an input names; null for none. */
export function weightsText(
  weights: SpatialWeights,
  format: "none" | "gal" | "gwt" | "table",
  header: WeightsFileHeader,
): string | null {
  switch (format) {
    case "none":
      return null;
    case "gal":
      return writeGal(weights, header);
    case "gwt":
      return writeGwt(weights, header);
    case "table":
      return writeWeightsTable(weights);
  }
}
