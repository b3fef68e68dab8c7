import { type CoverageDesign, coverageDesigns, coverageStudy, createRandom, InputError } from "@jiju/core";
import { whyCoverage } from "@jiju/lab/contract";
import { type Implementation, implement, throwIfCancelled } from "./implementation.ts";

function designsOf(id: string): readonly CoverageDesign[] {
  if (id === "all") return coverageDesigns;
  const found = coverageDesigns.filter((design) => design.id === id);
  if (found.length > 0) return found;
  throw new InputError(
    "unknown-design",
    `why.coverage: there is no design "${id}"; use "all" or one of ${coverageDesigns.map((design) => design.id).join(", ")}.`,
    { designs: coverageDesigns.map((design) => design.id) },
  );
}

function truthOf({ truth }: CoverageDesign): { readonly kind: "w" | "sigma"; readonly value: number } {
  return truth.kind === "translog"
    ? { kind: "w", value: truth.w }
    : { kind: "sigma", value: 1 / (1 - truth.model.channels[0]!.rho) };
}

export const coverageImplementations: readonly Implementation[] = [
  implement(whyCoverage, (input, context) => {
    const designs = designsOf(input.design);
    const random = createRandom(input.seed);
    const total = designs.length * input.draws;
    const signal = {
      get cancelled() {
        return context.signal.aborted;
      },
    };
    const studies = designs.map((design, position) => {
      const study = coverageStudy(design, random.fork(coverageDesigns.indexOf(design)), {
        draws: input.draws,
        wildDraws: input.wildDraws,
        effects: input.effects,
        firstDraw: input.firstDraw,
        onProgress: (done) => context.progress({ phase: design.id, done: position * input.draws + done, total }),
        signal,
      });
      throwIfCancelled(context);
      return study;
    });
    return {
      designs: studies.map(({ design, rows, ...study }) => ({
        id: design.id,
        regions: design.regions,
        industries: design.industries,
        years: design.years,
        truth: truthOf(design),
        spatialCorrelation: design.spatialCorrelation,
        draws: study.draws,
        coverage: rows.map((row) => ({ ...row })),
        verdicts: { ...study.verdicts },
        errorRate: study.errorRate,
        power: study.power,
        meanEstimate: study.meanEstimate,
        deviation: study.deviation,
        identifiedShare: study.identifiedShare,
      })),
    };
  }),
];
