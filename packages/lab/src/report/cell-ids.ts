/** Ids of table cells, so that sentences and tables agree. */
export const cellId = {
  region: (region: string, column: string) => `region-${region}-${column}`,
  industry: (industry: string, column: string) => `industry-${industry}-${column}`,
  indicator: (indicator: string, column: string) => `indicator-${indicator}-${column}`,
  scenario: (point: string, column: string) => `scenario-${point}-${column}`,
  equilibrium: (term: string) => `equilibrium-${term}`,
  equilibriumRegion: (region: string, column: string) => `equilibrium-region-${region}-${column}`,
  matching: (what: string) => `matching-${what}`,
  policy: (policy: string, measure: string) => `policy-${policy}-${measure}`,
  policyRegion: (policy: string, region: string) => `policy-${policy}-region-${region}`,
  summary: (what: string) => `summary-${what}`,
} as const;
