import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exampleCopy, jiju, temporaryFolder } from "../support/command-line.ts";

describe("jiju", () => {
  it("lists its commands", () => {
    const { code, out } = jiju(["--help"]);
    expect(code).toBe(0);
    for (const command of [
      "run",
      "serve",
      "check",
      "new",
      "synth",
      "report",
      "bundle",
      "replay",
      "operations",
      "call",
      "lint",
      "completion",
    ]) {
      expect(out).toContain(command);
    }
  });

  it("guesses a mistyped command and exits with 2", () => {
    const { code, err } = jiju(["chek", "x"]);
    expect(code).toBe(2);
    expect(err).toContain("check");
  });

  it("prints completion scripts that name every command and operation", () => {
    for (const shell of ["bash", "zsh", "fish"]) {
      const { code, out } = jiju(["completion", shell]);
      expect(code).toBe(0);
      expect(out).toContain("replay");
      expect(out).toContain("measure.compute");
    }
  });
});

describe("jiju new, check", () => {
  it("writes a template that checks without errors", () => {
    const folder = join(temporaryFolder(), "my-study");
    expect(jiju(["new", folder]).code).toBe(0);
    const { code, out } = jiju(["check", folder, "--json"]);
    expect(code).toBe(0);
    expect((JSON.parse(out) as { issues: { severity: string }[] }).issues.filter((issue) => issue.severity === "error")).toEqual(
      [],
    );
  });

  it("lists problems with their row and column in either language and exits with 3", () => {
    const folder = exampleCopy();
    const file = join(folder, "activity.csv");
    const lines = readFileSync(file, "utf8").split("\n");
    const cells = lines[1]!.split(",");
    cells[3] = "many";
    lines[1] = cells.join(",");
    writeFileSync(file, lines.join("\n"));
    const english = jiju(["check", folder]);
    expect(english.code).toBe(3);
    expect(english.out).toMatch(/activity\.csv, row 2/);
    expect(english.out).toContain("many");
    const chinese = jiju(["check", folder, "--lang", "zh"]);
    expect(chinese.out).toMatch(/第 2 行/);
    expect(chinese.out).toMatch(/错误 1 项/);
  });

  it("says where study.yaml should be when there is none", () => {
    const { code, out, err } = jiju(["check", temporaryFolder()]);
    expect(code).toBe(3);
    expect(out + err).toContain("study.yaml");
  });
});

describe("jiju run, bundle, replay", () => {
  it("writes results and reports, and a bundle of it replays to the same numbers", () => {
    const folder = exampleCopy();
    const run = jiju(["run", folder, "--json"]);
    expect(run.code, run.err).toBe(0);
    const { reports } = JSON.parse(run.out) as { reports: string[] };
    expect(reports).toHaveLength(2);
    for (const report of reports) expect(existsSync(report)).toBe(true);

    const bundle = join(temporaryFolder(), "a.jiju.zip");
    expect(jiju(["bundle", folder, "-o", bundle]).code).toBe(0);
    const target = join(temporaryFolder(), "replayed");
    const replay = jiju(["replay", bundle, "-o", target]);
    expect(replay.code, replay.out + replay.err).toBe(0);
    expect(replay.out).toContain("the same");
    expect(replay.out).not.toContain("DIFFERS");
  });

  it("gives the same report apart from its time stamp", () => {
    const folder = exampleCopy();
    const target = join(temporaryFolder(), "report.html");
    const write = (): string => {
      expect(jiju(["report", folder, "--lang", "zh", "-o", target]).code).toBe(0);
      return readFileSync(target, "utf8");
    };
    const first = write();
    const second = write();
    const stamp = /<time\b[^>]*>[^<]*<\/time>/g;
    expect(first.match(stamp)?.length).toBeGreaterThan(0);
    expect(first.replace(stamp, "")).toBe(second.replace(stamp, ""));
  });

  it("refuses a bundle that was tampered with", () => {
    const file = join(temporaryFolder(), "broken.zip");
    writeFileSync(file, "not a zip");
    const { code, err } = jiju(["replay", file]);
    expect(code).toBe(2);
    expect(err).toContain("not a bundle");
  });

  it("leaves the old results when the new data have errors", () => {
    const folder = exampleCopy();
    expect(jiju(["run", folder]).code).toBe(0);
    const results = join(folder, ".jiju/results/paths.json");
    const before = readFileSync(results, "utf8");
    writeFileSync(join(folder, "activity.csv"), "");
    const { code, err } = jiju(["run", folder]);
    expect(code).toBe(3);
    expect(err).toContain("activity.csv");
    expect(readFileSync(results, "utf8")).toBe(before);
  });

  it("says so when a file stands where results should go", () => {
    const folder = exampleCopy();
    mkdirSync(join(folder, ".jiju"), { recursive: true });
    writeFileSync(join(folder, ".jiju", "results"), "in the way");
    const { code, err } = jiju(["run", folder]);
    expect(code).toBe(5);
    expect(err).toContain("cannot be written");
    rmSync(join(folder, ".jiju", "results"));
  });
});

describe("jiju operations, call", () => {
  it("lists every operation with its schemas", () => {
    const list = JSON.parse(jiju(["operations", "--json"]).out) as { id: string; input: object; output: object }[];
    expect(list.length).toBeGreaterThan(10);
    for (const entry of list) expect(entry.input && entry.output).toBeTruthy();
  });

  it("runs an operation on a study, JSON to JSON", () => {
    const folder = exampleCopy();
    const { code, out } = jiju(["call", "measure.compute", "--study", folder, "--input", "-"], {
      input: '{"measure":"location-quotient","industry":"finance","year":2020}',
    });
    expect(code).toBe(0);
    const { result, provenance } = JSON.parse(out) as {
      result: { values: number[] };
      provenance: { operation: string; studyHash: string };
    };
    expect(result.values).toHaveLength(31);
    expect(provenance.operation).toBe("measure.compute");
    expect(provenance.studyHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("reads the numbers of CSV files in place of { csv }", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "shares.csv"), "buyer,a,b\na,0.8,0.2\nb,0.3,0.7\n");
    writeFileSync(
      join(folder, "input.json"),
      JSON.stringify({
        economy: {
          regions: ["a", "b"],
          industries: ["x"],
          tradeElasticity: 4,
          tradeShares: { csv: "shares.csv" },
          labourIncome: [60, 40],
          baseline: "balanced",
        },
      }),
    );
    const { code, out, err } = jiju(["call", "mechanism.counterfactual", "--input", join(folder, "input.json")]);
    expect(code, err).toBe(0);
    expect((JSON.parse(out) as { result: { wageRatio: number[] } }).result.wageRatio).toEqual([1, 1]);
  });

  it("answers bad JSON, a missing file and a bad input with what to do, as JSON when asked", () => {
    const bad = jiju(["call", "measure.list", "--input", "-", "--json"], { input: "{" });
    expect(bad.code).toBe(2);
    expect(JSON.parse(bad.out)).toMatchObject({ error: { code: "bad-json" } });
    expect(jiju(["call", "measure.list", "--input", "nowhere.json"]).err).toContain("nowhere.json");
  });
});
