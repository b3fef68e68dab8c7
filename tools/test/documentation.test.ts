import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ["node_modules", "dist", ".jiju"].includes(entry.name) ? [] : filesIn(path, ending);
    return ending.test(entry.name) ? [path] : [];
  });
}

const pages = [
  ...readdirSync(root)
    .filter((name) => /^[^.].*\.md$/.test(name) && name !== "CHANGELOG.md")
    .map((name) => join(root, name)),
  ...["docs", "changelog.d", "bench", "deploy", "examples"].flatMap((folder) => filesIn(join(root, folder), /\.md$/)),
];
const sources = ["packages", "bench", "scripts", "tools"].flatMap((folder) => filesIn(join(root, folder), /\.(ts|tsx|mjs)$/));
const code = sources.map((path) => readFileSync(path, "utf8")).join("\n");
const names = new Set(code.match(/[A-Za-z_$][\w$]*/g));

/** What a page gets wrong: every match of a pattern that a check refuses, with its line. */
function wrong(page: string, pattern: RegExp, fine: (match: RegExpExecArray) => boolean): string[] {
  return readFileSync(page, "utf8")
    .split("\n")
    .flatMap((line, at) =>
      [...line.matchAll(pattern)].filter((match) => !fine(match)).map((match) => `line ${at + 1}: ${match[1] ?? match[0]}`),
    );
}

describe.each(pages.map((page) => relative(root, page)))("%s", (name) => {
  const page = join(root, name);

  it("links to what exists", () => {
    // a formula such as w[i](L, K) is no link: targets have a dot or a slash
    const local = /\]\((?!https?:|mailto:|#)([^)\s#]*[./][^)\s#]*)[^)]*\)/g;
    expect(wrong(page, local, (match) => existsSync(resolve(dirname(page), match[1]!)))).toEqual([]);
  });

  it("names files, folders, functions and scripts that exist", () => {
    const path = /`((?:packages|docs|bench|scripts|deploy|examples|tools)\/[\w./-]+)`/g;
    expect(wrong(page, path, (match) => match[1]!.includes("/dist/") || existsSync(join(root, match[1]!)))).toEqual([]);
    const functionName = /`([a-z][a-z0-9]*[A-Z]\w*)(?:\([^`]*\))?`/g;
    expect(wrong(page, functionName, (match) => names.has(match[1]!))).toEqual([]);
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
    expect(wrong(page, /npm run ([\w:-]+)/g, (match) => match[1]! in scripts)).toEqual([]);
  });

  it("shows commands and options that the program has", () => {
    const commands = new Set([...code.matchAll(/\.command\("([a-z]+)/g)].map((match) => match[1]!));
    const shown = /(?:^|`|\| )jiju ([a-z]+)(?=[ `]|$)/g;
    expect(wrong(page, shown, (match) => commands.has(match[1]!))).toEqual([]);
    const options = new Set([...code.matchAll(/(--[a-z][a-z-]+)/g)].map((match) => match[1]!));
    expect(wrong(page, /(?:jiju|npm run) [^`\n]*?(--[a-z][a-z-]+)/g, (match) => options.has(match[1]!))).toEqual([]);
  });
});
