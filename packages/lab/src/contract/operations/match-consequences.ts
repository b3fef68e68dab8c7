import { z } from "zod";
import { cellSchema, defineOperation, issueSchema, solverStatusSchema } from "../operation.ts";
import { limitFields } from "./match-space.ts";

const changes = {
  /** ln of real income (welfare of those who live there). */
  logRealIncome: cellSchema,
  logRealWage: cellSchema,
  logPopulation: cellSchema,
  /** ln of output at baseline prices. */
  logOutput: cellSchema,
};

export const matchConsequences = defineOperation({
  id: "match.consequences",
  room: "match",
  title: { en: "What the moves set off", zh: "迁移的均衡后果" },
  summary: {
    en: "The best moves passed through the spatial equilibrium: welfare, wages, output, people and inequality once prices have adjusted, at the sending and the receiving end.",
    zh: "将最优迁移方案代入空间均衡：价格调整之后，迁出地与迁入地的福利、工资、产出、人口以及地区差距如何变化。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object(limitFields),
  output: z.object({
    /** Of the moves. */
    year: z.number().int(),
    /** Of the equilibrium that they are applied to, as relative changes. */
    baselineYear: z.number().int(),
    basis: z.enum(["estimate", "observed"]),
    status: solverStatusSchema,
    residual: cellSchema,
    /** Units of activity. */
    moved: z.number(),
    /** Part of it that arrives where its industry is absent today: not in the equilibrium. */
    lostShare: z.number(),
    /** What the programme itself expects, ln RE times activity. */
    objective: z.number(),
    logWelfare: cellSchema,
    logOutput: cellSchema,
    logRealWage: cellSchema,
    winnersShare: cellSchema,
    theil: z.object({ before: cellSchema, after: cellSchema }),
    coreRatio: z.object({ before: cellSchema, after: cellSchema }),
    /** Means by people over the regions that lose activity on balance, gain it, and stay as they are. */
    ends: z.array(z.object({ end: z.enum(["sending", "receiving", "other"]), regions: z.number().int(), ...changes })),
    regions: z.array(
      z.object({
        region: z.string(),
        end: z.enum(["sending", "receiving", "other"]),
        leaves: z.number(),
        comes: z.number(),
        ...changes,
      }),
    ),
    settings: z.object({ movableShare: z.number(), movingCost: z.number() }),
    issues: z.array(issueSchema),
  }),
});
