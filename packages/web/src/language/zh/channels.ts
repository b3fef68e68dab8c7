import type { channels as english } from "../en/channels.ts";
import type { Wording } from "../wording.ts";

export const channels: Wording<typeof english> = {
  names: { labour: "劳动力池", input: "中间投入共享", knowledge: "知识溢出" },
  drawing: "绘制内容",
  drawings: { byExposure: "随暴露的变化", pull: "吸引力", byYear: "逐年变化" },
  answerWeakens:
    "{{first}}—{{last}}年，数字化暴露越高，{{weak}}的吸引力越弱：每个标准差 <change>{{change}}</change>，95% 区间为 <low>{{low}}</low> 至 <high>{{high}}</high>。",
  answerStrengthens:
    "{{first}}—{{last}}年，数字化暴露越高，{{strong}}的吸引力越强，与理论相反：每个标准差 <change>{{change}}</change>，95% 区间为 <low>{{low}}</low> 至 <high>{{high}}</high>。",
  answerCannotTell: "{{first}}—{{last}}年，数字技术是否削弱马歇尔三渠道，现有数据无法判断：能直接测度的渠道都没有确定的变化。",
  waiting: "数字技术是否削弱马歇尔三渠道？",
  readings: { weakens: "减弱", strengthens: "增强", "cannot-tell": "无法判断" },
  bases: { direct: "直接测度", fallback: "替代做法" },
  whyTheory: "理论：远程匹配、平台与数据使劳动力、采购和知识的相近在数字化程度高的地方不再那么需要同处一地。",
  whyRead: "{{channel}}（{{basis}}）：吸引力 {{pull}}，随暴露的变化 {{change}}（{{low}} 至 {{high}}）：{{reading}}。",
  missing: "缺少{{channel}}，需要{{needs}}。{{costs}}",
  changeText: "劳动力渠道需要分产业职业构成，知识渠道需要专利引用，二者都可提供给 why.channels 操作。产业分得越细，产业对越多。",
  computed:
    "以各产业对的 γ 对关联、关联 × 暴露、关联 × 年份、暴露和年份效应回归，变量均已标准化。{{pairs}} 个产业对，{{rows}} 行，R² {{rSquared}}。标准误按产业对两端的产业聚类。",
  caveat: "布局在数字化程度高的地区的产业本来就更集中，吸引力随暴露增强可能只是集中所致。",
  figureLabel: "各渠道对协同集聚的影响及 95% 区间",
  quantity: "对协同集聚的影响",
  unit: "标准差",
  channel: "渠道",
  basis: "依据",
  reading: "解读",
  low: "95% 下限",
  high: "95% 上限",
  boardTitle: "已有研究怎么说",
  boardIntro: "正反两面的已发表结果。本研究的估计列在其判断所属的一栏；证据板本身不作结论。",
  directions: {
    substitutes: "替代邻近",
    complements: "增强邻近",
    "non-linear": "取决于水平",
    "mixed-by-sector": "因产业而异",
    limits: "替代的限度",
    unsure: "尚无定论",
  },
  yours: "本研究的估计",
  yoursText: "{{title}}，{{first}}—{{last}}年：w = {{w}}（{{low}} 至 {{high}}），{{verdict}}。",
  secondary: "转引自二手页面",
  source: "{{title}}，{{first}}—{{last}}年",
};
