import type { MarshallChannelId, Text } from "@jiju/core";

/** Where links come from, and what a fallback costs. */
export const channelTexts = {
  given: { en: "links given in the input", zh: "输入中给定的关联矩阵" },
  inputOutput: {
    en: "the study's input-output table: the largest of the four shares of purchases and sales between two industries",
    zh: "研究的投入产出表：两产业间购买与销售四项份额中的最大者",
  },
  employmentProfile: {
    en: "fallback: similarity of where two industries employ people, in the first year",
    zh: "替代做法：两产业首年就业的地区分布相似度",
  },
  fallbackCost: {
    en: "It is made of the same employment as coagglomeration, so the level of its pull is overstated; and industries in digital places are the concentrated ones, so a change of its pull with exposure is no evidence by itself.",
    zh: "它与协同集聚同样取自就业数据，吸引力的水平因而偏高；且布局在数字化程度高的地区的产业本就更集中，其吸引力随暴露的变化单独不足为证。",
  },
} satisfies Record<string, Text>;

/** What each channel needs when it is missing, and what the gap costs. */
export const missingChannelTexts: readonly {
  readonly channel: MarshallChannelId;
  readonly needs: Text;
  readonly costs: Text;
}[] = [
  {
    channel: "labour",
    needs: { en: "occupations by industry", zh: "分产业的职业构成" },
    costs: {
      en: "What labour pooling shares with the other channels is counted as theirs.",
      zh: "劳动力池与其他渠道重叠的部分会被算作其他渠道的作用。",
    },
  },
  {
    channel: "input",
    needs: { en: "an input-output table on the study's industries", zh: "与研究产业一致的投入产出表" },
    costs: {
      en: "What input sharing has in common with the other channels is counted as theirs.",
      zh: "中间投入共享与其他渠道重叠的部分会被算作其他渠道的作用。",
    },
  },
  {
    channel: "knowledge",
    needs: { en: "patent citations or shared patent classes between industries", zh: "产业间的专利引用或共同专利分类" },
    costs: {
      en: "Nothing replaces them here: what knowledge spillovers share with the other channels is counted as theirs.",
      zh: "此处没有可替代的数据：知识溢出与其他渠道重叠的部分会被算作其他渠道的作用。",
    },
  },
];

export const exposureText: Text = {
  en: "Exposure of an industry: mean digital level of the places where it works, weighted by its activity there, less the mean of all industries in the year; a pair has the mean of its two.",
  zh: "产业的数字化暴露：按该产业在各地的活动量加权的数字技术水平，减去当年各产业均值；产业对取两者均值。",
};

export const potentialCaveat: Text = {
  en: "Virtual potential rests on the assumed share of the distance effect that networks remove; both leave out the own cell.",
  zh: "虚拟市场潜力以“网络消除多少距离效应”的假定为前提；两种潜力都不含本地区本产业自身。",
};
