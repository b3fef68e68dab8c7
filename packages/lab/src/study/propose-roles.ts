/** What the columns of a proposed study may serve as, told from their names: the digital level, population, the wage. */

/** A proposed column: its id, its name as in the table, its unit as written. */
export interface ProposedColumn {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
}

const DIGITAL =
  /宽带|互联网|上网|网络零售|网上零售|线上|电商|电子商务|5G|基站|计算机|移动电话|手机|信息化|网站|网页|数字|智能|软件业务|电信业务|快递|broadband|internet|online|e-?commerce|computer|mobile|website|digital|software/i;
const POPULATION = /常住人口|户籍人口|总人口|年末人口|^人口|population/i;
const WAGE = /平均工资|平均薪酬|average (wage|earnings|salary)/i;
/** Counts of people, households, pieces: they grow with the place and want a denominator. */
const PEOPLE = /用户|户数|人数/;
const MONEY = /元|CNY|RMB|yuan|USD|dollar/i;
const PRODUCT = /地区生产总值|国内生产总值|生产总值|^GDP$|gross (regional|domestic) product/i;
const COUNTED = /户|人|个|部|台|件|users?|subscribers?|persons?|people|households?|lines?/i;
/** Already a ratio. */
const RATIO = /每|人均|比重|占比|率|%|per /i;

/** The column with the resident population; undefined when no name says so. */
export const populationOf = (columns: readonly ProposedColumn[]): ProposedColumn | undefined =>
  columns.find(({ name }) => POPULATION.test(name) && !RATIO.test(name) && !DIGITAL.test(name));

/** The column with the average wage of region and industry; undefined when no name says so. */
export const wageOf = (columns: readonly ProposedColumn[]): ProposedColumn | undefined =>
  columns.find(({ name }) => WAGE.test(name));

/**
 * Indicators whose names speak of networks and computers; counts are divided by the population and money by the gross product, where
 * there is one.
 */
export function digitalIndicators(
  columns: readonly ProposedColumn[],
  population: ProposedColumn | undefined,
): readonly { readonly indicator: string; readonly per?: string }[] {
  const product = columns.find(({ name, unit }) => PRODUCT.test(name) && !RATIO.test(name) && MONEY.test(unit));
  return columns
    .filter(({ name }) => DIGITAL.test(name))
    .map(({ id, name, unit }) => {
      const total = !RATIO.test(name) && !RATIO.test(unit);
      const per = MONEY.test(unit) ? product : COUNTED.test(unit) || PEOPLE.test(name) ? population : undefined;
      return total && per ? { indicator: id, per: per.id } : { indicator: id };
    });
}

const ACTIVITY =
  /就业人员|从业人员|就业人数|就业|增加值|总产值|产值|营业收入|企业数|employment|jobs|value added|output|turnover|establishments/i;

/** What a title such as 各地区分行业城镇单位就业人员 counts; the title itself when no word is known. */
export const activityName = (title: string): string => ACTIVITY.exec(title)?.[0] ?? title;

/**
 * Kind of region by the endings of Chinese names: 省 and 自治区, 市 and 州, 县 and 区; undefined where most have none.
 *
 * @param names of the places of a table
 */
export function scaleOfNames(names: readonly string[]): "province" | "city" | "county" | undefined {
  const share = (ending: RegExp): number => names.filter((name) => ending.test(name.trim())).length / Math.max(1, names.length);
  if (share(/(省|自治区|行政区)$/u) > 0.5) return "province";
  if (share(/(县|区|旗)$/u) > 0.5) return "county";
  return share(/(市|州|盟|地区)$/u) > 0.5 ? "city" : undefined;
}
