import { InputError, type Issue, type ParkTenant } from "@jiju/core";
import type { RecordTable } from "@jiju/lab";
import type { StudySession } from "../study/session.ts";

/** A park's tenants, and the rows that could not be read. */
export interface TenantList {
  readonly tenants: readonly ParkTenant[];
  readonly issues: readonly Issue[];
}

const YES = /^(yes|y|true|1|是|有|已用|使用)$/i;
const NO = /^(no|n|false|0|否|无|未用|不使用)$/i;

/** Tenants of the study's first firms table: columns name, industry, area, output, platform; none where there is no such table. */
export function studyTenants(study: StudySession): TenantList {
  const table = Object.values(study.loaded.records).find(({ role }) => role === "firms");
  if (!table) return { tenants: [], issues: [] };
  const lacking = ["industry", "output"].filter((column) => table.columns[column] === undefined);
  if (lacking.length > 0) {
    return {
      tenants: [],
      issues: [
        {
          code: "tenants-not-readable",
          severity: "warning",
          message: `The table "${table.id}" has no column ${lacking.join(" and ")}; its firms are not placed.`,
          hint: "Name the columns name, industry, area, output and platform under columns of that table in study.yaml.",
          params: { table: table.id, columns: lacking.join(", ") },
        },
      ],
    };
  }
  const text = textReader(table);
  const number = numberReader(table);
  const tenants: ParkTenant[] = [];
  const left: string[] = [];
  for (let row = 0; row < table.rows; ++row) {
    const name = text("name", row) || `${table.id} ${row + 1}`;
    const industry = knownIndustry(study, text("industry", row));
    const output = number("output", row);
    if (industry === null || !(output > 0)) {
      left.push(name);
      continue;
    }
    const area = number("area", row);
    const platform = text("platform", row);
    tenants.push({
      name,
      industry,
      area: area > 0 ? area : Number.NaN,
      output,
      platform: YES.test(platform) ? "yes" : NO.test(platform) ? "no" : "unknown",
    });
  }
  if (left.length === 0) return { tenants, issues: [] };
  const some = left.slice(0, 5).join(", ");
  return {
    tenants,
    issues: [
      {
        code: "tenants-left-out",
        severity: "warning",
        message: `${left.length} firms have no positive output or an industry the study does not know: ${some}${left.length > 5 ? ", ..." : ""}.`,
        hint: "Fill in their output and use industry ids or names of the study.",
        count: left.length,
        params: { count: left.length, firms: some },
      },
    ],
  };
}

/** Tenants of an input. @throws InputError `unknown-industry`, naming the tenant's industry and the study's */
export function givenTenants(
  study: StudySession,
  given: readonly {
    readonly name: string;
    readonly industry: string;
    readonly area: number | null;
    readonly output: number;
    readonly platform: "yes" | "no" | "unknown";
  }[],
): TenantList {
  const tenants = given.map((tenant) => {
    const industry = knownIndustry(study, tenant.industry);
    if (industry === null) {
      throw new InputError(
        "unknown-industry",
        `why.ledger: the industry "${tenant.industry}" of "${tenant.name}" is none of the study's: ${study.industries.map(({ id }) => id).join(", ")}.`,
        { tenant: tenant.name, industry: tenant.industry },
      );
    }
    return { ...tenant, industry, area: tenant.area ?? Number.NaN };
  });
  return { tenants, issues: [] };
}

function knownIndustry(study: StudySession, text: string): string | null {
  return study.industries.find(({ id, name }) => id === text || name.zh === text || name.en === text)?.id ?? null;
}

function textReader(table: RecordTable) {
  return (column: string, row: number): string => {
    const cell = table.columns[column]?.[row];
    return cell === undefined || (typeof cell === "number" && Number.isNaN(cell)) ? "" : String(cell).trim();
  };
}

function numberReader(table: RecordTable) {
  return (column: string, row: number): number => {
    const cell = table.columns[column]?.[row];
    return typeof cell === "number" ? cell : Number.NaN;
  };
}
