import { type CoverageStudy, coverageDesigns, coverageStudy, createRandom } from "@jiju/core";

const design = coverageDesigns.find(({ id }) => id === "31-regions-w-0-spatial-0")!;
const study = (draws: number) => coverageStudy(design, createRandom(7), { draws });

export default [
  {
    name: "drivers-coverage/31 regions, 10 draws",
    size: "small" as const,
    rounds: 1,
    run: () => study(10),
    check: ({ status, rows }: CoverageStudy) => status === "completed" && rows.length === 10,
  },
  {
    name: "drivers-coverage/31 regions, 2,000 draws (target 10 min)",
    size: "full" as const,
    rounds: 1,
    run: () => study(2_000),
    check: ({ rows }: CoverageStudy) => {
      const { coverage } = rows.find(({ id }) => id === "wild")!;
      return coverage > 0.93 && coverage < 0.97;
    },
  },
];
