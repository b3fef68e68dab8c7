import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.JIJU_SERVER ?? "http://127.0.0.1:4170";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  resolve: { conditions: ["jiju-source", "module", "browser", "development|production"] },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    /* ECharts and antd are chunks of their own; the first screen asks for them only when a page draws. */
    chunkSizeWarningLimit: 900,
    /* The contract's schemas are for the edges of the server; the app takes its types and the wording of issues. */
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /packages\/lab\/src\/contract\//, sideEffects: false }] },
    },
  },
  server: { host: "127.0.0.1", port: 4171, proxy: { "/api": server } },
  preview: { host: "127.0.0.1", port: 4172, proxy: { "/api": server } },
});
