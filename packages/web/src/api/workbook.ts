import type { Provenance } from "@jiju/lab/contract";
import { request } from "./client.ts";

const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * The answer behind a figure as an Excel workbook: its tables, parameters and sources.
 *
 * @param provenance of the answer
 * @param language   of headings and texts
 * @throws RefusalError with the server's code and message, or `unreachable`
 */
export async function fetchWorkbook({ operation, input }: Provenance, language: "en" | "zh"): Promise<Blob> {
  const response = await request(`/api/operations/${operation}`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: WORKBOOK_TYPE, "accept-language": language },
    body: JSON.stringify(input),
  });
  return response.blob();
}
