/** Three regions and two industries that the chapters speak of. */
export const regions = [
  { id: "110000", name: { en: "Beijing", zh: "北京" }, areaKm2: 16411, lon: 116.4, lat: 39.9 },
  { id: "310000", name: { en: "Shanghai", zh: "上海" }, areaKm2: 6340, lon: 121.5, lat: 31.2 },
  { id: "540000", name: { en: "Tibet", zh: "西藏" }, areaKm2: 1228400, lon: 91.1, lat: 29.7 },
];
export const industries = [
  { id: "manufacturing", name: { en: "Manufacturing", zh: "制造业" }, kind: "traditional" as const, tradability: 0.22 },
  { id: "finance", name: { en: "Finance", zh: "金融业" }, kind: "traditional" as const, tradability: 0.76 },
];
export const shares = (optimising: number, deepening: number, strengthening: number, notTransforming: number) => ({
  optimising,
  deepening,
  strengthening,
  notTransforming,
});
export const quantity = (en: string, zh: string) => ({ label: { en, zh }, unit: { en: "first year = 1", zh: "首年为1" } });
