import { z } from "zod";

/** One thing that an input gets wrong, in both languages. */
export interface InputProblem {
  /** Where, for example `offers.0.region`; empty for the whole. */
  readonly path: string;
  readonly message: string;
  readonly zh: string;
}

/** Chinese sentences of the checks that a schema states in its own words. */
const OWN_CHECKS: Readonly<Record<string, string>> = {
  "a name is 1 to 64 small letters, digits and hyphens, with no hyphen at either end":
    "名称应为 1 至 64 个小写字母、数字或连字符，首尾不能是连字符",
  "The lower quantile must lie below the upper one.": "较低的分位数应小于较高的分位数",
};

type ZodIssues = z.core.$ZodIssue[];

/**
 * Everything that an input gets wrong, or nothing.
 *
 * Where a value may be one of several things, the problems are those of the one that it is nearest to: the one that goes wrong deepest.
 *
 * @param schema of the input
 * @param input  plain JSON that the schema has refused
 */
export function inputProblems(schema: z.ZodType, input: unknown): InputProblem[] {
  const issuesIn = (error?: z.core.$ZodErrorMap): ZodIssues => {
    const parsed = schema.safeParse(input, error ? { error } : {});
    return parsed.success ? [] : parsed.error.issues.flatMap((issue) => nearestBranch(issue, []));
  };
  const chinese = issuesIn(z.locales.zhCN().localeError);
  return issuesIn().map((issue, k) => {
    const path = issue.path.join(".");
    return {
      path,
      message: issue.message,
      zh: `${path === "" ? "输入" : path}（${OWN_CHECKS[issue.message] ?? chinese[k]?.message ?? issue.message}）`,
    };
  });
}

/** Problems as one English clause. */
export function problemsText(problems: readonly InputProblem[], whole = "input"): string {
  return problems.map(({ path, message }) => `${path || whole}: ${message}`).join("; ");
}

/** An issue with its place from the top; one of a union gives way to the issues of its nearest branch. */
function nearestBranch(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): ZodIssues {
  const path = [...above, ...issue.path];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ ...issue, path }];
  const branches = issue.errors.map((branch) => branch.flatMap((inner) => nearestBranch(inner, path)));
  const depth = (branch: ZodIssues) => Math.min(...branch.map((inner) => inner.path.length));
  return branches.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best));
}
