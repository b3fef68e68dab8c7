/** Chinese sentences of an issue; the English ones come with the issue itself. */
export interface ChineseWording {
  readonly message: string;
  readonly hint: string;
}

/** Wording of what the engines report about a run, by code. A number or name in braces is a field or parameter of the issue. */
export const engineIssues: Readonly<Record<string, ChineseWording>> = {
  "half-a-limit": {
    message: "研究中有 {given}，但缺少 {needed}，这项约束未予采用。",
    hint: "请补充 {needed}：用量按地区×产业×年份，容量按地区×年份。",
  },
  "constant-indicator-left-out": { message: "有 {count} 个指标没有变化，不进入主成分。", hint: "请去掉这些指标。" },
  "low-kmo": {
    message: "KMO 为 {kmo}：指标之间共性太少，主成分难以代表它们。",
    hint: "请改用熵权或等权，或去掉自身 KMO 偏低的指标。",
  },
  "weight-cap-raised": {
    message: "权重上限 {cap} 与 {indicators} 个有变化的指标不相容，改用等权。",
    hint: "请增加指标或提高上限。",
  },
  "interpolated-indicator": {
    message: "{indicator} 有 {count} 个数值位于相邻已知年份的连线上，本身不含新信息。",
    hint: "请注明插补比例，或将空缺处理改为“保持空缺”。",
  },
  "absent-indicator-cells": {
    message: "{of} 个地区年份中有 {count} 个缺少指标。",
    hint: "具体位置见“数据”页；也可更改空缺值的处理方式。",
  },
  "not-ratio-scale-index": {
    message: "该标准化与加总方式得到的指数没有自然零点：比值没有意义，引擎不予采用。",
    hint: "除复现已发表的指数外，请采用比率标准化和线性加总。",
  },
  "digital-level-falls": {
    message: "有 {count} 个地区的数字技术水平首末年之间下降：{regions}。",
    hint: "请查看各指标的贡献：往往是某一指标口径变化所致。",
  },
  "coupling-not-positive": {
    message: "{of} 处中有 {count} 处的子系统得分不大于零，耦合度在该处没有定义。",
    hint: "请采用比率标准化，使得分大于零。",
  },
  "coupling-above-one": {
    message: "{of} 处中有 {count} 处的子系统得分大于 1，耦合协调等级不适用。",
    hint: "请先将得分归一到 (0， 1]。",
  },
  "complexity-not-defined": {
    message: "经济复杂度至少需要三个地区和三个产业的区位商不小于 1；现有 {regions} 个地区、{industries} 个产业。",
    hint: "请使用更细的产业分类或更多地区。",
  },
  "complexity-map-in-parts": {
    message: "地区与产业分成互不相连的几部分，指数只能区分各部分。",
    hint: "请使用较粗的分类，或去掉孤立的部分。",
  },
  "half-distance-too-short": {
    message:
      "半衰距离 {halfDistanceKm} 公里不足地区内部距离中位数（{medianOwnDistanceKm} 公里）的一半：面积最小的地区仅凭面积就会胜出。",
    hint: "请采用与地区尺度相近的半衰距离，或使用更小的地区单元。",
  },
  "tenants-not-readable": {
    message: "表“{table}”缺少列 {columns}，其中的企业未标入选择图。",
    hint: "请在 study.yaml 中该表的 columns 下写明 name、industry、area、output、platform 对应的列名。",
  },
  "tenants-left-out": {
    message: "有 {count} 家企业产值不为正，或其行业不在研究之内：{firms}。",
    hint: "请补全产值，行业采用研究中的编号或名称。",
  },
  "industries-compared": { message: "对比的产业为 {a} 与 {b}。", hint: "可用两个选项另选产业。" },
  "plants-of-equal-size": {
    message: "企业规模未知：按企业等规模取 H = 1/N，为其最小值，因此所得指数是上限。",
    hint: "如需精确值，请提供分地区、分产业的 plant_hhi。",
  },
  "no-digital-level": { message: "数字技术水平无法计算。", hint: "在补齐之前，依赖它的指标不可用。" },
  "deficits-rescaled": {
    message: "各地收支差额合计为 {sum}，不为零；余额已按收入比例分摊。",
    hint: "若只是四舍五入所致，无需处理。",
  },
  "baseline-not-in-equilibrium": {
    message:
      "数据中的劳动收入与需求所对应的劳动收入相差较大，差距最大的是 {region}；即使没有任何冲击，结果也会变动大致同样的幅度。",
    hint: "请采用 balanced 基准使市场出清，或核对差额与增加值率。",
  },
  "region-emptied": {
    message: "有地区的人口降到不足千分之一，首先是 {region}；模型在该处已远离数据。",
    hint: "请减小冲击，或将这些地区理解为基本放弃。",
  },
  "trade-shares-rescaled": {
    message: "贸易份额有 {count} 处合计不为 1（最大偏差在 {where}），已重新归一。",
    hint: "若为公布数据的四舍五入，无需处理；否则请核对。",
  },
  "consumption-shares-rescaled": {
    message: "消费份额有 {count} 处合计不为 1（最大偏差在 {where}），已重新归一。",
    hint: "若为公布数据的四舍五入，无需处理；否则请核对。",
  },
  "cost-shares-rescaled": {
    message: "增加值与投入份额有 {count} 处合计不为 1（最大偏差在 {where}），已重新归一。",
    hint: "若为公布数据的四舍五入，无需处理；否则请核对。",
  },
  "elasticities-below-one": {
    message: "所有贸易弹性都小于 1（最大为 {largest}）：贸易几乎不随成本变化。",
    hint: "有的论文给出的是生产率离散度 1/theta，请取倒数；若给出替代弹性 sigma，请用 sigma - 1。",
  },
  "tariffs-look-like-percent": {
    message: "正的关税平均为价格的 {mean} 倍，看起来是以百分数填写的。",
    hint: "如果是，请除以 100：5% 的关税写作 0.05。",
  },
  "scale-above-bound": {
    message: "{industry} 的规模经济乘以贸易弹性为 {product}：可能存在多个均衡。",
    hint: "请从多个起点求解，或将 psi 降至 .9 / theta。",
  },
  "scale-capped": {
    message: "{industry} 的规模经济由 {psi} 限制为 {capped}，使其与贸易弹性的乘积不超过上限。",
    hint: "不同文献的贸易弹性与规模弹性不宜混用；请采用同一来源以避免限制。",
  },
  "industry-not-in-trade-table": {
    message: "{industry} 不在默认贸易参数表中，按同类产业处理，不计规模经济。",
    hint: "请在 industries.csv 中给出 theta、psi、online-delivery 和 online-ceiling。",
  },
  "market-repeated-id": {
    message: "第 {line} 条{side_zh}（{id}）的编号与第 {first} 条重复。",
    hint: "请给每一条取唯一的编号。",
  },
  "market-amount": {
    message: "第 {line} 条{side_zh}（{id}）的数量为 {given}，应为不小于零的数。",
    hint: "请改正数量，或删去这一条。",
  },
  "market-no-place": { message: "第 {line} 条{side_zh}（{id}）没有写明地区。", hint: "请填写研究中的地区代码或名称。" },
  "market-unknown-place": {
    message: "第 {line} 条{side_zh}（{id}）的地区“{given}”不在研究中，最接近的有：{near}。",
    hint: "请填写研究中的地区代码或名称。",
  },
  "market-no-code": {
    message: "第 {line} 条{side_zh}（{id}）没有产业或产品代码。",
    hint: "请填写产业或产品代码。",
  },
  "market-date": {
    message: "第 {line} 条{side_zh}（{id}）的日期“{given}”无法识别。",
    hint: "日期应写成 2026-03-31 的形式。",
  },
  "market-dates-reversed": {
    message: "第 {line} 条{side_zh}（{id}）的结束日期 {given} 早于开始日期 {from}。",
    hint: "请核对两个日期。",
  },
  "market-price": {
    message: "第 {line} 条{side_zh}（{id}）的价格为 {given}，应大于零。",
    hint: "价格不详时请留空。",
  },
  "systems-coupled": { message: "参与耦合的系统：{systemsZh}，均除以各自的最大值。", hint: "可用 systems 选项另选系统。" },
  "setting-out-of-range": {
    message: "情景 {scenario} 将 {instrument} 设为 {given}，应在 {low} 与 {high} 之间。",
    hint: "该设定的含义：{effect_zh}。",
  },
  "partners-missing": {
    message: "情景 {scenario} 使用 {instrument}，但没有指定结对地区。",
    hint: "请在 partners 中列出结对地区。",
  },
  "unknown-instrument": { message: "情景 {scenario} 中的工具“{given}”不存在。", hint: "最接近的有：{near}。" },
  "unknown-region": { message: "情景 {scenario} 中的地区“{given}”不存在。", hint: "最接近的有：{near}。" },
  "unknown-industry": { message: "情景 {scenario} 中的产业“{given}”不存在。", hint: "最接近的有：{near}。" },
  "neighbours-used": { message: "邻接关系：{descriptionZh}。", hint: "可改用边界、最近邻、距离或自备权重文件。" },
  "regions-without-neighbours": {
    message: "{regionsZh}没有邻居，未计入（{count}/{of}）。",
    hint: "请改用能覆盖它们的邻接关系，或在 study.yaml 的 boundaries.neighbours 中把岛屿与大陆相连。",
  },
  "year-not-complete": {
    message: "{years} 未计算：有地区没有可比的数值，或各地区没有差异。",
    hint: "请按明确的方法补缺、换一个变量，或将该地区移出研究。",
  },
  "channel-by-fallback": {
    message: "{channel} 渠道以替代指标衡量，并非来自职业构成、投入产出表或专利数据。",
    hint: "请看其作用随数字化程度和年份的变化，不要看其水平。",
  },
  "channel-missing": {
    message: "缺少 {channel} 渠道；它与其他渠道共有的部分会计入其他渠道。",
    hint: "请在研究中补充相应联系：职业构成、投入产出表或分产业专利。",
  },
};
