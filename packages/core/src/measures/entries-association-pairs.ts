import { empiricalBayesRates, joinCounts, localBivariateMoran, localMoran, transformWeights } from "../space/index.ts";
import { associationNeeds, globalOptions, globalValues, localOptions, localValues, testAsAsked } from "./association-values.ts";
import type { Measure, MeasureContext, MeasureOption } from "./measure.ts";
import { regionYear, yearOf } from "./measure-columns.ts";
import { requestedVariable, variableOf, variableOption } from "./measure-variables.ts";

const besideOption: MeasureOption = {
  id: "beside",
  label: { en: "Variable of the neighbours", zh: "邻居的变量" },
  kind: "column",
  default: null,
  help: {
    en: "Whose values are looked at among the neighbours. By default the digital level, else the activity of all industries.",
    zh: "在邻居处考察的变量。默认取数字技术水平，缺少时取全部产业的活动量。",
  },
};

/** Every year in standard deviations from its mean, [R x Y]: two variables then share one scatter plot. */
function standardised(context: MeasureContext, values: Float64Array): Float64Array {
  const Y = context.dataset.years.length;
  const out = values.slice();
  for (let y = 0; y < Y; ++y) {
    const year = yearOf(values, Y, y);
    const mean = year.reduce((sum, value) => sum + value, 0) / year.length;
    const sd = Math.sqrt(year.reduce((sum, value) => sum + (value - mean) ** 2, 0) / year.length);
    year.forEach((value, i) => {
      out[i * Y + y] = sd > 0 ? (value - mean) / sd : 0;
    });
  }
  return out;
}

/** Association of two variables, of two years, of a count and those it is drawn from, and of classes. */
export const pairedAssociationEntries: readonly Measure[] = [
  {
    id: "bivariate-moran",
    label: { en: "Bivariate local Moran", zh: "双变量局部莫兰" },
    family: "association",
    unit: "code",
    needs: associationNeeds,
    by: ["region", "year"],
    formula: "I_i = z_i sum_j w_ij v_j",
    formulaNote: {
      en: "z the variable of the place, v that of its neighbours, both standardised.",
      zh: "z 为本地变量，v 为邻居的变量，均已标准化。",
    },
    source: "Anselin, Syabri and Smirnov (2002)",
    notSaying: {
      en: "It mixes association over space with the correlation of both variables in one place: neither shows alone that one spreads to the other.",
      zh: "它混合了空间关联与两变量的本地相关，不能单独说明一方影响另一方。",
    },
    reference: null,
    options: [variableOption, besideOption, ...localOptions.slice(2)],
    compute(context, options, request) {
      const named = options.beside as string | null;
      const beside = named ?? (context.digitalLevel ? "digital-level" : null);
      const pair = {
        own: standardised(context, requestedVariable(context, options, request).values),
        others: standardised(context, variableOf(context, beside, undefined)),
      };
      return localValues(context, options, pair, (own, others) =>
        localBivariateMoran(own, others, context.neighbours!, testAsAsked(options)),
      );
    },
  },
  {
    id: "differential-moran",
    label: { en: "Local Moran of the change since the first year", zh: "差分局部莫兰（较首年变化）" },
    family: "association",
    unit: "code",
    needs: [...associationNeeds, "second-year"],
    by: ["region", "year"],
    formula: "I_i = (d_i / m2) sum_j w_ij d_j,   d = x_t - x_first - mean",
    source: "Anselin (2019), differential Moran",
    notSaying: {
      en: "It says where changes lie together, not who began; the first year has no change.",
      zh: "它显示变化在何处聚集，不说明由谁带动；首年没有变化值。",
    },
    reference: null,
    options: localOptions,
    compute(context, options, request) {
      const Y = context.dataset.years.length;
      const { values } = requestedVariable(context, options, request);
      const change = values.map((value, cell) => (cell % Y === 0 ? Number.NaN : value - values[cell - (cell % Y)]!));
      return localValues(context, options, { own: change, others: change }, (own) =>
        localMoran(own, context.neighbours!, testAsAsked(options)),
      );
    },
  },
  {
    id: "empirical-bayes-moran",
    label: { en: "Local Moran of empirical-Bayes rates", zh: "经验贝叶斯率的局部莫兰" },
    family: "association",
    unit: "code",
    needs: [...associationNeeds, "population"],
    by: ["region", "year"],
    formula: "z_i = (O_i/P_i - b) / sqrt(a + b/P_i),   I_i = (z_i / m2) sum_j w_ij z_j",
    formulaNote: {
      en: "O the variable as a count, P population, b the overall rate, a the variance of true rates.",
      zh: "O 为计数变量，P 为人口，b 为总体率，a 为真实率的方差。",
    },
    source: "Assuncao and Reis (1999), Statistics in Medicine 18: 2147-2162",
    notSaying: {
      en: "The variable must count something out of the population. It takes away that small places have unsteady rates, not that they differ in age or wealth.",
      zh: "变量须是人口中的计数。它消除小地区比率不稳的影响，不消除年龄、收入等结构差异。",
    },
    reference: null,
    options: [variableOption, ...localOptions.slice(2)],
    compute(context, options, request) {
      const Y = context.dataset.years.length;
      const events = requestedVariable(context, { ...options, "per-head": "as-is" }, request).values;
      const population = regionYear(context, context.population!, undefined);
      const rates = new Float64Array(events.length).fill(Number.NaN);
      for (let y = 0; y < Y; ++y) {
        const [counts, people] = [yearOf(events, Y, y), yearOf(population, Y, y)];
        if (!counts.every((count) => count >= 0) || !people.every((persons) => persons > 0)) continue;
        empiricalBayesRates(counts, people).standardised.forEach((rate, i) => {
          rates[i * Y + y] = rate;
        });
      }
      return localValues(context, options, { own: rates, others: rates }, (own) =>
        localMoran(own, context.neighbours!, testAsAsked(options)),
      );
    },
  },
  {
    id: "join-counts",
    label: { en: "Join counts of places above the median", zh: "高于中位数地区的连接计数" },
    family: "association",
    unit: "joins",
    needs: associationNeeds,
    by: ["year"],
    formula: "J = (1/2) sum_ij b_ij 1[x_i > median] 1[x_j > median]",
    formulaNote: { en: "b_ij is 1 between neighbours.", zh: "b_ij 在相邻地区之间为1。" },
    source: "Cliff and Ord (1981), equations 1.22 to 1.33, non-free sampling",
    notSaying: {
      en: "Only above or below counts, not by how much: use Moran's I where amounts matter.",
      zh: "只看高于或低于中位数，不看差多少；看重数量时用莫兰指数。",
    },
    reference: null,
    options: globalOptions,
    compute(context, options, request) {
      const binary = transformWeights(context.neighbours!, "binary");
      return globalValues(context, requestedVariable(context, options, request).values, (values) => {
        const sorted = values.slice().sort();
        const n = sorted.length;
        const median = (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2;
        const classes = Int32Array.from(values, (value) => Number(value > median));
        // where half of the places share the largest value, none lies above the median
        if (!classes.includes(1)) return null;
        return joinCounts(classes, 2, binary, testAsAsked(options)).find(({ a, b }) => a === 1 && b === 1)!;
      });
    },
  },
];
