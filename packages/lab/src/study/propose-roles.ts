/** What the columns of a proposed study may serve as, told from their names: the digital level, population, the wage. */

/** A proposed column: its id, its name as in the table, its unit as written. */
export interface ProposedColumn {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
}

const DIGITAL =
  /宽带|互联网|上网|电商|电子商务|计算机|移动电话|手机|信息化|网站|网页|数字|智能|软件业务|电信业务|快递|broadband|internet|online|e-?commerce|computer|mobile|website|digital|software/i;
const POPULATION = /常住人口|户籍人口|总人口|年末人口|^人口|population/i;
const WAGE = /平均工资|平均薪酬|average (wage|earnings|salary)/i;
/** Counts of people, households, pieces: they grow with the place and want a denominator. */
const COUNTED = /户|人|个|部|台|件|users?|subscribers?|persons?|people|households?|lines?/i;
/** Already a ratio. */
const RATIO = /每|人均|比重|占比|率|%|per /i;

/** The column with the resident population; undefined when no name says so. */
export const populationOf = (columns: readonly ProposedColumn[]): ProposedColumn | undefined =>
  columns.find(({ name }) => POPULATION.test(name) && !RATIO.test(name) && !DIGITAL.test(name));

/** The column with the average wage of region and industry; undefined when no name says so. */
export const wageOf = (columns: readonly ProposedColumn[]): ProposedColumn | undefined =>
  columns.find(({ name }) => WAGE.test(name));

/** Indicators whose names speak of networks and computers; counts are divided by the population where there is one. */
export function digitalIndicators(
  columns: readonly ProposedColumn[],
  population: ProposedColumn | undefined,
): readonly { readonly indicator: string; readonly per?: string }[] {
  return columns
    .filter(({ name }) => DIGITAL.test(name))
    .map(({ id, name, unit }) =>
      population && COUNTED.test(unit) && !RATIO.test(name) && !RATIO.test(unit)
        ? { indicator: id, per: population.id }
        : { indicator: id },
    );
}

const ACTIVITY =
  /就业人员|从业人员|就业人数|就业|增加值|总产值|产值|营业收入|企业数|employment|jobs|value added|output|turnover|establishments/i;

/** What a title such as 各地区分行业城镇单位就业人员 counts; the title itself when no word is known. */
export const activityName = (title: string): string => ACTIVITY.exec(title)?.[0] ?? title;
