import type { IssueWording } from "./issue-wording.ts";

/** Wording of what can be the matter with a panel as a whole. */
export const panelIssues = {
  "missing-years": {
    severity: "warning",
    message: { en: "Years are missing inside the series: {given}.", zh: "序列中间缺少年份：{given}。" },
    hint: {
      en: "Changes across the gap span several years; add the years or choose a window without the gap.",
      zh: "跨越缺口的变化对应多年；请补充年份，或选择没有缺口的窗口。",
    },
  },
  "constant-indicator": {
    severity: "warning",
    message: { en: "The indicator {column} has the same value everywhere.", zh: "指标 {column} 处处取同一值。" },
    hint: {
      en: "It tells regions and years apart nowhere, so its entropy weight is 0; check whether the file is right.",
      zh: "它不能区分任何地区和年份，熵权为 0；请核对文件。",
    },
  },
  "one-region": {
    severity: "warning",
    message: { en: "The study has one region.", zh: "该研究只有一个地区。" },
    hint: {
      en: "Everything that compares regions (location quotient, Gini, agglomeration) needs two or more.",
      zh: "凡地区间比较（区位商、基尼系数、集聚）都需要两个以上地区。",
    },
  },
  "one-industry": {
    severity: "warning",
    message: { en: "The study has one industry.", zh: "该研究只有一个产业。" },
    hint: {
      en: "Everything that compares industries (location quotient, specialisation) needs two or more.",
      zh: "凡产业间比较（区位商、专业化）都需要两个以上产业。",
    },
  },
  "one-year": {
    severity: "warning",
    message: { en: "The activity covers one year.", zh: "活动量只有一个年份。" },
    hint: { en: "Paths and changes need two; measures of one year work.", zh: "路径与变化需要两个年份；单年指标可以计算。" },
  },
  "industry-all-zero": {
    severity: "warning",
    message: { en: 'The industry "{given}" is zero in every region and year.', zh: "产业“{given}”在所有地区和年份均为零。" },
    hint: {
      en: "Its measures are not defined. Leave it out, or leave cells blank where there is no figure.",
      zh: "其各项指标没有定义。请略去该产业；没有数据的单元格请留空，不要填零。",
    },
  },
  "region-all-zero": {
    severity: "warning",
    message: { en: 'The region "{given}" has no activity in any year.', zh: "地区“{given}”各年均无活动量。" },
    hint: { en: "Its measures are not defined. Check its name in the tables.", zh: "其各项指标没有定义。请核对表中的名称。" },
  },
  "possible-unit-slip": {
    severity: "warning",
    message: { en: "{given} is {ratio} times the year before and after.", zh: "{given} 约为前后年份的 {ratio} 倍。" },
    hint: {
      en: "Perhaps another unit (万 against 1, or a decimal point). Check it against the publication.",
      zh: "可能是单位不同（如万与个）或小数点误录，请对照原出版物。",
    },
  },
  "no-centres": {
    severity: "note",
    message: { en: "None of the {needed} regions has a centre.", zh: "{needed} 个地区都没有中心坐标。" },
    hint: {
      en: "Location quotient, HHI and Gini work; agglomeration, paths and everything else with distances need lon and lat, or points, or distances.",
      zh: "区位商、HHI、基尼系数可以计算；集聚、路径等涉及距离的内容需要经纬度、点位或距离表。",
    },
  },
  "no-areas": {
    severity: "note",
    message: { en: "None of the {needed} regions has an area.", zh: "{needed} 个地区都没有面积。" },
    hint: {
      en: "The distance of a region to itself comes from its area: add area_km2, or points with population.",
      zh: "地区内部距离由面积推算：请补充 area_km2，或提供带人口的点位。",
    },
  },
  "some-centres": {
    severity: "warning",
    message: {
      en: "{count} of {needed} regions have no centre: {given}",
      zh: "{needed} 个地区中有 {count} 个没有中心坐标：{given}",
    },
    hint: {
      en: "Nothing with distances is computed while one lacks it. Add lon and lat, or leave them out, under `regions:` in study.yaml: {line}",
      zh: "只要有一个地区缺坐标，涉及距离的内容就不计算。请补充 lon、lat，或在 study.yaml 的 `regions:` 下略去：{line}",
    },
  },
  "some-areas": {
    severity: "warning",
    message: {
      en: "{count} of {needed} regions have no area: {given}",
      zh: "{needed} 个地区中有 {count} 个没有面积：{given}",
    },
    hint: {
      en: "Nothing with distances is computed while one lacks it. Add area_km2, or leave them out, under `regions:` in study.yaml: {line}",
      zh: "只要有一个地区缺面积，涉及距离的内容就不计算。请补充 area_km2，或在 study.yaml 的 `regions:` 下略去：{line}",
    },
  },
  "no-digital": {
    severity: "note",
    message: { en: "The study names no digital indicators.", zh: "该研究没有指定数字技术水平指标。" },
    hint: {
      en: "Virtual agglomeration, paths and the Why page need them: add `digital: indicators:`.",
      zh: "虚拟集聚、路径和“动因”页需要它们：请补充 `digital: indicators:`。",
    },
  },
  "negative-digital": {
    severity: "error",
    message: { en: "A digital indicator is negative: {given}.", zh: "数字技术指标出现负值：{given}。" },
    hint: {
      en: "The index needs indicators at or above zero; turn a change into a level first.",
      zh: "指数要求指标不小于零；请先把变化量换成水平量。",
    },
  },
  "zero-denominator": {
    severity: "warning",
    message: {
      en: "The denominator {given} is zero in some cells; the ratio is absent there.",
      zh: "分母 {given} 在部分单元格为零，比值按空缺处理。",
    },
    hint: { en: "Check the denominator.", zh: "请核对分母。" },
  },
  "filled-cells": {
    severity: "warning",
    message: {
      en: "{count} absent cells were filled ({given}): {reason}",
      zh: "已填补 {count} 个空缺单元格（{given_zh}）：{reason}",
    },
    hint: {
      en: "They count as data from here on; set the policy to leave-out to see what rests on them.",
      zh: "此后它们按数据使用；将策略设为 leave-out 可查看哪些结果依赖于它们。",
    },
  },
  "concordance-share": {
    severity: "error",
    message: { en: 'The shares of "{given}" add up to {sum}.', zh: "“{given}”的份额合计为 {sum}。" },
    hint: { en: "The shares of each industry must add up to 1.", zh: "每个产业的份额合计必须为 1。" },
  },
  "points-missing": {
    severity: "warning",
    message: { en: "{count} regions have no point: {given}", zh: "有 {count} 个地区没有点位：{given}" },
    hint: { en: "Their distances use the centre and the area instead.", zh: "这些地区的距离改用中心坐标和面积推算。" },
  },
  "bad-population": {
    severity: "error",
    message: { en: "A population of {given} is not possible for a point.", zh: "点位人口不可能为 {given}。" },
    hint: { en: "Write a number above zero, or delete the row.", zh: "请写大于零的数，或删除该行。" },
  },
  "outline-missing": {
    severity: "warning",
    message: { en: "{count} regions have no outline: {given}", zh: "有 {count} 个地区没有轮廓：{given}" },
    hint: { en: "They are absent from the map; rankings and tables have them.", zh: "地图上不显示，排序和表格中保留。" },
  },
  "outline-unknown": {
    severity: "note",
    message: {
      en: "{count} outlines belong to no region of the study: {given}",
      zh: "有 {count} 个轮廓不属于本研究的地区：{given}",
    },
    hint: { en: "They are drawn without data.", zh: "绘图时不填数据。" },
  },
  "bad-geojson": {
    severity: "error",
    message: { en: "The file is no GeoJSON FeatureCollection: {detail}", zh: "该文件不是 GeoJSON FeatureCollection：{detail}" },
    hint: { en: "Export polygons as GeoJSON in degrees (WGS 84).", zh: "请以 GeoJSON 格式导出多边形，坐标为经纬度(WGS 84)。" },
  },
  "tile-missing": {
    severity: "warning",
    message: { en: "{count} regions have no tile: {given}", zh: "有 {count} 个地区不在网格地图中：{given}" },
    hint: { en: "Add them to the tile file.", zh: "请在网格文件中补充。" },
  },
  "tile-clash": {
    severity: "error",
    message: { en: "Two places share one tile: {given}.", zh: "两个地点占用同一格：{given}。" },
    hint: { en: "Move one of them.", zh: "请移动其中一个。" },
  },
  "more-like-this": {
    severity: "note",
    message: { en: "There are {count} more of this kind in this column.", zh: "该列还有 {count} 处同类情况。" },
    hint: { en: "What is said above of the ones shown holds for these too.", zh: "处理办法同上。" },
  },
} as const satisfies Record<string, IssueWording>;
