import type { pages as english } from "../en/pages.ts";
import type { Wording } from "../wording.ts";

export const pages: Wording<typeof english> = {
  atlas: { name: "地图", question: "这个产业在实体空间和虚拟空间各集聚在哪里？" },
  measure: { name: "指标", question: "有多集中、多成群、多不平衡？从何时开始？" },
  why: { name: "动因", question: "集聚过了峰值没有？多少技术能顶替多少密度？" },
  estimates: { name: "估计", question: "数字技术在这里能否替代地理邻近？" },
  channels: { name: "渠道", question: "数字化是否削弱马歇尔三渠道？" },
  choices: { name: "选择", question: "谁应留在园区，谁应上线，谁宜兼而有之？" },
  how: { name: "机制", question: "数字化会怎样改变这张地图？" },
  laboratory: { name: "实验室", question: "经济何时分裂为核心与边缘？" },
  path: { name: "路径", question: "走哪条路？有多大把握？什么会让结论翻转？" },
  match: { name: "匹配", question: "什么该搬、搬到哪里？谁与谁对接？" },
  scenarios: { name: "情景", question: "一项政策在两端各带来什么？" },
  ensembles: { name: "参数集合", question: "结论有多稳，取决于什么？" },
  platforms: { name: "平台", question: "平台之间打通，谁会上线？" },
  data: { name: "数据", question: "这些数据可信吗？" },
  report: { name: "报告", question: "最后交出去的是什么？" },
};
