import { type TileCell, tileGeography } from "../../src/index.ts";

/** A small grid: five places, one of them without data. */
export const cells: readonly TileCell[] = [
  { region: "110000", column: 2, row: 1, name: { en: "Beijing", zh: "北京" } },
  { region: "130000", column: 1, row: 1, name: { en: "Hebei", zh: "河北" } },
  { region: "410000", column: 1, row: 2, name: { en: "Henan", zh: "河南" } },
  { region: "320000", column: 2, row: 2, name: { en: "Jiangsu", zh: "江苏" } },
  { region: "310000", column: 3, row: 2, name: { en: "Shanghai", zh: "上海" } },
  { region: "710000", column: 3, row: 3, name: { en: "Taiwan", zh: "台湾" } },
];
export const geography = tileGeography("gallery", cells);
export const withData = cells.filter((cell) => cell.region !== "710000");
export const pure = (en: string, zh: string) => ({ label: { en, zh }, unit: { en: "national mean = 1", zh: "全国平均为1" } });
export const persons = { label: { en: "Employment", zh: "就业人员" }, unit: { en: "10,000 persons", zh: "万人" } };
export const distance = { label: { en: "Distance", zh: "距离" }, unit: { en: "km", zh: "公里" } };
export const agglomeration = pure("Physical agglomeration A", "实体集聚 A");
export const technology = pure("Digital level T", "数字技术水平 T");
export const values = [1.92, 0.71, 0.64, 1.38, 2.6];
export const steps = Array.from({ length: 41 }, (_, k) => k / 40);

export const hyperbola = (level: number): [number, number][] => steps.map((s) => [0.4 + 5.6 * s, level / (0.4 + 5.6 * s)]);
