import type { FigureData, FigureId } from "../../src/index.ts";

/** Data of some figures by the figure's id. */
export type Examples = { readonly [Id in FigureId]?: FigureData<Id> };
