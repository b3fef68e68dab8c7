import type { ChildProcess } from "node:child_process";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleCopy, jiju, startServe } from "../support/command-line.ts";

let address: string;
let server: ChildProcess;
let study: string;
let viaCli: unknown;

beforeAll(async () => {
  study = exampleCopy();
  // before the server starts: the command blocks this process, and idle connections would be closed meanwhile
  viaCli = JSON.parse(
    jiju(["call", "measure.compute", "--study", study, "--input", "-"], {
      input: '{"measure":"locational-gini","industry":"finance"}',
    }).out,
  ) as unknown;
  ({ address, process: server } = await startServe(study));
});
afterAll(() => {
  server.kill("SIGTERM");
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(address + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

/** A request with headers that fetch would not send. */
function raw(path: string, headers: Record<string, string>, method = "GET"): Promise<number> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

describe("the server", () => {
  it("serves the app and nothing outside it", async () => {
    const page = await fetch(`${address}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<div id=");
    expect(await raw("/../../package.json", {})).not.toBe(500);
    for (const path of ["/..%2f..%2fpackage.json", "/%2e%2e/%2e%2e/package.json", "/assets/../../package.json"]) {
      const response = await fetch(address + path);
      expect(await response.text()).not.toContain('"workspaces"');
    }
  });

  it("refuses foreign hosts and cross-site writes", async () => {
    expect(await raw("/api/health", { host: "evil.example" })).toBe(403);
    expect(await raw("/api/health", { host: "127.0.0.1.evil.example:80" })).toBe(403);
    expect(await raw("/api/health", { host: new URL(address).host })).toBe(200);
    expect((await post("/api/operations/study.describe", {}, { origin: "http://evil.example" })).status).toBe(403);
    expect((await post("/api/operations/study.describe", {}, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect(
      (
        await fetch(`${address}/api/operations/study.describe`, {
          method: "POST",
          headers: { "content-type": "text/plain" },
          body: "{}",
        })
      ).status,
    ).toBe(415);
  });

  it("answers operations as the command line does", async () => {
    const response = await post("/api/operations/measure.compute", { measure: "locational-gini", industry: "finance" });
    expect(response.status).toBe(200);
    const viaHttp = (await response.json()) as unknown;
    expect(viaHttp).toEqual(viaCli);
  });

  it("explains a refusal", async () => {
    const response = await post("/api/operations/measure.compute", { measure: "no-such" });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: { code: "unknown-measure", message: expect.stringContaining("nearest") },
    });
    expect((await post("/api/operations/study.nothing", {})).status).toBe(404);
    expect(
      (
        await fetch(`${address}/api/operations/study.describe`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: "{",
        })
      ).status,
    ).toBe(400);
  });

  it("serves an OpenAPI document with every operation", async () => {
    const document = (await (await fetch(`${address}/api/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, unknown>;
    };
    expect(document.openapi).toBe("3.1.0");
    const list = (await (await fetch(`${address}/api/operations`)).json()) as { id: string }[];
    expect(Object.keys(document.paths).sort()).toEqual(list.map((entry) => `/api/operations/${entry.id}`).sort());
  });

  it("runs a job with progress and gives its answer", async () => {
    const { id } = (await (await post("/api/jobs", { operation: "path.observed", input: { draws: 40 } })).json()) as {
      id: string;
    };
    const stream = await (await fetch(`${address}/api/jobs/${id}/events`)).text();
    expect(stream).toContain("event: done");
    const state = (await (await fetch(`${address}/api/jobs/${id}`)).json()) as {
      status: string;
      envelope: { result: { draws: number } };
    };
    expect(state.status).toBe("done");
    expect(state.envelope.result.draws).toBe(40);
  });

  it("cancels a job", async () => {
    const { id } = (await (await post("/api/jobs", { operation: "path.observed", input: { draws: 10000 } })).json()) as {
      id: string;
    };
    await fetch(`${address}/api/jobs/${id}`, { method: "DELETE" });
    const stream = await (await fetch(`${address}/api/jobs/${id}/events`)).text();
    expect(stream).toContain("event: cancelled");
  });

  it("says which port is taken", () => {
    const { port } = new URL(address);
    const { code, err } = jiju(["serve", study, "--no-open", "--port", port]);
    expect(code).toBe(5);
    expect(err).toContain(`Port ${port}`);
  });
});
