import { requireColumn, type Text } from "../dataset/index.ts";
import type { Measure, MeasureContext, MeasureNeed } from "./measure.ts";
import { regionGroups } from "./measure-columns.ts";

/** Whether a measure can be computed from a context, and if not exactly what is missing. */
export interface MeasureAvailability {
  readonly available: boolean;
  readonly missing: readonly { readonly need: MeasureNeed; readonly text: Text }[];
}

/**
 * What a measure still needs.
 *
 * @param measure  an entry of the measure table
 * @param context  of `measureContext`
 * @returns `available`, or the needs that are not met, each with a sentence that says what to add
 */
export function measureAvailability(measure: Pick<Measure, "needs">, context: MeasureContext): MeasureAvailability {
  const missing = measure.needs.flatMap((need) => {
    const text = lacking(need, context);
    return text ? [{ need, text }] : [];
  });
  return { available: missing.length === 0, missing };
}

function lacking(need: MeasureNeed, context: MeasureContext): Text | undefined {
  const { dataset } = context;
  const { regions, industries, years } = dataset;
  switch (need) {
    case "two-regions":
      return regions.length >= 2
        ? undefined
        : {
            en: "At least two regions: the study has one, and a measure of distribution compares places.",
            zh: "至少需要两个地区：当前研究只有一个，分布类指标无从比较。",
          };
    case "four-regions":
      return regions.length >= 4
        ? undefined
        : {
            en: `At least four regions: there are ${regions.length}, too few for a test of association.`,
            zh: `至少需要四个地区：当前只有${regions.length}个，无法检验空间关联。`,
          };
    case "two-industries":
      return industries.length >= 2
        ? undefined
        : {
            en: "At least two industries: with one, its distribution is that of all activity.",
            zh: "至少需要两个产业：只有一个产业时，其分布即为总体分布。",
          };
    case "second-year":
      return years.length >= 2
        ? undefined
        : { en: "A second year: the measure is a change.", zh: "需要第二个年份：该指标度量变化。" };
    case "several-years":
      return years.length >= 5
        ? undefined
        : { en: `At least five years: there are ${years.length}.`, zh: `至少需要五个年份：当前只有${years.length}个。` };
    case "distances":
      return context.distances ? undefined : missingDistances(context);
    case "areas":
      return regions.every((region) => region.areaKm2 > 0) ? undefined : missingAreas(context);
    case "tradability":
      return missingTradability(context);
    case "digital-level":
      return missingLevel(context);
    case "indicators":
      return context.indicators.length >= 2
        ? undefined
        : {
            en: `At least two digital indicators (region x year): there ${context.indicators.length === 1 ? "is one" : "are none"}. List them under digital.indicators in study.yaml.`,
            zh: `至少需要两项数字化指标（地区×年份）：当前${context.indicators.length === 1 ? "只有一项" : "没有"}。请在 study.yaml 的 digital.indicators 中列出。`,
          };
    case "population":
      return context.population !== undefined
        ? undefined
        : {
            en: "Population by region and year: name its column under population in study.yaml.",
            zh: "缺少分地区分年份的人口：请在 study.yaml 的 population 中指明列名。",
          };
    case "groups":
      return regionGroups(context)
        ? undefined
        : {
            en: "Groups of regions: give every region a parent in regions.csv, at least two different ones.",
            zh: "缺少地区分组：请在 regions.csv 的 parent 列为每个地区填写上级区域，且至少有两组。",
          };
    case "plants":
      return dataset.columns["plant-hhi"] || dataset.columns.establishments
        ? undefined
        : {
            en: "Plant sizes: a column plant_hhi (Herfindahl of plant sizes) or establishments (their number) by region, industry and year.",
            zh: "缺少企业规模：需要分地区、产业、年份的 plant_hhi（企业规模赫芬达尔指数）或 establishments（企业数）列。",
          };
    case "establishments":
      return dataset.columns.establishments
        ? undefined
        : { en: "Establishments by region, industry and year.", zh: "缺少分地区、产业、年份的企业数（establishments）。" };
    case "neighbours":
      return context.neighbours
        ? undefined
        : {
            en: "Neighbours of regions: boundaries, or centres for nearest neighbours.",
            zh: "缺少地区邻接关系：需要边界文件，或用中心点坐标生成最近邻。",
          };
    case "occupations":
      return dataset.columns["managers-and-professionals"] && dataset.columns["production-workers"]
        ? undefined
        : {
            en: "Occupations: columns managers-and-professionals and production-workers by region and year.",
            zh: "缺少职业构成：需要分地区、年份的 managers-and-professionals（管理与专业人员）和 production-workers（生产人员）列。",
          };
    case "sectors": {
      const without = industries.filter((industry) => !Number.isInteger(industry.attributes?.sector)).length;
      return without === 0
        ? undefined
        : {
            en: `Sectors of industries: a whole number in the column sector of industries.csv is missing for ${without} of ${industries.length}.`,
            zh: `缺少产业所属大类：industries.csv 的 sector 列（整数编号）有${without}个产业未填（共${industries.length}个）。`,
          };
    }
    case "three-regions-and-industries":
      return regions.length >= 3 && industries.length >= 3
        ? undefined
        : {
            en: `At least three regions and three industries: there are ${regions.length} and ${industries.length}.`,
            zh: `至少需要三个地区和三个产业：当前为${regions.length}个和${industries.length}个。`,
          };
    case "positive-activity":
      return requireColumn(dataset, context.activity).values.some((value) => value > 0)
        ? undefined
        : { en: "Activity above zero: the column has none.", zh: "活动量均为零或缺失。" };
  }
}

function missingDistances(context: MeasureContext): Text {
  const { regions } = context.dataset;
  const centres = regions.filter((region) => !Number.isFinite(region.lon + region.lat)).length;
  const areas = regions.filter((region) => !(region.areaKm2 > 0)).length;
  const partsEn = [
    ...(centres > 0 ? [`centres (lon, lat) of ${centres} of ${regions.length} regions`] : []),
    ...(areas > 0 ? [`areas (area_km2) of ${areas} of ${regions.length} regions`] : []),
  ];
  const partsZh = [
    ...(centres > 0 ? [`${regions.length}个地区中${centres}个缺中心点坐标（lon、lat）`] : []),
    ...(areas > 0 ? [`${regions.length}个地区中${areas}个缺面积（area_km2）`] : []),
  ];
  return {
    en: `Distances between regions: missing are ${partsEn.join(" and ")}. Add them to regions.csv, or give a table of distances.`,
    zh: `缺少地区间距离：${partsZh.join("，")}。请补入 regions.csv，或提供距离表。`,
  };
}

function missingAreas(context: MeasureContext): Text {
  const { regions } = context.dataset;
  const count = regions.filter((region) => !(region.areaKm2 > 0)).length;
  return {
    en: `Areas: area_km2 is missing for ${count} of ${regions.length} regions in regions.csv.`,
    zh: `缺少面积：regions.csv 中${regions.length}个地区有${count}个未填 area_km2。`,
  };
}

function missingTradability(context: MeasureContext): Text | undefined {
  const without = context.dataset.industries.filter((industry) => !(industry.tradability >= 0));
  if (without.length === 0) return undefined;
  const names = without.slice(0, 3).map((industry) => industry.id);
  return {
    en: `Virtual tradability (column tradability of industries.csv, 0 to 1) of ${without.length} industries: ${names.join(", ")}${without.length > 3 ? ", ..." : ""}.`,
    zh: `缺少${without.length}个产业的虚拟可贸易度（industries.csv 的 tradability 列，0至1）：${names.join("、")}${without.length > 3 ? "等" : ""}。`,
  };
}

function missingLevel(context: MeasureContext): Text | undefined {
  const level = context.digitalLevel;
  if (level?.ratioScale) return undefined;
  if (level) {
    return {
      en: `A digital level on the ratio scale: the index uses ${level.scaling} scaling and ${level.aggregation} aggregation, whose zero is an accident of the sample.`,
      zh: `需要比率尺度的数字技术水平：当前指数采用 ${level.scaling} 标准化、${level.aggregation} 合成，其零点取决于样本，不能求比值。`,
    };
  }
  if (context.indicators.length === 0) {
    return {
      en: "A digital level: there are no digital indicators. List columns keyed by region and year under digital.indicators in study.yaml.",
      zh: "缺少数字技术水平：没有数字化指标。请在 study.yaml 的 digital.indicators 中列出分地区、年份的指标。",
    };
  }
  return {
    en: "A digital level: the indicators given allow none; see the issues of the study for the reason.",
    zh: "无法合成数字技术水平：现有指标不满足要求，原因见数据问题清单。",
  };
}
