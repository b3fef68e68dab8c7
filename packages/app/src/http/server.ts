import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { serve } from "@hono/node-server";
import { InputError } from "@jiju/core";
import { findOperation, operations } from "@jiju/lab/contract";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { execute } from "../operations/execute.ts";
import { workbookOf } from "../operations/workbook.ts";
import type { StudySession } from "../study/session.ts";
import { version } from "../version.ts";
import { guard } from "./guard.ts";
import { type JobState, Jobs } from "./jobs.ts";
import { openApiDocument } from "./openapi.ts";
import { refusalOf } from "./refusal.ts";

export interface ServerOptions {
  /** Port on 127.0.0.1; 0 lets the system choose. */
  readonly port: number;
  /** Folder of the built browser app. */
  readonly webFolder: string;
}

export interface RunningServer {
  readonly address: string;
  readonly close: () => Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

/** Media type of an Excel workbook; asked for in `accept`, an answer comes as one. */
const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The routes over one open study: operations, jobs with progress, the OpenAPI document, and the browser app. */
export function routes(study: StudySession | undefined, jobs: Jobs, webFolder: string): Hono {
  const app = new Hono();
  const cache = new AnswerCache();
  app.use(guard());
  app.onError((error, context) => {
    const { status, body } = refusalOf(error);
    return context.json(body, status as 400);
  });

  app.get("/api/health", (context) =>
    context.json({ product: "jiju", version, study: study?.folder ?? null, hash: study?.hash ?? null }),
  );
  app.get("/api/openapi.json", (context) => context.json(openApiDocument() as object));
  app.get("/api/operations", (context) =>
    context.json(operations.map(({ id, room, title, summary, mode, needs }) => ({ id, room, title, summary, mode, needs }))),
  );
  app.post("/api/operations/:id", async (context) => {
    const input = await readJson(context.req);
    const id = context.req.param("id");
    const operation = findOperation(id);
    if (context.req.header("accept") === WORKBOOK_TYPE) {
      const envelope =
        operation?.mode === "job"
          ? await jobs.answer(id, input)
          : await execute(id, input, { study, progress: () => {}, signal: context.req.raw.signal });
      const language = context.req.header("accept-language")?.startsWith("zh") ? "zh" : "en";
      const bytes = (await workbookOf(envelope, study, language)) as Uint8Array<ArrayBuffer>;
      return context.body(bytes, 200, { "content-type": WORKBOOK_TYPE });
    }
    const answer = async (): Promise<string> =>
      JSON.stringify(await execute(id, input, { study, progress: () => {}, signal: context.req.raw.signal }));
    const body = operation?.changes ? await answer() : await cache.get(`${id} ${JSON.stringify(input)}`, answer);
    return context.body(body, 200, { "content-type": "application/json; charset=utf-8" });
  });
  app.post("/api/jobs", async (context) => {
    const { operation, input } = (await readJson(context.req)) as { operation?: unknown; input?: unknown };
    if (typeof operation !== "string" || !findOperation(operation)) {
      throw new InputError("unknown-operation", `There is no operation "${String(operation)}". GET /api/operations lists them.`, {
        operation,
      });
    }
    return context.json({ id: jobs.start(operation, input ?? {}) }, 202);
  });
  app.get("/api/jobs/:id", (context) => context.json(jobs.state(context.req.param("id"))));
  app.delete("/api/jobs/:id", (context) => {
    jobs.cancel(context.req.param("id"));
    return context.json({ status: "cancelled" });
  });
  app.get("/api/jobs/:id/events", (context) => {
    const id = context.req.param("id");
    jobs.state(id);
    return streamSSE(context, async (stream) => {
      let written: Promise<unknown> = Promise.resolve();
      await new Promise<void>((resolve) => {
        const finish = (): void => {
          stop();
          resolve();
        };
        const stop = jobs.watch(id, (state: JobState) => {
          written = written.then(() => stream.writeSSE({ event: state.status, data: JSON.stringify(state) }));
          // the present state arrives before `stop` is known
          if (state.status !== "running") queueMicrotask(finish);
        });
        stream.onAbort(finish);
      });
      await written;
    });
  });
  app.all("/api/*", (context) =>
    context.json(
      {
        error: {
          code: "unknown-route",
          message: `There is nothing at ${context.req.path}. GET /api/openapi.json lists the routes.`,
          details: { path: context.req.path },
        },
      },
      404,
    ),
  );
  app.get("*", async (context) => {
    const file = await webFile(webFolder, context.req.path);
    if (!file) {
      return extname(context.req.path)
        ? context.text("There is no such file in the app.", 404)
        : context.text("The browser app is not built. Run npm run build, then start the server again.", 503);
    }
    return context.body(file.bytes as Uint8Array<ArrayBuffer>, 200, {
      "content-type": file.type,
      "cache-control": file.hashed ? "public, max-age=31536000, immutable" : "no-cache",
    });
  });
  return app;
}

/** Listens on 127.0.0.1 only. @throws InputError `port-in-use` */
export async function startServer(study: StudySession | undefined, options: ServerOptions): Promise<RunningServer> {
  const jobs = new Jobs(study?.folder);
  const app = routes(study, jobs, options.webFolder);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: options.port, hostname: "127.0.0.1" }, (info) =>
      resolve({
        address: `http://127.0.0.1:${info.port}`,
        close: async () => {
          await jobs.close();
          await new Promise<void>((closed) => {
            server.close(() => closed());
            (server as { closeAllConnections?: () => void }).closeAllConnections?.();
          });
        },
      }),
    );
    server.on("error", (error: NodeJS.ErrnoException) => {
      void jobs.close();
      reject(
        error.code === "EADDRINUSE"
          ? new InputError(
              "port-in-use",
              `Port ${options.port} on 127.0.0.1 is in use. Choose another with PORT=${options.port + 1} or --port ${options.port + 1}.`,
              { port: options.port },
            )
          : error,
      );
    });
  });
}

/** Answers of the open study do not change while it is open: the last ones are kept, 64 million characters in all. */
class AnswerCache {
  readonly #entries = new Map<string, Promise<string>>();
  readonly #sizes = new Map<string, number>();
  #size = 0;

  get(key: string, compute: () => Promise<string>): Promise<string> {
    const known = this.#entries.get(key);
    if (known) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known;
    }
    const entry = compute();
    this.#entries.set(key, entry);
    entry.then(
      (body) => {
        this.#sizes.set(key, body.length);
        this.#size += body.length;
        for (const oldest of this.#entries.keys()) {
          if (this.#size <= 64e6 || oldest === key) break;
          this.#size -= this.#sizes.get(oldest) ?? 0;
          this.#sizes.delete(oldest);
          this.#entries.delete(oldest);
        }
      },
      () => this.#entries.delete(key),
    );
    return entry;
  }
}

async function readJson(request: { text(): Promise<string> }): Promise<unknown> {
  const text = await request.text();
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError("bad-json", `The request body is not JSON: ${(error as Error).message}.`);
  }
}

/** A file of the browser app; unknown paths get the app itself, which routes on its own. Nothing outside the folder is served. */
async function webFile(folder: string, path: string): Promise<{ bytes: Uint8Array; type: string; hashed: boolean } | undefined> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    decoded = "/";
  }
  const wanted = normalize(join(folder, decoded));
  const inside = wanted.startsWith(normalize(folder) + sep) && !decoded.includes("\0");
  const file = extname(decoded) ? (inside ? wanted : undefined) : join(folder, "index.html");
  if (!file) return undefined;
  try {
    return {
      bytes: await readFile(file),
      type: contentTypes[extname(file)] ?? "application/octet-stream",
      hashed: file.includes(`${sep}assets${sep}`),
    };
  } catch {
    return undefined;
  }
}
