import {
  createRandom,
  defaultLedgerModel,
  InputError,
  type LedgerModel,
  ledgerChoiceMap,
  ledgerComparativeStatics,
  ledgerCutoffs,
  ledgerEquilibria,
  ledgerParameters,
  ledgerPopulation,
  ledgerTable,
  ledgerTerms,
  placeTenants,
  type TenantOptions,
  tenantFirms,
} from "@jiju/core";
import { whyLedger } from "@jiju/lab/contract";
import { requireAvailable } from "../study/availability.ts";
import type { StudySession } from "../study/session.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";
import { givenTenants, studyTenants } from "./tenants.ts";

const reconstruction = {
  en: "Our reconstruction of Table 1: the source's own table is lost in the text we have. Numbers are illustrative, in units of the median firm's value of the place per year.",
  zh: "系对原文表1的重建：所据文本中该表缺失。数值仅作演示，以中位企业一年从集聚中所得的价值为单位。",
};

/** Parameter id of a number of the model: `ledger-` and its name in kebab case. */
const parameterId = (key: string): string => `ledger-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function parametersOnWire(model: LedgerModel) {
  return (Object.keys(defaultLedgerModel) as (keyof LedgerModel)[]).map((key) => {
    const parameter = ledgerParameters.find(({ id }) => id === parameterId(key));
    const common = { id: key, value: model[key], default: defaultLedgerModel[key] };
    return parameter
      ? {
          ...common,
          symbol: parameter.symbol,
          label: parameter.label,
          unit: parameter.unit,
          range: [parameter.range[0], parameter.range[1]] as [number, number],
          reason: parameter.basis.kind === "assumption" ? parameter.basis.reason : parameter.basis.citation,
        }
      : {
          ...common,
          symbol: "T",
          label: { en: "digital technology of the place", zh: "当地数字技术水平" },
          unit: "1",
          range: [0, 1] as [number, number],
          reason: "Half of its scale.",
        };
  });
}

function tradabilityOf(study: StudySession): Record<string, number> {
  const values = requireAvailable("Placing tenants on the ledger", study.tradability());
  return Object.fromEntries(study.industries.map(({ id }, s) => [id, values[s]!]));
}

export const ledgerImplementations: readonly Implementation[] = [
  implement(whyLedger, (input, context) => {
    const study = requireStudy("why.ledger", context);
    const given = Object.fromEntries(Object.entries(input.model).filter(([, value]) => value !== undefined));
    const model: LedgerModel = { ...defaultLedgerModel, ...given };
    const list = input.tenants ? givenTenants(study, input.tenants) : studyTenants(study);
    const options: TenantOptions = {
      tradability: list.tenants.length > 0 ? tradabilityOf(study) : {},
      goods: input.goods,
      ...(input.rentPerSquareMetre === undefined ? {} : { rentPerSquareMetre: input.rentPerSquareMetre }),
    };
    if (input.population === "tenants" && list.tenants.length === 0) {
      throw new InputError(
        "no-tenants",
        'why.ledger: population is "tenants" and there is none. Give tenants in the input or a table of role firms in study.yaml, or use "drawn".',
      );
    }
    const nowhere = { mass: 0.5, users: 0.5 };
    const firms =
      input.population === "tenants"
        ? tenantFirms(placeTenants(model, nowhere, list.tenants, options))
        : ledgerPopulation(input.firms, createRandom(input.seed), input.spread);
    const traced = ledgerEquilibria(model, firms);
    const stable = traced.equilibria.flatMap((entry, at) => (entry.stable ? [at] : []));
    const chosen = (input.equilibrium === "lowest" ? stable[0] : stable.at(-1)) ?? 0;
    const at = traced.equilibria[chosen]!;
    const state = { mass: at.mass, users: at.users };
    const terms = ledgerTerms(model, state);
    const placed = list.tenants.length === 0 ? [] : placeTenants(model, state, list.tenants, options);
    return {
      reconstruction,
      parameters: parametersOnWire(model),
      firms: firms.scale.length,
      population: input.population,
      equilibria: traced.equilibria.map(({ mass, users, stable, status, shares, averageProfit }) => ({
        mass,
        users,
        stable,
        status,
        shares: { ...shares },
        averageProfit,
      })),
      chosen,
      adoption: {
        expectedUsers: traced.expectedUsers,
        respondingUsers: traced.respondingUsers,
        settledMass: traced.settledMass,
      },
      criticalMass: traced.criticalMass,
      tippingPoint: traced.tippingPoint,
      terms: { ...terms },
      cutoffs: { ...ledgerCutoffs(terms, 1, input.goodsWeight) },
      table: ledgerTable(model, firms, state).map((column) => ({ ...column, lines: { ...column.lines } })),
      statics: ledgerComparativeStatics(model, firms, state).map((entry) => ({ ...entry, change: { ...entry.change } })),
      map: (() => {
        const map = ledgerChoiceMap(model, state, input.goodsWeight);
        return { ...map, choice: Array.from(map.choice) };
      })(),
      tenants: placed.map(({ tenant, ...place }) => ({
        ...place,
        name: tenant.name,
        industry: tenant.industry,
        area: tenant.area,
        output: tenant.output,
        platform: tenant.platform,
        chartBurden: terms.rent / (place.scale * terms.physicalValue),
      })),
      issues: [...list.issues],
    };
  }),
];
