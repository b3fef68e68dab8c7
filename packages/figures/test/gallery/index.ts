import type { FigureData, FigureId } from "../../src/index.ts";
import { how } from "./how.ts";
import { maps } from "./maps.ts";
import { measures } from "./measures.ts";
import { paths } from "./paths.ts";
import { space } from "./space.ts";
import { why } from "./why.ts";

/** One example of every figure: a figure without one does not compile. */
export const gallery: { readonly [Id in FigureId]: FigureData<Id> } = {
  ...maps,
  ...measures,
  ...space,
  ...why,
  ...how,
  ...paths,
};
