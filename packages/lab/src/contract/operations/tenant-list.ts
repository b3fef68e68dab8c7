import { z } from "zod";
import { cellSchema, defineOperation, issueSchema } from "../operation.ts";

const field = z.enum(["name", "industry", "code", "area", "output", "tax", "energy", "platform"]);

export const whyTenantList = defineOperation({
  id: "why.tenant-list",
  room: "why",
  title: { en: "The firms of a park, read from its list", zh: "读入园区企业名单" },
  summary: {
    en: "Reads the list of firms of a park as it comes (CSV in any encoding, Excel): columns by their headers, units in brackets, industries by name or by code of GB/T 4754-2017; names every row that cannot be placed and why.",
    zh: "读入园区现成的企业名单（任意编码的 CSV 或 Excel）：按表头识别各列，括号内为单位，行业可写名称或国民经济行业代码；逐行列出无法定位的企业及原因。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({
    file: z.string().min(1).max(300).describe("Name of the file; its ending says what it is."),
    text: z.string().max(12_000_000).optional().describe("Content of a text file."),
    base64: z.string().max(16_000_000).optional().describe("Content of any file, in base64; either this or text."),
  }),
  output: z.object({
    tenants: z.array(
      z.object({
        row: z.number().int(),
        name: z.string(),
        industry: z.string(),
        /** Square metres. */
        area: cellSchema,
        /** Money of one year; the multiple of the list (万元) is read into the number. */
        output: z.number(),
        tax: cellSchema,
        /** As written. */
        energy: cellSchema,
        platform: z.enum(["yes", "no", "unknown"]),
      }),
    ),
    unread: z.array(
      z.object({ row: z.number().int(), name: z.string(), lacks: z.enum(["industry", "output"]), given: z.string() }),
    ),
    columns: z.array(z.object({ field, header: z.string(), factor: z.number() })),
    unused: z.array(z.string()),
    issues: z.array(issueSchema),
  }),
});

export const tenantListOperations = [whyTenantList];
