import {
  createRandom,
  defaultLedgerModel,
  ledgerPopulation,
  type PlatformOutcome,
  platformConcentration,
  platformOutcomes,
} from "@jiju/core";
import { scenarioPlatforms } from "@jiju/lab/contract";
import { type Implementation, implement } from "./implementation.ts";

const note = {
  en: "Firms, costs and benefits are those of our reconstruction of Table 1: illustrative, not measured. The shares of the platforms are yours.",
  zh: "企业及其成本收益取自本项目对原文表1的重建，仅作演示，并非实测；平台份额由使用者给出。",
};

/** Steps of interoperability and of the commission. */
const STEPS = 10;

export const platformImplementations: readonly Implementation[] = [
  implement(scenarioPlatforms, ({ users, interoperability, commission = defaultLedgerModel.platformFee, ...draw }) => {
    const firms = ledgerPopulation(draw.firms, createRandom(draw.seed), draw.spread);
    const market = { users: Float64Array.from(users), interoperability };
    const solve = (fee: number, open: readonly number[]) =>
      platformOutcomes({ ...defaultLedgerModel, platformFee: fee }, firms, market, { interoperability: open }).map(
        (outcome: PlatformOutcome) => ({ ...outcome, commission: fee }),
      );
    const grid = Array.from({ length: STEPS + 1 }, (_, k) => k / STEPS);
    const [now, ...byInteroperability] = solve(commission, [interoperability, ...grid]);
    const most = 2 * (commission > 0 ? commission : defaultLedgerModel.platformFee);
    const total = users.reduce((sum, each) => sum + each, 0);
    return {
      note,
      shares: users.map((each) => each / total),
      concentration: platformConcentration(market.users),
      commission,
      now: now!,
      byInteroperability,
      byCommission: grid.map((part) => solve(part * most, [interoperability])[0]!),
    };
  }),
];
