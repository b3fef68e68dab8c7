import type { report as english } from "../en/report.ts";
import type { Wording } from "../wording.ts";

export const report: Wording<typeof english> = {
  answerIdle: "关于{{subject}}的报告：五条结论、地图、表格、局限，以及每个数字的出处，合成一个文件。",
  answerReady: "关于{{subject}}的报告已写好：单个文件，{{size}}，不装本软件也能打开。",
  subjectPlace: "{{region}}{{industry}}",
  subjectNation: "全部地区{{industry}}",
  language: "报告语言",
  title: "标题",
  titlePlaceholder: "留空则自动拟题",
  outlines: "地图",
  outlinesOff: "网格地图",
  outlinesOn: "轮廓图",
  write: "生成报告",
  rewrite: "重新生成",
  download: "下载",
  previewTitle: "报告预览",
  empty: "报告还没有写。",
  emptyHint: "报告的地区、产业取自上方的选择，几秒钟写成。",
  whyText: "结论、图和表与本软件各页同源同数，每句话都连到它依据的数字。",
  change: "在上方换地区或产业；换语言或标题；只有在您有权公开时才使用轮廓图。",
  computed: "参数抽样 {{draws}} 次，随机种子 {{seed}}。数据与版本相同，除时间戳外逐字节一致。",
  caveats: "自带轮廓为示意图，公开报告请用网格地图或经审核的地图轮廓。各数字沿用其所在页面的注意事项。",
};
