import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** Who may import whom among the packages; `@jiju/lab/contract` is the only part of lab that runs in a browser. */
const packageRules: Readonly<Record<string, readonly string[]>> = {
  core: [],
  figures: ["@jiju/core"],
  lab: ["@jiju/core", "@jiju/figures"],
  app: ["@jiju/core", "@jiju/figures", "@jiju/lab", "@jiju/lab/contract"],
  web: ["@jiju/core", "@jiju/figures", "@jiju/lab/contract"],
};

/** Floors of core: a folder imports from lower floors only; rooms of one floor do not know each other. */
const floors: readonly (readonly string[])[] = [
  ["errors"],
  ["numeric", "dataset"],
  ["parameters"],
  ["industry", "space"],
  ["measures", "digital", "econometrics"],
  ["drivers"],
  ["mechanism"],
  ["paths"],
  ["matching"],
  ["levers"],
  ["synthetic"],
];
const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : /\.(ts|tsx)$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^"';]*?from\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g,
    ),
  ].map((match) => (match[1] ?? match[2] ?? match[3])!);
}

/** dataset may use numeric, and measures digital: they share a floor but the flow runs one way. */
const sameFloor = new Set(["dataset>numeric", "measures>digital", "measures>econometrics", "digital>econometrics"]);

describe("architecture", () => {
  it("reads imports in every form", () => {
    const forms = importsOf(import.meta.filename);
    expect(forms).toContain("node:fs");
    expect(forms).toContain("vitest");
  });

  for (const [name, allowed] of Object.entries(packageRules)) {
    it(`${name} imports only ${allowed.join(", ") || "nothing"} of the other packages`, () => {
      const wrong: string[] = [];
      const files = sources(join(root, "packages", name, "src"));
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) {
        for (const target of importsOf(file)) {
          if (target.startsWith("@jiju/") && !allowed.includes(target)) wrong.push(`${relative(root, file)} imports ${target}`);
          if (target.startsWith(".")) {
            const path = relative(join(root, "packages", name), resolve(dirname(file), target));
            if (path.startsWith("..")) wrong.push(`${relative(root, file)} reaches outside its package: ${target}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    });
  }

  it("core imports upward only, and other rooms through their index", () => {
    const core = join(root, "packages/core/src");
    const wrong: string[] = [];
    for (const file of sources(core)) {
      const from = relative(core, file).split("/");
      if (from.length === 1) continue;
      for (const target of importsOf(file)) {
        if (!target.startsWith(".")) continue;
        const to = relative(core, resolve(dirname(file), target)).split("/");
        if (to[0] === from[0]) continue;
        const here = floorOf.get(from[0]!);
        const there = floorOf.get(to[0]!);
        const edge = `${from.join("/")} imports ${to.join("/")}`;
        if (here === undefined || there === undefined) wrong.push(`${edge}: a folder without a floor`);
        else if (there > here || (there === here && !sameFloor.has(`${from[0]}>${to[0]}`)))
          wrong.push(`${edge}: against the flow`);
        else if (to.join("/") !== `${to[0]}/index.ts`) wrong.push(`${edge}: enter ${to[0]} through its index.ts`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("the contract stays browser-safe: no Node module in it", () => {
    const wrong = sources(join(root, "packages/lab/src/contract")).flatMap((file) =>
      importsOf(file)
        .filter(
          (target) =>
            target.startsWith("node:") || (target.startsWith("../") && !resolve(dirname(file), target).includes("contract")),
        )
        .map((target) => `${relative(root, file)} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it("core draws no randomness and reads no clock of its own", () => {
    const wrong = sources(join(root, "packages/core/src")).filter((file) =>
      /Math\.random\(|Date\.now\(|new Date\(/.test(readFileSync(file, "utf8")),
    );
    expect(wrong).toEqual([]);
  });
});
