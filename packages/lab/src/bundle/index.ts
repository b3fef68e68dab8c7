export { type BundleManifest, type RunRecord, readBundle, sha256, writeBundle } from "./bundle.ts";
