import { lintRules, lintTable } from "@jiju/core";
import { lintTableOperation } from "@jiju/lab/contract";
import { type Implementation, implement } from "./implementation.ts";

const ruleOf = new Map(lintRules.map((rule) => [rule.id, rule]));

export const methodImplementations: readonly Implementation[] = [
  implement(lintTableOperation, (input) => {
    const { roles, findings } = lintTable(input.columns, {
      roles: input.roles,
      ...(input.panelOrder === undefined ? {} : { panelOrder: input.panelOrder }),
    });
    return {
      roles: { ...roles },
      findings: findings.map((finding) => {
        const { title, reason, fix, source } = ruleOf.get(finding.rule)!;
        return {
          rule: finding.rule,
          severity: finding.severity,
          title,
          message: finding.message,
          reason,
          fix,
          source,
          columns: [...finding.columns],
          rows: finding.rows.map((row) => row + 1),
          count: finding.count,
        };
      }),
      rules: lintRules.map((rule) => ({ ...rule })),
    };
  }),
];
