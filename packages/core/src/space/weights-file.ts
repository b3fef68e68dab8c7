import type { SpatialWeights, WeightsOptions } from "./spatial-weights.ts";
import { unknownFormat, weightsFileFormat } from "./weights-file-format.ts";
import { readGal } from "./weights-gal.ts";
import { readGwt } from "./weights-gwt.ts";
import { readWeightsTable } from "./weights-table.ts";

/**
 * Weights from the text of a GAL file, a GWT file, a table of links or a square table, whichever it is.
 *
 * @param ids  the regions of the study, in the order wanted
 * @throws InputError `weights-file-unknown`, and those of `readGal`, `readGwt` and `readWeightsTable`
 */
export function readWeightsFile(text: string, ids: readonly string[], options: WeightsOptions = {}): SpatialWeights {
  switch (weightsFileFormat(text)) {
    case "gal":
      return readGal(text, ids, options);
    case "gwt":
      return readGwt(text, ids, options);
    case null:
      throw unknownFormat("readWeightsFile", text);
    default:
      return readWeightsTable(text, ids, options);
  }
}
