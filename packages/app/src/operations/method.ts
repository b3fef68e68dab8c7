import { lintRules, lintTable } from "@jiju/core";
import { lintTableOperation } from "@jiju/lab/contract";
import { type Implementation, implement } from "./implementation.ts";
import { findingsOnWire } from "./lint-findings.ts";

export const methodImplementations: readonly Implementation[] = [
  implement(lintTableOperation, (input) => {
    const { roles, findings, unchecked } = lintTable(input.columns, {
      roles: input.roles,
      ...(input.panelOrder === undefined ? {} : { panelOrder: input.panelOrder }),
    });
    return {
      roles: { ...roles },
      findings: findingsOnWire(findings),
      unchecked: unchecked.map((text) => ({ ...text })),
      rules: lintRules.map((rule) => ({ ...rule })),
    };
  }),
];
