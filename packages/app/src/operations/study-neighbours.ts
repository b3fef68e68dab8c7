import { createHash } from "node:crypto";
import {
  bandWeights,
  higherOrderWeights,
  InputError,
  type MeasureContext,
  nearestWeights,
  readWeightsFile,
  type SpatialWeights,
  smallestBand,
  symmetriseWeights,
  transformWeights,
} from "@jiju/core";
import { measureNeighbours, type NeighboursInput } from "@jiju/lab/contract";
import type { StudySession } from "../study/session.ts";
import { boundaryNeighbours } from "./boundary-neighbours.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";
import { weightsSummary } from "./weights-of-input.ts";
import { weightsText } from "./weights-text.ts";

type Asked = NeighboursInput | undefined;

/** Neighbours in a few letters, for keys of results that depend on them. */
export function neighboursKey(asked: Asked): string {
  return asked === undefined ? "" : createHash("sha256").update(JSON.stringify(asked)).digest("hex");
}

/**
 * The context of the measures with the neighbours asked for: by outline where the study has outlines, else by nearest centres, when none are.
 *
 * @throws InputError `no-outlines`, `no-centres`, and those of the weights file
 */
export function contextWithNeighbours(caller: string, study: StudySession, asked: Asked): Promise<MeasureContext> {
  return study.once(`measures among neighbours ${neighboursKey(asked)}`, async () => {
    const neighbours = asked === undefined ? await boundaryNeighbours(study) : await neighboursOf(caller, study, asked);
    return neighbours ? { ...study.measures(), neighbours } : study.measures();
  });
}

async function neighboursOf(caller: string, study: StudySession, asked: NeighboursInput): Promise<SpatialWeights> {
  switch (asked.kind) {
    case "outlines": {
      const direct = await boundaryNeighbours(study, asked.contiguity);
      if (direct === undefined) {
        throw new InputError(
          "no-outlines",
          `${caller}: the study has no outline of every region, so it is not known who touches whom. Add outlines under boundaries in study.yaml, or choose nearest centres, a distance or a weights file.`,
        );
      }
      return asked.order === 1 ? direct : transformWeights(higherOrderWeights(direct, asked.order, { include: "up-to" }), "row");
    }
    case "nearest":
      return transformWeights(nearestWeights(centresOf(caller, study), asked.count), "row");
    case "band": {
      const centres = centresOf(caller, study);
      return transformWeights(bandWeights(centres, asked.reach ?? smallestBand(centres)), "row");
    }
    case "file": {
      const ids = study.regions.map((region) => region.id);
      const read = readWeightsFile(asked.text, ids);
      const written = asked.direction === "both" ? symmetriseWeights(read, "union") : read;
      const kept = asked.values === "alike" ? transformWeights(written, "binary") : written;
      return transformWeights(kept, "row");
    }
  }
}

function centresOf(caller: string, study: StudySession) {
  const { regions } = study;
  const without = regions.find((region) => !Number.isFinite(region.lon + region.lat));
  if (without !== undefined) {
    throw new InputError(
      "no-centres",
      `${caller}: ${without.id} has no longitude and latitude. Add lon and lat to the table of regions, or choose outlines or a weights file.`,
      { id: without.id },
    );
  }
  return {
    ids: regions.map((region) => region.id),
    x: Float64Array.from(regions, (region) => region.lon),
    y: Float64Array.from(regions, (region) => region.lat),
  };
}

export const neighbourImplementations: readonly Implementation[] = [
  implement(measureNeighbours, async (input, context) => {
    const study = requireStudy("measure.neighbours", context);
    const { neighbours } = await contextWithNeighbours("measure.neighbours", study, input.neighbours);
    if (neighbours === undefined) {
      throw new InputError(
        "no-outlines",
        "measure.neighbours: the study has neither outlines nor centres of its regions. Add boundaries or lon and lat, or give a weights file.",
      );
    }
    return {
      summary: weightsSummary(neighbours),
      text: weightsText(neighbours, input.format, { map: study.loaded.config.id ?? "study", idColumn: "region" }),
    };
  }),
];
