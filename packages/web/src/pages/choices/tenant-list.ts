import type { OperationInput } from "../../api/contract.ts";

export type Tenant = NonNullable<OperationInput<"why.ledger">["tenants"]>[number];

/** A pasted list, or the first line (from 1) that cannot be read. */
export type TenantReading = { readonly tenants: readonly Tenant[]; readonly badLine?: undefined } | { readonly badLine: number };

const yes = /^(yes|y|true|1|是|有)$/i;
const no = /^(no|n|false|0|否|无)$/i;

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
      platform: yes.test(platform) ? "yes" : no.test(platform) ? "no" : "unknown",
    });
  }
  return { tenants };
}
