import { requireColumn, type Text } from "../dataset/index.ts";
import { InputError } from "../errors/index.ts";
import { meanOverIndustries } from "./aggregate.ts";
import { locationQuotients } from "./location-quotient.ts";
import type { MeasureContext, MeasureOption, MeasureOptionValue, MeasureRequest } from "./measure.ts";
import { activityByYear, regionYear } from "./measure-columns.ts";
import { proximityOf } from "./measure-context.ts";

/** Option that names the variable a measure looks at. */
export const variableOption: MeasureOption = {
  id: "variable",
  label: { en: "Variable", zh: "变量" },
  kind: "column",
  default: null,
  help: {
    en: "A column, or digital-level, physical-agglomeration, virtual-agglomeration, or lq: with an industry's id. By default activity: of the industry chosen, else of all together.",
    zh: "列名，或 digital-level（数字技术水平）、physical-agglomeration（实体集聚）、virtual-agglomeration（虚拟集聚）、“lq:产业代码”（区位商）。默认取活动量：所选产业，或全部产业合计。",
  },
};

/** Option whether the variable is divided by residents. */
export const perHeadOption: MeasureOption = {
  id: "per-head",
  label: { en: "Per head", zh: "人均口径" },
  kind: "choice",
  default: "auto",
  choices: [
    { id: "auto", label: { en: "activity per head, others as they are", zh: "活动量按人均，其他变量按原值" } },
    { id: "per-head", label: { en: "per head, weighted by population", zh: "按人均，以人口加权" } },
    { id: "as-is", label: { en: "as it is, every region once", zh: "按原值，各地区等权" } },
  ],
  help: {
    en: "Per head divides by population and weighs regions by it; without population the variable is used as it is, every region counting once.",
    zh: "人均口径以人口相除并以人口加权；没有人口数据时按原值计算，各地区等权。",
  },
};

/**
 * A variable as region x year.
 *
 * @param id  a column, one of the names of computed variables, `lq:` with an industry, or null for activity
 * @returns [R x Y]
 * @throws InputError `unknown-column`, `unknown-industry`, `variable-not-available`
 */
export function variableOf(context: MeasureContext, id: string | null, industry: number | undefined): Float64Array {
  const { dataset } = context;
  const R = dataset.regions.length;
  const I = dataset.industries.length;
  const Y = dataset.years.length;
  if (id === "digital-level") {
    if (!context.digitalLevel) throw unavailable(id, "there is no digital level");
    return context.digitalLevel.level.slice();
  }
  if (id === "physical-agglomeration" || id === "virtual-agglomeration") {
    const panel = context.proximity ?? proximityOf(context, {});
    const values = id === "physical-agglomeration" ? panel.physicalAgglomeration : panel.virtualAgglomeration;
    if (values.every(Number.isNaN)) throw unavailable(id, "it needs a digital level and tradability");
    if (industry !== undefined) {
      return Float64Array.from({ length: R * Y }, (_, cell) => values[(Math.floor(cell / Y) * I + industry) * Y + (cell % Y)]!);
    }
    return meanOverIndustries(values, requireColumn(dataset, context.activity).values, R, I, Y);
  }
  if (id?.startsWith("lq:")) {
    const wanted = dataset.industries.findIndex((entry) => entry.id === id.slice(3));
    if (wanted < 0) {
      throw new InputError("unknown-industry", `measure: there is no industry "${id.slice(3)}" for ${id}.`, { id });
    }
    const out = new Float64Array(R * Y);
    activityByYear(context).forEach((table, y) => {
      const lq = locationQuotients(table, R, I);
      for (let r = 0; r < R; ++r) out[r * Y + y] = lq[r * I + wanted]!;
    });
    return out;
  }
  return regionYear(context, id, industry);
}

const computedLabels: Readonly<Record<string, Text>> = {
  "digital-level": { en: "digital level", zh: "数字技术水平" },
  "physical-agglomeration": { en: "physical agglomeration", zh: "实体集聚" },
  "virtual-agglomeration": { en: "virtual agglomeration", zh: "虚拟集聚" },
};

/** The words for a variable that `variableOf` takes. */
export function variableLabel({ dataset }: MeasureContext, id: string): Text {
  const computed = computedLabels[id];
  if (computed) return computed;
  const industry = id.startsWith("lq:") ? dataset.industries.find((entry) => entry.id === id.slice(3)) : undefined;
  if (industry) return { en: `location quotient of ${industry.name.en}`, zh: `${industry.name.zh}的区位商` };
  return dataset.columns[id]?.label ?? { en: id, zh: id };
}

type Options = Readonly<Record<string, MeasureOptionValue>>;

const variableId = (options: Options): string | null => (options.variable ?? null) as string | null;

/** Whether a variable is divided by residents: as asked, or by itself where it is activity and there is a population. */
function isPerHead(context: MeasureContext, options: Options): boolean {
  const choice = options["per-head"];
  return context.population !== undefined && (choice === "per-head" || (choice === "auto" && variableId(options) === null));
}

/** The words for the variable a request asks for, with its industry and whether it is per head: what a reader must know of the numbers. */
export function requestedVariableLabel(context: MeasureContext, options: Options, request: MeasureRequest): Text {
  const id = variableId(options) ?? context.activity;
  const column = context.dataset.columns[id];
  const ofIndustry =
    column === undefined ? !id.startsWith("lq:") && id !== "digital-level" : column.dimensions.includes("industry");
  const industry = request.industry === undefined || !ofIndustry ? undefined : context.dataset.industries[request.industry];
  const label = variableLabel(context, id);
  const perHead = isPerHead(context, options);
  return {
    en: `${lowerFirst(label.en)}${industry ? ` in ${lowerFirst(industry.name.en)}` : ""}${perHead ? " per head" : ""}`,
    zh: `${industry ? `${industry.name.zh}` : ""}${perHead ? "人均" : ""}${label.zh}`,
  };
}

/** Words inside a sentence; abbreviations such as GDP keep their capitals. */
const lowerFirst = (text: string): string => (/^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

/** The variable a request asks for, with weights where it is per head. */
export function requestedVariable(
  context: MeasureContext,
  options: Options,
  request: MeasureRequest,
): { readonly values: Float64Array; readonly weights: Float64Array | undefined } {
  const values = variableOf(context, variableId(options), request.industry);
  if (options["per-head"] === "per-head" && context.population === undefined) {
    throw unavailable("per-head", "there is no population");
  }
  if (!isPerHead(context, options) || context.population === undefined) return { values, weights: undefined };
  const population = requireColumn(context.dataset, context.population).values;
  return {
    values: values.map((value, cell) => value / population[cell]!),
    weights: population.map((value) => (Number.isNaN(value) ? 0 : value)),
  };
}

function unavailable(id: string, why: string): InputError {
  return new InputError("variable-not-available", `measure: "${id}" cannot be used: ${why}.`, { id });
}
