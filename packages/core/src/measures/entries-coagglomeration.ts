import { coagglomerationIndex, pairwiseCoagglomeration } from "./coagglomeration.ts";
import { industryPair } from "./entry-arrays.ts";
import { locationQuotients } from "./location-quotient.ts";
import type { Measure } from "./measure.ts";
import { activityByYear, partOf, sharesByYear } from "./measure-columns.ts";

export const coagglomerationEntries: readonly Measure[] = [
  {
    id: "pairwise-coagglomeration",
    label: { en: "Pairwise coagglomeration", zh: "产业间协同集聚（EG）" },
    family: "concentration",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries"],
    by: ["industry", "year"],
    formula: "gamma_ij = sum_r (s_ri - x_r)(s_rj - x_r) / (1 - sum_r x_r^2)",
    formulaNote: {
      en: "Shown is the mean over partners; the matrix of all pairs is beside it.",
      zh: "图中为与各产业两两指数的平均值，另附全部产业对的矩阵。",
    },
    source: "Ellison, Glaeser and Kerr (2010), equation 1",
    notSaying: {
      en: "Two industries may sit together because both want the same port, not because of each other.",
      zh: "两个产业同处一地可能只是共同依赖某种资源，并非相互吸引。",
    },
    reference: 0,
    options: [],
    compute(context) {
      const { industries, years } = context.dataset;
      const I = industries.length;
      const values = new Float64Array(I * years.length);
      const matrix = new Float64Array(I * I * years.length);
      sharesByYear(context).forEach((shares, y) => {
        const gamma = pairwiseCoagglomeration(shares.industry, shares.total, I);
        for (let i = 0; i < I; ++i) {
          let sum = 0;
          for (let j = 0; j < I; ++j) {
            matrix[(i * I + j) * years.length + y] = gamma[i * I + j]!;
            if (j !== i) sum += gamma[i * I + j]!;
          }
          values[i * years.length + y] = sum / (I - 1);
        }
      });
      const partner = { id: "partner", keys: industries.map((industry) => industry.id) };
      return {
        values,
        parts: { pairs: partOf(context, { en: "Every pair", zh: "各产业对" }, "1", ["industry", partner, "year"], matrix) },
      };
    },
  },
  {
    id: "coagglomeration-index",
    label: { en: "Co-agglomeration index (Chinese literature)", zh: "产业协同集聚指数" },
    family: "concentration",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries"],
    by: ["region", "year"],
    formula: "Theta_r = 1 - |LQ_ra - LQ_rb| / (LQ_ra + LQ_rb) + (LQ_ra + LQ_rb)",
    source: "Usual form in studies of manufacturing and producer services after Chen Guoliang and Chen Jianjun (2012)",
    notSaying: {
      en: "It adds a similarity to a level: one industry alone at LQ 3 scores above two in balance at 0.9. Read its two parts.",
      zh: "该指数把“相似度”与“水平”相加：单一产业区位商为3的地区，得分会高于两产业均为0.9的均衡地区。须结合两个分项解读。",
    },
    reference: null,
    options: [
      {
        id: "industry-a",
        label: { en: "First industry", zh: "产业甲" },
        kind: "industry",
        default: null,
        help: { en: "By default manufacturing, else the largest industry.", zh: "默认取制造业，没有则取规模最大的产业。" },
      },
      {
        id: "industry-b",
        label: { en: "Second industry", zh: "产业乙" },
        kind: "industry",
        default: null,
        help: {
          en: "By default information services, else the second largest industry.",
          zh: "默认取信息服务业，没有则取规模第二的产业。",
        },
      },
    ],
    compute(context, options) {
      const { regions, industries, years } = context.dataset;
      const I = industries.length;
      const [a, b] = industryPair(context, options["industry-a"] as string | null, options["industry-b"] as string | null);
      const out = ["index", "similarity", "level"].map(() => new Float64Array(regions.length * years.length));
      activityByYear(context).forEach((table, y) => {
        const lq = locationQuotients(table, regions.length, I);
        const column = (s: number) => Float64Array.from({ length: regions.length }, (_, r) => lq[r * I + s]!);
        const { index, similarity, level } = coagglomerationIndex(column(a), column(b));
        for (let r = 0; r < regions.length; ++r) {
          out[0]![r * years.length + y] = index[r]!;
          out[1]![r * years.length + y] = similarity[r]!;
          out[2]![r * years.length + y] = level[r]!;
        }
      });
      return {
        values: out[0]!,
        parts: {
          similarity: partOf(
            context,
            { en: "Similarity of the two quotients", zh: "两产业区位商相似度" },
            "1",
            ["region", "year"],
            out[1]!,
          ),
          level: partOf(context, { en: "Sum of the two quotients", zh: "两产业区位商之和" }, "1", ["region", "year"], out[2]!),
        },
        issues: [
          {
            code: "industries-compared",
            severity: "note",
            message: `Industries compared: ${industries[a]!.id} and ${industries[b]!.id}.`,
            hint: "Choose others with the two options.",
            params: { a: industries[a]!.id, b: industries[b]!.id },
          },
        ],
      };
    },
  },
];
