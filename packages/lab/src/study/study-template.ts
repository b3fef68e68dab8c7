/** `study.yaml` of the template: every setting a first study needs, explained in both languages. */
const STUDY = `# yaml-language-server: $schema=./study.schema.json
# A study is this folder: this file says what the tables are; replace the sample tables with your own.
# 一个研究就是这个文件夹：本文件说明各表的内容；请把示例表换成自己的数据。
#   jiju check .    lists every problem of every table at once        一次列出所有表的全部问题
#   jiju run .      computes; writes results and reports               计算，并写出结果和报告
#   jiju serve .    opens the app                                      打开应用
version: 1
title: { en: My study, zh: 我的研究 }

# Kind of region: province, city or county. It sets the default half-distance (200, 50, 20 km).
# 地区尺度：province 省、city 市、county 县；决定默认半衰距离（200、50、20 公里）。
scale: city

# First and last year of the main comparison. 主要对比的起止年份。
window: [2019, 2020]

# Which column counts as activity: employment, value added or output. 以哪一列作为活动量：就业、增加值或产值。
activity: employment
population: resident-population

# The two lists. Leave "file" out to take the names from the tables; distances then need another source.
# 两份名单。不写 file 时，名单取自各表；但那样就没有距离可算。
regions:
  file: regions.csv # region, name_zh, name_en, area_km2, lon, lat [, parent]
  leaveOut: [合计, Total] # rows that are no regions; "Other*" skips everything that begins so. 不是地区的行
  # aliases: { 示例甲: "A" } # another spelling: the id 别名: 代码
industries:
  file: industries.csv # industry, name_zh, name_en, kind (traditional | emerging | digital), tradability (0 to 1)
  leaveOut: [合计, Total]

# Where the numbers come from; reports print it beside them. 数据来源，报告会在数字旁注明。
sources:
  sample:
    publication: { en: Sample numbers made up for this template, zh: 模板示例数据（虚构） }
    years: 2019-2020
    vintage: ""
    licence: CC0 1.0
    defects:
      - { en: Made up; replace before use., zh: 数据为虚构，使用前请替换。 }

# The tables. Any of .csv .tsv .txt .xlsx .xls .parquet; UTF-8, GBK and UTF-16 are told apart.
# 各表。可用 .csv .tsv .txt .xlsx .xls .parquet；自动识别 UTF-8、GBK、UTF-16。
tables:
  activity:
    file: activity.csv
    role: activity # region x industry x year 地区×产业×年份
    source: sample
    # Where your headers differ: ours: yours 表头不同时写“我们的名称: 你的名称”
    # columns: { region: 地区, industry: 行业, year: 年份 }
    # A wide table with years as headers: 年份横排的宽表：
    # across: year
    # A yearbook table of one year: 只有一个年份的年鉴表：
    # fixed: { year: 2020 }
    # sheet: 1          headerRow: 3      Excel: sheet and row of the header 工作表与表头所在行
    values:
      # The unit is that of the numbers in the file; 万人 is stored as persons, 亿元 as CNY.
      # 单位指文件中数字的单位；万人存为人，亿元存为元。
      employment: { unit: 万人, label: { en: Employment, zh: 就业人员 } }
      average-wage: { column: wage, unit: CNY per person-year, label: { en: Average wage, zh: 平均工资 } }
  indicators:
    file: indicators.csv
    role: indicators # region, year, indicator, value 长表；也可一列一个指标
    source: sample
    values:
      computers-per-100-employees: { unit: computers per 100 employees, label: { en: Computers per 100 employees, zh: 每百人使用计算机数 } }
      broadband-subscribers: { unit: 万户, label: { en: Broadband subscribers, zh: 互联网宽带接入用户 } }
      ecommerce-sales: { unit: 亿元, label: { en: E-commerce sales, zh: 电子商务销售额 } }
      resident-population: { unit: 万人, label: { en: Resident population, zh: 常住人口 } }
      gross-regional-product: { unit: 亿元, label: { en: Gross regional product, zh: 地区生产总值 } }
  prices:
    file: prices.csv
    role: indicators # year alone: a national series 只有年份：全国序列
    source: sample
    values:
      consumer-prices: { unit: index, label: { en: "Consumer prices, year before = 100", zh: 居民消费价格指数（上年=100） } }

# What the digital level is made of. 数字技术水平由哪些指标构成。
digital:
  indicators:
    - { indicator: computers-per-100-employees } # direction: more (default) or less 方向：more 越大越好，less 越小越好
    - { indicator: broadband-subscribers, per: resident-population }
    - { indicator: ecommerce-sales, per: gross-regional-product }

# Productivity: the wage, or value added per worker, at the prices of one year. 生产率：工资或劳均增加值，折为同一年价格。
productivity:
  definition: wage
  column: average-wage
  deflator: { indicator: consumer-prices, index: previous-year, baseYear: 2019 }

# Absent cells stay absent unless you say otherwise, with a reason. 空缺保持空缺；如需填补，请写明理由。
missing:
  default: leave-out # leave-out | carry | interpolate   不填补 | 沿用上年 | 线性插补
  # columns:
  #   ecommerce-sales: { policy: interpolate, reason: 2018 was not published }

# Only parameters that differ from their defaults. 仅写与默认值不同的参数。
parameters: {}
`;

const REGIONS = `region,name_zh,name_en,area_km2,lon,lat
A,示例甲市,Sample Alpha,6300,121.5,31.2
B,示例乙市,Sample Beta,8500,120.6,31.3
C,示例丙市,Sample Gamma,16800,120.2,30.3
D,示例丁市,Sample Delta,11400,117.3,31.8
`;

const INDUSTRIES = `industry,name_zh,name_en,kind,tradability
manufacturing,制造业,Manufacturing,traditional,0.22
wholesale-retail,批发和零售业,Wholesale and retail,traditional,0.27
information-software,信息传输、软件和信息技术服务业,Information and software,digital,0.72
`;

const ACTIVITY = `region,industry,year,employment,wage
A,manufacturing,2019,180.2,98000
A,wholesale-retail,2019,96.4,88000
A,information-software,2019,52.1,196000
B,manufacturing,2019,210.5,86000
B,wholesale-retail,2019,41.3,74000
B,information-software,2019,14.8,142000
C,manufacturing,2019,120.7,84000
C,wholesale-retail,2019,52.6,79000
C,information-software,2019,38.9,188000
D,manufacturing,2019,88.3,72000
D,wholesale-retail,2019,30.2,63000
D,information-software,2019,9.6,118000
A,manufacturing,2020,172.8,104000
A,wholesale-retail,2020,97.0,92000
A,information-software,2020,57.4,214000
B,manufacturing,2020,208.1,91000
B,wholesale-retail,2020,42.0,77000
B,information-software,2020,16.9,151000
C,manufacturing,2020,121.9,89000
C,wholesale-retail,2020,53.8,83000
C,information-software,2020,44.2,203000
D,manufacturing,2020,92.6,77000
D,wholesale-retail,2020,31.5,66000
D,information-software,2020,11.8,127000
`;

const INDICATORS: readonly (readonly [string, readonly (readonly [number, number])[]])[] = [
  [
    "computers-per-100-employees",
    [
      [58, 62],
      [44, 47],
      [51, 55],
      [36, 40],
    ],
  ],
  [
    "broadband-subscribers",
    [
      [890, 910],
      [560, 590],
      [530, 565],
      [300, 335],
    ],
  ],
  [
    "ecommerce-sales",
    [
      [12800, 14900],
      [4100, 4700],
      [7600, 8900],
      [1500, 1950],
    ],
  ],
  [
    "resident-population",
    [
      [2481, 2488],
      [1248, 1275],
      [1161, 1197],
      [911, 937],
    ],
  ],
  [
    "gross-regional-product",
    [
      [38155, 38700],
      [19236, 20170],
      [15373, 16106],
      [9409, 10046],
    ],
  ],
];

function indicatorRows(): string {
  const rows = ["region,year,indicator,value"];
  for (const [indicator, values] of INDICATORS) {
    values.forEach((years, region) => {
      years.forEach((value, year) => {
        rows.push(`${"ABCD"[region]},${2019 + year},${indicator},${value}`);
      });
    });
  }
  return `${rows.join("\n")}\n`;
}

const PRICES = `year,consumer-prices
2019,102.9
2020,102.5
`;

/** Files of the template by name. The numbers are made up, and say so. */
export const studyTemplate: Readonly<Record<string, string>> = {
  "study.yaml": STUDY,
  "regions.csv": REGIONS,
  "industries.csv": INDUSTRIES,
  "activity.csv": ACTIVITY,
  "indicators.csv": indicatorRows(),
  "prices.csv": PRICES,
};
