import { z } from "zod";
import { cellSchema, defineOperation, textSchema } from "../operation.ts";

const outcomeSchema = z.object({
  /** Share of the other platforms' users that one reaches. */
  interoperability: z.number(),
  /** What a firm pays the platform in a year, in the unit of the ledger. */
  commission: z.number(),
  /** Users of one network that are worth as much, per user of the split one. */
  reach: z.number(),
  /** Shares of all firms, of those up to median scale and of the larger ones that are online. */
  users: z.number(),
  smallUsers: z.number(),
  largeUsers: z.number(),
  /** Share of firms in the place. */
  mass: z.number(),
  /** Share of users below which nobody gains from going online; null where nobody ever does. */
  criticalMass: cellSchema,
  /** Share of the network's value that a user loses by leaving the largest platform for the smallest. */
  lockIn: z.number(),
  /** What the largest can charge its mean user above the smallest, in the unit of the commission. */
  premium: z.number(),
});

export const scenarioPlatforms = defineOperation({
  id: "scenario.platforms",
  room: "scenario",
  title: { en: "Platforms and interoperability", zh: "平台格局与互联互通" },
  summary: {
    en: "Concentration and lock-in of platforms, and what opening them to one another, or another commission, does to users and small firms.",
    zh: "平台集中度与锁定程度，以及互联互通或调整佣金对用户和中小企业的影响。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: z.object({
    users: z
      .array(z.number().min(0))
      .min(1)
      .max(20)
      .default([50, 30, 20])
      .describe("Users of each platform, any unit; the default is for illustration."),
    interoperability: z.number().min(0).max(1).default(0).describe("0 closed, 1 as one network."),
    commission: z.number().min(0).max(5).optional().describe("Yearly fee of a firm; the ledger's default when left out."),
    firms: z.number().int().min(50).max(20000).default(2000).describe("Firms drawn around the median firm."),
    spread: z.number().min(0).max(2).default(0.5).describe("Standard deviation of the log of their scale."),
    seed: z.number().int().min(0).max(4294967295).default(1),
  }),
  output: z.object({
    note: textSchema,
    shares: z.array(z.number()),
    /** Herfindahl index of users over platforms. */
    concentration: z.number(),
    commission: z.number(),
    now: outcomeSchema,
    /** Nothing but interoperability differs, from 0 to 1. */
    byInteroperability: z.array(outcomeSchema),
    /** Nothing but the commission differs, from 0 to twice the present one or the default. */
    byCommission: z.array(outcomeSchema),
  }),
});

export const platformOperations = [scenarioPlatforms];
