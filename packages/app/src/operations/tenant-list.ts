import { InputError } from "@jiju/core";
import { readTenants } from "@jiju/lab";
import { whyTenantList } from "@jiju/lab/contract";
import { type Implementation, implement, requireStudy } from "./implementation.ts";

export const tenantListImplementations: readonly Implementation[] = [
  implement(whyTenantList, async (input, context) => {
    const study = requireStudy("why.tenant-list", context);
    if ((input.text === undefined) === (input.base64 === undefined)) {
      throw new InputError("tenant-list-content", "why.tenant-list: give the content of the list once, as text or as base64.");
    }
    const bytes =
      input.base64 === undefined ? new TextEncoder().encode(input.text) : new Uint8Array(Buffer.from(input.base64, "base64"));
    return { ...(await readTenants(input.file, bytes, study.industries)), issues: [] };
  }),
];
