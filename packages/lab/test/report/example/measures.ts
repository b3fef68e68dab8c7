import type { ReportInput } from "../../../src/report/index.ts";
import { regions } from "./places.ts";

export const agglomeration: ReportInput["agglomeration"] = {
  result: {
    industry: "manufacturing",
    regions: regions.map(({ id }) => id),
    years: [2015, 2020],
    physical: [1, 1.25, 1.5, 2, 0.1, 0.05],
    virtual: [0.2, 0.5, 0.25, 0.75, 0.1, 0.2],
    proximityPhysical: [0.9, 1, 1.4, 1.5, 0.1, 0.1],
    proximityVirtual: [0.2, 1, 0.25, 0.5, 0.1, 0.1],
    degree: [0.6, 0.8, 0.5, 0.75, 3, 8],
    activity: [10, 10, 20, 20, 1, null],
    activityUnit: "persons",
    bands: {
      draws: 32,
      physicalLow: [0.9, 1.1, 1.4, 1.8, 0, 0],
      physicalHigh: [1.1, 1.4, 1.6, 2.2, 0.2, 0.1],
      virtualLow: [0, 0.1, 0, 0.1, 0, 0],
      virtualHigh: [1, 1, 1, 1, 1, 1],
    },
    distanceRelief: 0.65,
    halfDistanceKm: 200,
    issues: [],
  },
};

export const digital: ReportInput["digital"] = {
  result: {
    regions: regions.map(({ id }) => id),
    years: [2015, 2020],
    level: [0.5, 0.9, 0.4, 0.6, 0.15, 0.3],
    relative: [1.4, 2.6, 1.1, 1.7, 0.4, 0.9],
    indicators: [
      {
        id: "sales",
        label: { en: "E-commerce sales", zh: "电子商务销售额" },
        unit: "1",
        direction: "more",
        entropy: 0.95,
        weight: 0.6,
        contribution: 0.4,
        source: "s",
      },
      {
        id: "ports",
        label: { en: "Ports", zh: "端口" },
        unit: "1",
        direction: "more",
        entropy: 0.98,
        weight: 0.4,
        contribution: 0.6,
        source: "s",
      },
    ],
    contributions: null,
    falls: [],
    ratioScale: true,
    lint: [],
    issues: [],
  },
};

export const concentration: ReportInput["concentration"] = {
  result: {
    firstYear: 2015,
    lastYear: 2020,
    industries: [
      {
        industry: "manufacturing",
        physicalGini: [0.3, 0.25],
        virtualGini: [0.4, 0.45],
        physical: "dispersed",
        virtual: "concentrated",
        slogan: "holds",
      },
      {
        industry: "finance",
        physicalGini: [0.2, null],
        virtualGini: [null, null],
        physical: "not-defined",
        virtual: "not-defined",
        slogan: "cannot-tell",
      },
    ],
    issues: [],
  },
};
