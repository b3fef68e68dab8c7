import { type LintFinding, lintRules } from "@jiju/core";

const ruleOf = new Map(lintRules.map((rule) => [rule.id, rule]));

/** Findings with the words of their rules; rows counted from 1. */
export function findingsOnWire(findings: readonly LintFinding[]) {
  return findings.map((finding) => {
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
  });
}
