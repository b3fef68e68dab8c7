import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { registerEnsemble } from "../../src/commands/ensemble.ts";

const deploy = join(import.meta.dirname, "../../../../deploy");
const text = (file: string): string => readFileSync(join(deploy, file), "utf8");

/** No container runtime is needed: what can be checked without one is that the files fit the program and each other. */
describe("deploy", () => {
  const program = new Command();
  registerEnsemble(program);
  const worker = program.commands.find((command) => command.name() === "worker")!;
  const dockerfile = text("Dockerfile");

  it("starts a command that exists with options that it has", () => {
    const line = /^CMD (.+)$/m.exec(dockerfile)![1]!;
    expect(line).toContain("packages/app/bin/jiju.mjs worker");
    const asked = [...line.matchAll(/--[a-z]+/g)].map(([option]) => option);
    expect(asked).toEqual(["--cluster", "--concurrency"]);
    for (const option of asked) expect(worker.options.map(({ long }) => long)).toContain(option);
  });

  it("gives compose and Kubernetes the variables that the image reads, and time to finish parts", () => {
    const { services } = parse(text("compose.yaml"));
    expect(services.worker.environment.REDIS_URL).toBe("redis://redis:6379");
    expect(services.worker.build).toEqual({ context: "..", dockerfile: "deploy/Dockerfile" });
    expect(services.redis.command).toEqual(expect.arrayContaining(["--maxmemory-policy", "noeviction"]));
    const { spec } = parse(text("kubernetes-worker.yaml"));
    const pod = spec.template.spec;
    expect(spec.selector.matchLabels).toEqual(spec.template.metadata.labels);
    const names = pod.containers[0].env.map(({ name }: { name: string }) => name);
    expect(names).toEqual(["REDIS_URL", "CONCURRENCY"]);
    for (const name of names) expect(dockerfile).toContain(name);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(60);
    expect(pod.containers[0].volumeMounts[0].name).toBe(pod.volumes[0].name);
  });
});
