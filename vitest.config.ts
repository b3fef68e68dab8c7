import { defineConfig } from "vitest/config";

process.env.TZ = "UTC";

/** Tests read the packages' sources; `npm test` builds first because workers and front doors run from `dist`. */
const shared = {
  resolve: { conditions: ["jiju-source", "node", "import", "default"] },
  ssr: { resolve: { conditions: ["jiju-source", "node", "import", "default"] } },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["packages/*/test/**/*.test.{ts,tsx}", "tools/test/**/*.test.ts"],
          exclude: ["**/*.cli.test.ts", "**/*.browser.test.ts", "**/node_modules/**"],
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: "cli",
          include: ["packages/*/test/**/*.cli.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        ...shared,
        test: {
          name: "browser",
          include: ["packages/*/test/**/*.browser.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
