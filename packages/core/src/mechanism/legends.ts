import type { Text } from "../dataset/index.ts";
import { InputError } from "../errors/index.ts";
import type { PlaneCell } from "./aggregation-plane.ts";
import { PLANE_CELLS } from "./forms.ts";

/** What a cell of the plane is called. Data, not code: a study may bring its own file. */
export interface LegendEntry {
  readonly label: Text;
  readonly reading: Text;
  /** Path of the model book that the form belongs to; absent where the legend takes no stand. */
  readonly path?: "optimising" | "deepening" | "strengthening";
  /** A step towards another cell rather than a form by itself. */
  readonly transitional?: true;
}

/** Labels for the nine cells of the aggregation plane. */
export interface FormLegend {
  readonly id: string;
  readonly title: Text;
  /** Where the labels come from. */
  readonly note: Text;
  readonly cells: Readonly<Record<PlaneCell, LegendEntry>>;
}

const entry = (zh: string, en: string, readingZh: string, readingEn: string, path?: LegendEntry["path"]): LegendEntry => ({
  label: { en, zh },
  reading: { en: readingEn, zh: readingZh },
  ...(path ? { path } : {}),
});

const step = (zh: string, en: string): LegendEntry => ({
  label: { en, zh },
  reading: {
    en: "A step towards the digital ecosystem: one side is already fused, the other not yet.",
    zh: "迈向数字生态的过渡形态：一侧已融合，另一侧尚未。",
  },
  transitional: true,
});

/** The five forms as this project reconstructs them; the source names five and their description is lost in the text at hand. */
export const fiveFormsLegend: FormLegend = {
  id: "five-forms",
  title: { en: "Five forms (reconstruction)", zh: "五种形态（本项目重构）" },
  note: {
    en: "The source names five forms; their description is missing from the text available, so the labels are a reconstruction.",
    zh: "原文提出五种形态，但现有文本缺少具体描述，以下标签为本项目的重构。",
  },
  cells: {
    "upgrade-physical": entry(
      "传统升级·实体集聚",
      "Upgraded industry, physical agglomeration",
      "传统产业集群就地提质或有序转移",
      "Upgraded clusters on reshaped ground: quality up in place, or ordered relocation.",
      "optimising",
    ),
    "emerging-physical": entry(
      "新兴衍生·实体集聚",
      "Emerging industry, physical agglomeration",
      "新兴产业在腾出的核心区集中",
      "New industries concentrate in the vacated core.",
      "optimising",
    ),
    "upgrade-virtual": entry(
      "传统升级·虚拟集聚",
      "Upgraded industry, virtual agglomeration",
      "分散的传统制造企业在平台上重新成群",
      "Dispersed traditional makers cluster again on a platform.",
      "deepening",
    ),
    "emerging-virtual": entry(
      "新兴衍生·虚拟集聚",
      "Emerging industry, virtual agglomeration",
      "不依托特定地点的数字原生集群",
      "Digital-native clusters without a place.",
      "deepening",
    ),
    "interaction-overlay": entry(
      "产业互动·虚实叠加",
      "Interacting industries, overlaid spaces",
      "两类产业在两类空间共同构成数字生态",
      "Digital ecosystem: both kinds of industry in both spaces.",
      "strengthening",
    ),
    "upgrade-overlay": step("传统升级·虚实叠加（过渡）", "Upgraded industry in both spaces (transitional)"),
    "emerging-overlay": step("新兴衍生·虚实叠加（过渡）", "Emerging industry in both spaces (transitional)"),
    "interaction-physical": step("产业互动·实体集聚（过渡）", "Interacting industries, physical (transitional)"),
    "interaction-virtual": step("产业互动·虚拟集聚（过渡）", "Interacting industries, virtual (transitional)"),
  },
};

/** A rival reading by where things end up. */
export const locationOutcomesLegend: FormLegend = {
  id: "location-outcomes",
  title: { en: "Location outcomes", zh: "区位结果" },
  note: {
    en: "A rival reading: forms as places, the core that renews itself, the periphery that receives, and what no longer needs a place.",
    zh: "另一种读法：按区位结果划分——核心更新、外围承接、跨地区虚拟与融合。",
  },
  cells: {
    "emerging-physical": entry(
      "新兴产业核心",
      "Core of emerging industry",
      "新兴产业向核心区集中",
      "Emerging industries gather in the core.",
    ),
    "interaction-physical": entry(
      "新兴产业核心",
      "Core of emerging industry",
      "核心区新旧产业并存，新兴为主",
      "Old and new industry share the core; the new one leads.",
    ),
    "upgrade-physical": entry(
      "升级产业核心",
      "Core of upgraded industry",
      "传统产业在核心区提质",
      "Traditional industry upgrades in the core.",
    ),
    "upgrade-virtual": entry(
      "承接型外围",
      "Receiving periphery",
      "外围地区借助网络承接传统产业",
      "The periphery receives traditional industry by network.",
    ),
    "upgrade-overlay": entry(
      "承接型外围",
      "Receiving periphery",
      "外围地区线上线下同时承接",
      "The periphery receives by network and on the ground.",
    ),
    "emerging-virtual": entry(
      "跨地区虚拟集聚",
      "Cross-region virtual agglomeration",
      "新兴产业跨地区在线成群",
      "Emerging industries cluster online across regions.",
    ),
    "interaction-virtual": entry(
      "跨地区虚拟集聚",
      "Cross-region virtual agglomeration",
      "两类产业跨地区在线成群",
      "Both kinds of industry cluster online across regions.",
    ),
    "emerging-overlay": entry("虚实融合", "Fused", "新兴产业在两类空间融合", "Emerging industry fuses both spaces."),
    "interaction-overlay": entry("虚实融合", "Fused", "产业与空间全面融合", "Industries and spaces fuse."),
  },
};

/** A rival reading in the terms of the wider literature on agglomeration. */
export const literatureLegend: FormLegend = {
  id: "literature",
  title: { en: "Specialised, diversified, joint, virtual, fused", zh: "专业化、多样化、协同、虚拟、融合" },
  note: {
    en: "A rival reading in the usual terms of the literature on agglomeration.",
    zh: "另一种读法：采用集聚研究的通行分类。",
  },
  cells: {
    "upgrade-physical": entry(
      "专业化集聚",
      "Specialised agglomeration",
      "同一传统产业在实体空间集聚",
      "One traditional industry gathers in physical space.",
    ),
    "emerging-physical": entry(
      "多样化集聚",
      "Diversified agglomeration",
      "新兴产业使地方产业多样化",
      "Emerging industry diversifies the place.",
    ),
    "interaction-physical": entry(
      "协同集聚",
      "Co-agglomeration",
      "两类产业在实体空间协同集聚",
      "Both kinds of industry gather together.",
    ),
    "upgrade-virtual": entry("虚拟集聚", "Virtual agglomeration", "传统产业在线成群", "Traditional industry clusters online."),
    "emerging-virtual": entry("虚拟集聚", "Virtual agglomeration", "新兴产业在线成群", "Emerging industry clusters online."),
    "interaction-virtual": entry(
      "虚拟集聚",
      "Virtual agglomeration",
      "两类产业在线成群",
      "Both kinds of industry cluster online.",
    ),
    "upgrade-overlay": entry("虚实融合集聚", "Fused agglomeration", "传统产业虚实融合", "Traditional industry in both spaces."),
    "emerging-overlay": entry("虚实融合集聚", "Fused agglomeration", "新兴产业虚实融合", "Emerging industry in both spaces."),
    "interaction-overlay": entry("虚实融合集聚", "Fused agglomeration", "产业与空间双重融合", "Industries and spaces fused."),
  },
};

/** Legends that ship with the product; the first is the default. */
export const formLegends: readonly FormLegend[] = [fiveFormsLegend, locationOutcomesLegend, literatureLegend];

/** The shipped legend of that id. @throws InputError `unknown-legend` */
export function requireLegend(id: string): FormLegend {
  const legend = formLegends.find((one) => one.id === id);
  if (!legend) {
    const known = formLegends.map((one) => one.id).join(", ");
    throw new InputError("unknown-legend", `requireLegend: there is no legend "${id}"; there are: ${known}.`, { id });
  }
  return legend;
}

/** Checks that a user's legend names all nine cells. @throws InputError `incomplete-legend`, naming the missing cells */
export function checkLegend(legend: FormLegend): FormLegend {
  const missing = PLANE_CELLS.filter((cell) => !legend.cells[cell]?.label);
  if (missing.length > 0) {
    throw new InputError(
      "incomplete-legend",
      `checkLegend: legend "${legend.id}" has no label for ${missing.join(", ")}; give all nine cells.`,
      { missing },
    );
  }
  return legend;
}
