import {
  createRandom,
  defaultLedgerModel,
  type LedgerEquilibrium,
  ledgerEquilibrium,
  ledgerPopulation,
  ledgerResponse,
} from "@jiju/core";

const firms = ledgerPopulation(100_000, createRandom(1));

export default [
  {
    name: "drivers-ledger/100,000 firms (target 0.2 s)",
    size: "small" as const,
    run: () => ledgerEquilibrium(defaultLedgerModel, firms),
    check: (equilibrium: LedgerEquilibrium) => {
      const response = ledgerResponse(defaultLedgerModel, firms, equilibrium);
      return equilibrium.status === "converged" && Math.abs(response.users - equilibrium.users) < 1e-4;
    },
  },
];
