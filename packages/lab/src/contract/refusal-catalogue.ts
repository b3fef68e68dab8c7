/**
 * Chinese sentences of refusals, by code: what was given, what was needed, the next step. `{name}` stands for a detail of the refusal.
 *
 * `{message}` stands for the English message, where only it names the place. A code that several operations use has a sentence that is
 * true of all of them.
 */
export const refusalSentences: Readonly<Record<string, string>> = {
  "foreign-host": "本服务只响应 127.0.0.1 与 localhost，不响应“{host}”。请用启动时显示的地址打开。",
  "cross-site": "已拒绝来自其他网站的请求。请在本应用的页面内操作。",
  "not-json": "请以 JSON 发送请求，并带上请求头 content-type: application/json。",
  "bad-json": "内容不是合法的 JSON。请检查引号、逗号和括号后重试。",
  "unknown-route": "{path} 处没有内容。GET /api/openapi.json 列出全部接口。",
  "unknown-job": "没有编号为“{id}”的任务（服务可能已重新启动）。请重新开始该运算。",
  "unknown-operation": "没有名为“{id}”的运算。jiju operations 列出全部运算。",
  "bad-input": "输入不符合该运算的要求：{problems}。jiju operations 加运算名可查看格式。",
  defect: "出现了不应发生的错误，请连同您的操作一并反馈给我们。",
  cancelled: "运算已取消，没有改动任何内容。",

  "port-in-use":
    "127.0.0.1 的 {port} 端口已被占用。请换一个端口：jiju serve 研究目录 --port {next}，或设置环境变量 PORT={next}。",
  "too-few-periods": "分析转移至少需要三个年份，即两个时段，且数据完整。请补充年份或补齐数据。",

  "bad-port": "端口“{port}”不合法；应为 0 至 65535 的整数（0 表示由系统选择）。",
  "no-write-permission": "无法写入 {file}：没有权限，或有同名文件、目录。请换一个目录或修改权限；没有改动任何内容。",
  "disk-full": "磁盘空间不足，无法写入 {file}。请腾出空间后重试；已完成的内容不受影响。",
  "folder-not-empty": "目录 {folder} 不是空的。请给出新目录，以免覆盖您的文件。",
  "folder-not-writable": "无法写入目录 {folder}。请选择您有权限的目录。",
  "study-exists": "目录 {folder} 中已有 study.yaml。请换一个目录，或运行 jiju check {folder}。",
  "no-input-file": "无法读取输入文件。请检查路径；路径以输入文件所在目录为起点。",
  "empty-table": "表 {file} 没有数据行；至少需要一行表头和一行数据。",
  "bad-table": "表 {file} 中有单元格不是数字，或没有数字。除表头和首列名称外，每个单元格都应是数字。",
  "bad-bundle": "该文件不是完整的研究包，或其中没有可比对的结果。请用 jiju bundle 重新打包。",
  "bad-number": "命令中有一项应为数字，给出的不是数字。请改正后重试。",
  "bad-mix": "路径权重的写法有误；应写成 optimising=2,deepening=1 这样的形式。",
  "bad-size": "数量超出允许范围。请按命令说明改正后重试。",

  "no-study": "该运算需要一个已打开的研究。请用 --study 指定研究目录。",
  "study-lacks": "该运算需要：{missing}。请补充到研究中，或换一个不需要它的指标。",
  "study-changed": "自参数集合“{name}”开始计算以来，研究的数据已有改动，原有抽样不再适用。请另取名称重新计算。",
  "unknown-year": "分析年份中没有 {year} 年；可选年份为 {years}。",
  "unknown-region": "研究中没有地区“{id}”，最接近的有：{near}。jiju call study.describe 列出全部地区。",
  "unknown-industry": "研究中没有产业“{id}”，最接近的有：{near}。jiju call study.describe 列出全部产业。",
  "bad-years": "起始年份必须早于结束年份。请另选年份。",
  "not-defined": "该地区该产业在这一年的实体集聚或数字技术水平空缺或为零，没有可供出发的位置。请换一个年份或产业。",
  "tenant-list-columns":
    "“{file}”的表头中找不到所需的列（企业名称、行业或行业代码、产值或营业收入）。读到的表头：{header}。请补上或改写表头后重试。",
  "tenant-list-content": "请用 text 或 base64 之一给出名单内容。",
  "unknown-outlines": "产品中没有名为“{id}”的轮廓。请改正 study.yaml 中的 boundaries.builtin。",
  "industry-needed": "给出了地区，没有给出产业。各产业的集聚不同，请同时指定研究中的一个产业。",
  "no-value": "{region} 在 {year} 年没有集聚或数字技术水平数据。请换一个年份或地区。",
  "too-few-regions": "地区太少，无法估计：估计要比较随时间变化不同的地区。请增加地区。",
  "too-few-clusters": "地区太少，无法推断。请增加地区，或减少固定效应。",
  "nothing-identified": "扣除固定效应后，没有变量还有变化，无法估计。请减少固定效应，或增加年份。",
  "not-converged": "求解未收敛。请提高迭代上限，或放宽设定后重试。",
  "unknown-column": "没有名为“{column}”的列。请改正列名。",
  "wide-table": "没有名为“{column}”的列，而有 {years} 列以年份为列名。请把表改成长表：每个地区每年一行，年份单独成列。",
  "columns-differ": "各列长度不一致。每一列都应与行数相同，空单元格写 null。",
  "not-numeric": "有单元格不是数字。请改正，空单元格写 null。",
  "no-rows": "没有一行在所用各列中都有值。请补缺，或减少列数。",
  "negative-amount": "列“{column}”中有负数（{value}）；份额只能由不小于零的数量计算。请去掉该行，或换用数量列。",
  "no-amount": "列“{column}”没有大于零的值，无从计算份额。",
  "repeated-row": "同一组合出现了两行。请补上能区分它们的列，或先行合并。",
  "no-outlines":
    "研究没有每个地区的边界，无法判断哪些地区相邻。请在 study.yaml 的 boundaries 下加入边界，或改用最近邻、距离或权重文件。",
  "no-centres": "地区 {id} 没有经纬度。请在地区表中补上 lon 与 lat，或改用边界或权重文件。",
  "bad-file": "文件第 {line} 行的格式不对（{message}）。请改正该行后重试。",
  "weights-file-format": "该文件是 {format} 格式，不是 {wanted} 格式。请按 {format} 读取，或用 file 由程序自行识别。",
  "weights-file-unknown":
    "无法识别该权重文件（开头为“{first}”）。可用的格式：GAL、GWT、联系表（from、to、weight 三列，可无 weight），或首行首列为地区代码的方阵表。",
  "weights-file-ids":
    "权重文件中有 {count} 个地区代码不在研究中（如“{first}”；研究中的代码形如“{example}”）。若文件中是行号，请在 GeoDa 中以地区代码列作为 ID 变量重新生成；否则请核对代码列和地图是否一致。",
  "weights-table-columns":
    "表头为 {names}；需要 from、to、weight 三列（只有两列时可无 weight）。请改列名，或改用 GAL、GWT 文件。",
  "region-missing": "权重文件缺少 {count} 个地区（如“{first}”）。请核对文件与研究是否为同一套地区。",
  "id-with-blank": "地区代码“{id}”为空，或把空格换成下划线后与其他代码相同，GAL 与 GWT 无法保存。请改存为联系表。",
  "shape-mismatch": "数据的行列数与要求不符（{message}）。请核对各项的长度。",
  "unknown-scenario": "没有名为“{id}”的情景，最接近的有：{near}。scenario.list 列出全部情景。",
  "bad-scenario": "情景“{scenario}”有 {count} 处问题：{issues}。请改正设定后重试。",
  "bad-scenario-document": "情景文档的 {field} 一项不合格式（{message}）。请改正后重试。",
  "missing-headquarters": "设定了平台收费，却没有地区收取这笔费用。请在设定中写明平台所在地区，或在研究中给出平台总部。",
  "too-many-scenarios": "并列比较的情景应为 1 至 4 个。请减少后重试。",
  "repeated-scenario": "情景“{id}”给出了两次。请各给一次，或给改动后的情景另取编号。",
  "no-levers": "请至少给出一项工具，并给出其最大设定和大于 0 的单位成本。",
  "bad-budget": "预算为 {budget}，应大于 0。请改正后重试。",
  "region-needed": "以某地区收入为目标时，须在 region 中写明该地区。",
  "free-instrument": "工具“{instrument}”没有成本，预算对它不起作用。请给出大于 0 的单位成本，或去掉该工具。",
  "industry-without-producer": "产业“{industry}”有需求却无人生产。请删去该产业，或补上它的贸易数据。",
  "unreachable-region":
    "地区“{region}”没有贸易往来：要么买不到所需的产品（贸易份额整行为零），要么没有任何地区（包括它自己）购买它的产品。请补上贸易数据，或将其并入邻近地区。",
  "negative-final-demand":
    "地区“{region}”对产业“{industry}”的最终需求为负（{value}）：各产业的中间使用超过了购入总额。请核对投入系数与贸易额，或直接给出消费份额。",
  "missing-input": "缺少必需的输入（{message}）。请补上后重试。",
  "negative-share": "份额或贸易额中有负数或无效数值，或整列为零。请核对数据；份额应不小于零。",
  "inconsistent-deficits": "各地赤字合计为 {sum}，应为零：一地的赤字是另一地的盈余。请补上“其他地区”，或更正赤字。",
  "bad-elasticity":
    "弹性须为正且有限。要表示近乎完全替代，贸易弹性可取较大的数（如 50）；人口不流动请用 immobile，近乎完全流动可取较大的流动弹性（如 30）。",
  "out-of-range": "{name} 在“{place}”处为 {value}；比值须为正且有限，不变时为 1。要表示几乎消失，可取很小的数（如 0.001）。",
  "not-productive": "投入系数合计达到或超过 1，产业的投入多于产出。请核对投入产出表。",
  "unknown-legend": "没有名为“{id}”的形态命名方案。可用 five-forms、location-outcomes、literature，或给出自己的方案。",
  "laboratory-size":
    "研究有 {regions} 个地区；实验室一次最多计算 {most} 个、至少 2 个。请改用环上多地区（how.laboratory-ring），或换用地区较大的研究。",
  "emptied-industry": "某地某产业被全部迁出，均衡无法以变动率求解。请把可迁移比例降到 1 以下。",
  "no-moves": "当前约束下没有最优迁移方案，因此没有后果可算。请先用相同约束运行 match.industry-space 查看冲突的约束。",
  "no-limits": "没有任何约束，因此无处需要腾挪。请补充人口或面积，或另选研究中已有的约束。",
  "bad-capacity":
    "{use} 与 {cap} 不相配：用量应按地区×产业×年份、容量应按地区×年份给出，且单位相同。请改正 study.yaml，或不采用该项约束。",
  "bad-land": "土地应为按地区和年份给出、以平方千米或平方米为单位的指标。请改正 study.yaml。",
  "market-column": "供需表“{table}”缺少列：{lacking}。请在 study.yaml 的 columns 中指明。",
  "bad-market": "供给与需求中有 {count} 处问题：{issues}。请改正后重试。",
  "negative-activity": "活动量应不小于零，或留空（{message}）。请改正后重试。",
  "bad-edge": "供需连线的起点或终点不存在（{message}）。请改正 from 与 to。",
  "bad-cost": "成本不合法（{message}）。不可行的连线请不要列出。",
  "bad-option": "选项不合法（{message}）。请改正后重试。",
  "bad-share": "份额应在 0 与 1 之间（{message}）。请改正后重试。",
  "bad-count": "次数不合法（{message}）。请改正后重试。",
  "bad-range": "范围不合法（{message}）。请按从低到高给出两个有限的数。",
  "bad-parameter": "参数不合法（{message}）。请改正后重试。",
  "bad-distribution": "分布不合法（{message}）。请改正后重试。",
  "unknown-parameter": "没有参数“{id}”，最接近的有：{near}。请改正后重试。",
  "unknown-cell": "地区或产业的序号超出范围（{message}）。请改正后重试。",
  "bad-tradability": "可线上比例应在 0 与 1 之间（{message}）。请在产业表中改正。",
  "bad-half-distance": "半衰距离应大于零（{message}）。请改正后重试。",
  "bad-digital-level": "数字技术水平应在 0 与 1 之间（{message}）。请改用绝对水平，而非相对各地平均的指数。",
  "too-many-players": "夏普利值只对 1 至 16 个参与方精确计算，现有 {players} 个。请减少后重试。",
  "unknown-outcome": "该集合没有这项结果（{message}）。请改正后重试。",
  "unknown-id": "{kind}中没有编号“{id}”，最接近的有：{near}。请改正后重试。",

  "unknown-ensemble": "研究中没有名为“{name}”的参数集合。jiju ensemble 研究目录 --name 名称 可新建一个。",
  "ensemble-needs-policy": "政策情景集合需要给出一项政策：用 --scenario 指定现成情景（{ready}），或在设定中给出情景文档。",
  "ensemble-name-taken": "研究中已有同名但设定不同的参数集合“{name}”：{differences}。请用 --name 另取名称，或以相同设定继续。",
  "ensemble-running":
    "参数集合“{name}”正由另一进程计算（已完成 {done}/{draws} 次抽样）。请等待，或先暂停：jiju ensembles 研究目录 --pause {name}。",
  "ensemble-disk-full":
    "磁盘已满。已完成的 {done} 次抽样均已保存；其余 {left} 次约需 {megabytes} MB。请腾出空间后继续：jiju ensemble 研究目录 --name {name} --resume。",
  "stale-kernel":
    "参数集合“{name}”由另一版本的程序开始计算（本程序{difference}），各份数值可能在末位不同。请用原来的程序继续，或用 --name 另取名称重新计算。",
  "worker-lost":
    "第 {from} 至 {last} 次抽样交出 {tries} 次，均无工作进程送回结果（最近一次原因：{cause}）。已完成的部分均已保存；请为工作进程增加内存或减小 --chunk，然后继续。",
  "workers-or-cluster": "--workers 用于本机，--cluster 用于其他机器，请只给一个。",
  "bad-concurrency": "--concurrency 至少为 1。请改正后重试。",
  "bad-cluster-address": "“{where}”不是 Redis 地址；应写成 redis://host:6379（加密连接写 rediss://）。",
  "redis-unreachable": "{where} 处没有 Redis 应答（{cause}）。请启动 Redis，并检查地址和防火墙；不写 --cluster 则在本机计算。",
  "redis-refuses": "{where} 处的 Redis 拒绝了该用户名或密码。请写在地址中：redis://user:password@host:port。",
  "redis-version": "{where} 处的 Redis 版本为 {version}，需要 {needed} 或更新的版本。请升级，或换一个 Redis。",
  "redis-lost": "{where} 处的 Redis 已失联 {seconds} 秒。已完成的部分均已保存；待其恢复后可继续计算。",
  "no-workers":
    "{where} 处 {seconds} 秒内没有可用的工作进程。已完成的部分均已保存；请启动版本 {version}（Node {node}）的工作进程后继续：jiju worker --cluster {where}。",
  "stale-worker":
    "{where} 处 {seconds} 秒内只有不可用的工作进程，其数值可能在末位不同：{stale}。已完成的部分均已保存；请启动版本 {version}（Node {node}）的工作进程后继续。",
  "other-build":
    "参数集合“{name}”的抽样属于另一构建（{wanted}），本工作进程为 {own}，因此拒绝计算。请在两端使用同一版本的 Jiju。",
  "study-not-published": "Redis 中已没有该研究的数据。请再次启动该集合，数据会重新送入。",
};
