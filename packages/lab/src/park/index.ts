export { sectionOfCode } from "./industry-code.ts";
export { type ListedTenant, readTenants, type TenantColumn, type TenantReading, type UnreadTenant } from "./read-tenants.ts";
