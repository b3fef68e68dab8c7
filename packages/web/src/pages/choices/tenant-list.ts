import type { OperationResult } from "../../api/contract.ts";

type Listed = OperationResult<"why.tenant-list">["tenants"][number];

/** A firm of the list; what a pasted line cannot say is null. */
export type Tenant = Omit<Listed, "row">;

/** A pasted list, or the first line (from 1) that cannot be read. */
export type TenantReading = { readonly tenants: readonly Tenant[]; readonly badLine?: undefined } | { readonly badLine: number };

const yes = /^(yes|y|true|1|是|有)$/i;
const no = /^(no|n|false|0|否|无)$/i;
const headings = [/企业|单位|公司|名称|firm|company|tenant|name/i, /行业|产业|代码|industry|sector|code/i] as const;

/** Whether the first filled line names columns instead of a firm: a list copied with its header. */
export function hasHeader(text: string): boolean {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== "") ?? "";
  return headings.every((words) => words.test(first)) && !/\d/.test(first);
}

/**
 * Reads one firm a line: name, industry, area, output, platform; separated by commas (also full-width), semicolons or tabs.
 *
 * @param industryOf  id of an industry from its id or name; undefined for a name the study does not know
 */
export function readTenants(text: string, industryOf: (name: string) => string | undefined): TenantReading {
  const tenants: Tenant[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    // an industry may itself contain full-width commas: the separator is the first kind that gives four fields
    const fields = [/\t/, /[,，]/, /[;；]/].map((mark) => line.split(mark)).find((parts) => parts.length >= 4) ?? [];
    const [name = "", industryName = "", area = "", output = "", platform = ""] = fields.map((field) => field.trim());
    const industry = industryOf(industryName);
    const amount = Number(output);
    if (name === "" || industry === undefined || !(amount > 0)) return { badLine: at + 1 };
    tenants.push({
      name,
      industry,
      area: Number(area) > 0 ? Number(area) : null,
      output: amount,
      tax: null,
      energy: null,
      platform: yes.test(platform) ? "yes" : no.test(platform) ? "no" : "unknown",
    });
  }
  return { tenants };
}
