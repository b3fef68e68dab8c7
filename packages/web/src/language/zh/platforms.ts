import type { platforms as english } from "../en/platforms.ts";
import type { Wording } from "../wording.ts";

export const platforms: Wording<typeof english> = {
  answer:
    "{{count}} 个平台（HHI 为 {{hhi}}）、互联互通 {{interoperability}} 时，{{users}} 的企业在线上，中小企业为 {{small}}；完全互通后为 <open>{{open}}</open>，中小企业为 <openSmall>{{openSmall}}</openSmall>。",
  answerNobody:
    "{{count}} 个平台（HHI 为 {{hhi}}）、互联互通 {{interoperability}} 时，用户过于分散，没有企业留在线上；完全互通后为 <open>{{open}}</open>，中小企业为 <openSmall>{{openSmall}}</openSmall>。",
  along: "横轴",
  alongs: { interoperability: "互联互通", commission: "佣金" },
  settings: "平台格局",
  sliders: { platforms: "平台数", largest: "最大平台的用户份额", interoperability: "互联互通程度", commission: "佣金" },
  reset: "恢复默认",
  words: {
    users: "全部企业",
    smallUsers: "中小企业",
    largeUsers: "较大企业",
    online: "上线企业比例",
    interoperability: "互联互通程度",
    commission: "佣金",
    now: "当前",
  },
  columns: {
    users: "全部企业",
    smallUsers: "中小企业",
    largeUsers: "较大企业",
    reach: "有效规模",
    lockIn: "锁定程度",
    criticalMass: "临界规模",
    premium: "可加收佣金",
  },
  figureLabel: "上线企业比例随{{along}}的变化",
  whyReach: "用户分散在各平台，价值只相当于同一网络 {{reach}} 的用户（有效规模）。",
  whyLockIn:
    "用户由最大平台转到最小平台，损失网络价值的 {{lockIn}}；最大平台因此可在佣金 {{commission}} 之外再加收 {{premium}}，平均用户仍不离开。",
  whyCritical: "上线企业不足 {{critical}} 时，谁也得不到好处（临界规模 N*）。",
  turn: {
    interoperability: "其他不变，互联互通程度由 {{from}} 提高到 {{to}} 之间，平台由无人变为有人。",
    commission: "其他不变，佣金在 {{from}} 与 {{to}} 之间越过转折点：再高，平台便无人使用。",
  },
  neverEmpty: {
    interoperability: "其他不变，无论互联互通与否，平台都有用户。",
    commission: "其他不变，在图示范围内，佣金再高平台也有用户。",
  },
  alwaysEmpty: {
    interoperability: "其他不变，互联互通也不足以使平台有用户。",
    commission: "其他不变，佣金降到零平台也没有用户。",
  },
  computed:
    "在每个平台上可触达的用户份额为 s + i (1 − s)，网络价值为其 η 次方；上线企业数是账本的采用曲线与直线 x/ψ 的最高稳定交点，中小企业指规模不超过中位数者。",
  computedLockIn: "锁定程度 = 1 − [最小平台可触达份额 / 最大平台可触达份额]^η。",
  caveat: "平台不定价、不竞争，佣金由使用者给出；互联互通的费用与安全要求不在模型之内。",
  source: "账本（原文表1的重建），平台份额由使用者给出",
};
