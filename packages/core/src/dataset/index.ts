export {
  ABSENCE,
  type Column,
  columnLength,
  type Dataset,
  type Dimension,
  type Industry,
  type IndustryKind,
  type Region,
  requireColumn,
  type Source,
  sliceYear,
  type Text,
} from "./dataset.ts";
