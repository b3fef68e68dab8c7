import { clubConvergence } from "./club-convergence.ts";
import { betaConvergence, sigmaConvergence } from "./convergence.ts";
import type { Measure } from "./measure.ts";
import { partOf } from "./measure-columns.ts";
import { perHeadOption, requestedVariable, variableOption } from "./measure-variables.ts";

const options = [variableOption, perHeadOption];

const words = (value: number) => new Float64Array([value]);

export const dynamicsEntries: readonly Measure[] = [
  {
    id: "sigma-convergence",
    label: { en: "Sigma convergence", zh: "σ收敛" },
    family: "dynamics",
    unit: "log points",
    needs: ["positive-activity", "two-regions", "second-year"],
    by: ["year"],
    formula: "sigma_t = sd_i(ln y_it)",
    source: "Barro and Sala-i-Martin (1992)",
    notSaying: {
      en: "Spread can shrink because the rich decline; and without it poor regions may still grow faster.",
      zh: "差距缩小可能源于高值地区下滑；没有σ收敛时低值地区也可能增长更快。",
    },
    reference: null,
    options: [
      ...options,
      {
        id: "divisor",
        label: { en: "Divisor of variances", zh: "方差的除数" },
        kind: "choice",
        default: "sample",
        choices: [
          { id: "sample", label: { en: "n - 1", zh: "n−1" } },
          { id: "population", label: { en: "n (as REAT)", zh: "n（与 REAT 一致）" } },
        ],
        help: {
          en: "n - 1 estimates the spread behind a sample of regions; n describes these regions.",
          zh: "n−1 用于由样本推断总体，n 只描述这些地区本身。",
        },
      },
    ],
    compute(context, chosen, request) {
      const { values } = requestedVariable(context, chosen, request);
      const divisor = chosen.divisor === "population" ? "population" : "sample";
      const sigma = sigmaConvergence(values, context.dataset.years, divisor);
      return {
        values: sigma.deviation,
        parts: {
          variation: partOf(context, { en: "Coefficient of variation", zh: "变异系数" }, "1", ["year"], sigma.variation),
          trend: partOf(context, { en: "Trend per year", zh: "年均变化" }, "log points per year", [], words(sigma.trend)),
          "p-value": partOf(context, { en: "p of no trend", zh: "无趋势假设的 p 值" }, "1", [], words(sigma.pValue)),
          "variance-ratio": partOf(
            context,
            { en: "Variance of the first year over the last", zh: "首年与末年方差之比" },
            "1",
            [],
            words(sigma.varianceRatio),
          ),
          "variance-ratio-p": partOf(
            context,
            { en: "p of equal variances", zh: "方差相等假设的 p 值" },
            "1",
            [],
            words(sigma.ratioPValue),
          ),
        },
      };
    },
  },
  {
    id: "beta-convergence",
    label: { en: "Beta convergence", zh: "β收敛" },
    family: "dynamics",
    unit: "1 per year",
    needs: ["positive-activity", "two-regions", "second-year"],
    by: [],
    formula: "(1/T) ln(y_iT/y_i0) = a + b ln y_i0 + u_i,   lambda = -ln(1 + b T)/T",
    source: "Barro and Sala-i-Martin (1992)",
    notSaying: {
      en: "A negative slope also comes from errors in the first year and does not imply that the spread shrinks (Galton's fallacy).",
      zh: "首年测量误差也会产生负斜率，且β收敛并不意味着差距缩小（高尔顿谬误）。",
    },
    reference: 0,
    options,
    compute(context, chosen, request) {
      const { values } = requestedVariable(context, chosen, request);
      const { years } = context.dataset;
      const beta = betaConvergence(values, years);
      return {
        values: words(beta.slope),
        lower: words(beta.slopeInterval[0]),
        upper: words(beta.slopeInterval[1]),
        parts: {
          speed: partOf(context, { en: "Speed of convergence", zh: "收敛速度" }, "1 per year", [], words(beta.speed)),
          "speed-plain": partOf(
            context,
            { en: "Speed by -ln(1 + b)/T, as REAT prints", zh: "按 −ln(1+b)/T 计算的速度（REAT 的写法）" },
            "1 per year",
            [],
            words(beta.slope < 0 ? -Math.log(1 + beta.slope) / (years.at(-1)! - years[0]!) : Number.NaN),
          ),
          "half-life": partOf(context, { en: "Half-life", zh: "半生命周期" }, "years", [], words(beta.halfLife)),
          intercept: partOf(context, { en: "Intercept a", zh: "截距 a" }, "1 per year", [], words(beta.intercept)),
          "standard-error": partOf(
            context,
            { en: "Standard error of b", zh: "b 的标准误" },
            "1 per year",
            [],
            words(beta.slopeError),
          ),
          t: partOf(context, { en: "t of b", zh: "b 的 t 值" }, "1", [], words(beta.tStatistic)),
          "r-squared": partOf(context, { en: "R squared", zh: "拟合优度 R²" }, "1", [], words(beta.rSquared)),
          "p-value": partOf(context, { en: "p of slope 0", zh: "斜率为0的 p 值" }, "1", [], words(beta.pValue)),
        },
      };
    },
  },
  {
    id: "club-convergence",
    label: { en: "Convergence clubs", zh: "俱乐部收敛" },
    family: "dynamics",
    unit: "code",
    needs: ["positive-activity", "two-regions", "several-years"],
    by: ["region"],
    formula: "ln(H_1/H_t) - 2 ln ln t = a + b ln t + u_t",
    formulaNote: { en: "Holds in every club with t of b above -1.65.", zh: "每个俱乐部内 b 的 t 值均大于 −1.65。" },
    source: "Phillips and Sul (2007, 2009)",
    notSaying: {
      en: "Fewer than some twenty years make the test weak: clubs then follow the last year's levels more than any convergence.",
      zh: "年份不足二十年左右时检验效力很弱，分组主要反映末年水平而非收敛。",
    },
    reference: null,
    options: [
      ...options,
      {
        id: "logarithm",
        label: { en: "Of logarithms", zh: "取对数" },
        kind: "switch",
        default: false,
        help: {
          en: "Logarithms must stay positive: use it for values well above 1, such as income per head.",
          zh: "对数须为正值：适用于远大于1的变量，如人均收入。",
        },
      },
    ],
    compute(context, chosen, request) {
      const { values } = requestedVariable(context, chosen, request);
      const series = chosen.logarithm === true ? values.map(Math.log) : values;
      const result = clubConvergence(series, context.dataset.years.length);
      const club = { id: "club", keys: result.clubs.map((_, k) => String(k + 1)) };
      return {
        values: Float64Array.from(result.clubOf, (k) => (k < 0 ? result.clubs.length : k)),
        classes: [
          ...result.clubs.map((_, k) => ({ en: `club ${k + 1}`, zh: `俱乐部${k + 1}` })),
          { en: "in no club", zh: "未归入任何俱乐部" },
        ],
        parts: {
          slope: partOf(
            context,
            { en: "b of each club", zh: "各俱乐部的 b" },
            "1",
            [club],
            Float64Array.from(result.clubs, (c) => c.test.slope),
          ),
          t: partOf(
            context,
            { en: "t of each club", zh: "各俱乐部的 t 值" },
            "1",
            [club],
            Float64Array.from(result.clubs, (c) => c.test.tStatistic),
          ),
          "all-t": partOf(
            context,
            { en: "t of all regions together", zh: "全部地区的 t 值" },
            "1",
            [],
            words(result.all.tStatistic),
          ),
        },
      };
    },
  },
];
