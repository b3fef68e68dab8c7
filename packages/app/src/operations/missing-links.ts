import {
  entryByDensity,
  industryRelatedness,
  locationQuotients,
  missingLinks,
  presenceMatrix,
  relatednessDensity,
} from "@jiju/core";
import { matchMissingLinks } from "@jiju/lab/contract";
import type { StudySession } from "../study/session.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";
import { studyFlows } from "./study-flows.ts";

/** Activity of one year, [R x S], an absent cell as nothing. */
function activityIn(study: StudySession, year: number): Float64Array {
  const cells = study.regions.length * study.industries.length;
  const Y = study.years.length;
  const all = study.activity();
  return Float64Array.from({ length: cells }, (_, cell) => all[cell * Y + year]! || 0);
}

export const missingLinksImplementations: readonly Implementation[] = [
  implement(matchMissingLinks, (input, context) => {
    const study = requireStudy("match.missing-links", context);
    const region = study.regionAt(input.region);
    const year = study.yearAt(input.year);
    const R = study.regions.length;
    const S = study.industries.length;
    const here = (s: number): number => region * S + s;
    const idOf = (s: number): string => study.industries[s]!.id;
    const activity = activityIn(study, year);
    const presence = presenceMatrix(activity, R, S, input.threshold);
    const relatedness = industryRelatedness(presence, S);
    const density = relatednessDensity(presence, relatedness, R, S);
    const quotients = locationQuotients(activity, R, S);
    const flows = studyFlows(study);
    const links = missingLinks({ presence, relatedness, ...(flows ? { flows } : {}), regions: R, industries: S }, region);
    const last = study.years.length - 1;
    const before = presenceMatrix(activityIn(study, 0), R, S, input.threshold);
    return {
      region: study.regions[region]!.id,
      year: study.years[year]!,
      present: study.industries
        .map(({ id }, s) => ({ industry: id, locationQuotient: quotients[here(s)]!, there: presence[here(s)] === 1 }))
        .filter(({ there }) => there)
        .sort((a, b) => b.locationQuotient - a.locationQuotient)
        .map(({ industry, locationQuotient }) => ({ industry, locationQuotient })),
      links: links.map((link) => {
        const others = study.regions.map((_, r) => density[r * S + link.industry]!).filter((value) => !Number.isNaN(value));
        return {
          industry: idOf(link.industry),
          locationQuotient: quotients[here(link.industry)]!,
          density: link.density,
          densityShare: others.filter((value) => value <= link.density + 1e-12).length / others.length,
          suppliers: link.suppliers,
          buyers: link.buyers,
          meanRank: link.meanRank,
          related: link.related.map(idOf),
          traders: link.traders.map(idOf),
        };
      }),
      entry: {
        firstYear: study.years[0]!,
        lastYear: study.years[last]!,
        thirds: [
          ...entryByDensity(
            before,
            relatednessDensity(before, industryRelatedness(before, S), R, S),
            presenceMatrix(activityIn(study, last), R, S, input.threshold),
          ),
        ],
      },
      hasTable: flows !== undefined,
      issues: [],
    };
  }),
];
