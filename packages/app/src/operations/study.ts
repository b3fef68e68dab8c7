import { type Column, type Dataset, type Industry, requireColumn, type Text } from "@jiju/core";
import { loadGeography, packedTiles } from "@jiju/lab";
import { describeStudy, studyCompleteness, studyGeography, studyIssues } from "@jiju/lab/contract";
import { equilibriumMissing } from "../study/baseline.ts";
import type { StudySession } from "../study/session.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";

function columnOnWire(column: Column, dataset: Dataset) {
  const years = column.dimensions.includes("year") ? dataset.years.length : 1;
  let present = 0;
  let first = years;
  let last = -1;
  for (let cell = 0; cell < column.values.length; ++cell) {
    if (Number.isNaN(column.values[cell]!)) continue;
    present += 1;
    const year = cell % years;
    if (year < first) first = year;
    if (year > last) last = year;
  }
  const dated = column.dimensions.includes("year") && last >= 0;
  return {
    id: column.id,
    label: column.label,
    unit: column.unit,
    dimensions: [...column.dimensions],
    source: column.source,
    firstYear: dated ? dataset.years[first]! : null,
    lastYear: dated ? dataset.years[last]! : null,
    present,
    cells: column.values.length,
  };
}

const industryOnWire = ({ id, name, kind, tradability }: Industry) => ({
  id,
  name,
  kind,
  tradability: Number.isNaN(tradability) ? null : tradability,
});

/** What the study can answer, and what it lacks for the rest. */
export function capabilitiesOf(study: StudySession): { id: string; label: Text; available: boolean; missing: readonly Text[] }[] {
  const distances = study.distances().missing ?? [];
  const digital = study.digital().missing ?? [];
  const virtual = study.virtualMissing();
  const twoYears: readonly Text[] =
    study.years.length < 2 ? [{ en: "activity of at least two years", zh: "至少两个年份的活动量数据" }] : [];
  const productivity: readonly Text[] = study.loaded.productivity
    ? []
    : [{ en: "a productivity column (productivity in study.yaml)", zh: "生产率指标（study.yaml 的 productivity）" }];
  const outlines: readonly Text[] = study.loaded.boundaries
    ? []
    : [{ en: "outlines of the regions (boundaries in study.yaml)", zh: "地区轮廓（study.yaml 的 boundaries）" }];
  const entry = (id: string, label: Text, missing: readonly Text[]) => ({ id, label, available: missing.length === 0, missing });
  return [
    entry("classic-measures", { en: "Location quotient, HHI, Gini, Theil", zh: "区位商、HHI、基尼系数、泰尔指数" }, []),
    entry("physical-agglomeration", { en: "Physical agglomeration", zh: "实体集聚" }, distances),
    entry("digital-level", { en: "Digital level", zh: "数字技术水平" }, digital),
    entry("virtual-agglomeration", { en: "Virtual agglomeration and effective proximity", zh: "虚拟集聚与有效邻近" }, virtual),
    entry("paths", { en: "Transformation paths", zh: "转型路径" }, [...virtual, ...twoYears]),
    entry("estimation", { en: "Estimating whether digital replaces proximity", zh: "估计数字技术是否替代地理邻近" }, [
      ...virtual,
      ...twoYears,
      ...productivity,
    ]),
    entry("equilibrium", { en: "Spatial equilibrium", zh: "空间均衡" }, equilibriumMissing(study)),
    entry("outlines", { en: "Outline map", zh: "轮廓地图" }, outlines),
  ];
}

export const studyImplementations: readonly Implementation[] = [
  implement(describeStudy, (_input, context) => {
    const study = requireStudy("study.describe", context);
    const { dataset, issues, tables } = study.loaded;
    const count = (severity: string): number => issues.filter((issue) => issue.severity === severity).length;
    return {
      id: study.loaded.id,
      title: study.loaded.title,
      hash: study.hash,
      activity: study.loaded.activity,
      regions: dataset.regions.map((region) => ({ ...region })),
      industries: dataset.industries.map(industryOnWire),
      years: [...study.years],
      window: [study.years[0]!, study.years.at(-1)!] as [number, number],
      columns: Object.values(dataset.columns).map((column) => columnOnWire(column, dataset)),
      sources: Object.values(dataset.sources).map((source) => ({ ...source, defects: [...source.defects] })),
      tables: Object.values(tables).map((table) => ({
        id: table.id,
        title: table.title,
        industries: table.dataset.industries.map(industryOnWire),
        years: [...table.dataset.years],
        columns: Object.values(table.dataset.columns).map((column) => columnOnWire(column, table.dataset)),
      })),
      capabilities: capabilitiesOf(study).map((entry) => ({ ...entry, missing: [...entry.missing] })),
      issueCounts: { error: count("error"), warning: count("warning"), note: count("note") },
    };
  }),
  implement(studyIssues, (_input, context) => ({ issues: requireStudy("study.issues", context).loaded.issues })),
  implement(studyCompleteness, (input, context) => {
    const study = requireStudy("study.completeness", context);
    const id = input.column ?? study.loaded.activity;
    const { dataset } = study.loaded;
    const column = requireColumn(dataset, id);
    const R = dataset.regions.length;
    const Y = dataset.years.length;
    const share = new Array<number>(R * Y).fill(0);
    if (column.dimensions[0] === "region" && column.dimensions.includes("year")) {
      const inner = column.values.length / (R * Y);
      for (let i = 0; i < R; ++i) {
        for (let k = 0; k < inner; ++k) {
          for (let y = 0; y < Y; ++y) if (!Number.isNaN(column.values[(i * inner + k) * Y + y]!)) share[i * Y + y]! += 1;
        }
      }
      // counted first: a sum of shares would leave a full cell a rounding error short of complete
      for (let cell = 0; cell < share.length; ++cell) share[cell]! /= inner;
    }
    return { column: id, years: [...dataset.years], regions: dataset.regions.map((region) => region.id), share };
  }),
  implement(studyGeography, async (_input, context) => {
    const study = requireStudy("study.geography", context);
    const geography = await loadGeography(study.loaded);
    const packed = geography.tiles === null ? packedTiles(study.regions) : null;
    const tiles = geography.tiles ?? packed?.tiles ?? null;
    const points = centresOf(study);
    const activity = study.loaded.dataset.columns[study.loaded.activity]!;
    return {
      outlines: geography.outlines,
      schematic: geography.schematic,
      attribution: geography.attribution,
      tiles: tiles === null ? null : tiles.map((tile) => ({ ...tile })),
      tilesOrder: tiles === null ? null : (packed?.order ?? (study.loaded.tiles ? ("study" as const) : ("centres" as const))),
      points,
      pointsUnit:
        points === null
          ? null
          : { label: activity.label, unit: activity.unit, year: study.years.at(-1) ?? study.loaded.window[1] },
    };
  }),
];

/** Centres of all regions with their activity of the last year, all industries together; null where a centre is unknown. */
function centresOf(study: StudySession) {
  if (study.regions.some(({ lon, lat }) => !Number.isFinite(lon) || !Number.isFinite(lat))) return null;
  const activity = study.activity();
  const [S, Y] = [study.industries.length, study.years.length];
  return study.regions.map(({ id, name, lon, lat }, i) => {
    let total = 0;
    let known = false;
    for (let s = 0; s < S; ++s) {
      const value = activity[(i * S + s) * Y + Y - 1]!;
      if (Number.isNaN(value)) continue;
      known = true;
      total += value;
    }
    return { region: id, name, lon, lat, activity: known ? total : null };
  });
}
