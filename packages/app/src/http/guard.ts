import type { MiddlewareHandler } from "hono";

/** Names under which this machine may call itself. Anything else in a Host header is a page elsewhere trying DNS rebinding. */
const ownNames = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Refuses foreign Host headers on every request, and cross-site or non-JSON writes. */
export function guard(): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header("host") ?? "";
    const name = host.replace(/:\d+$/, "");
    if (!ownNames.has(name)) {
      return context.json(
        {
          error: {
            code: "foreign-host",
            message: `This server answers only to 127.0.0.1 and localhost, not to "${host}".`,
            details: { host },
          },
        },
        403,
      );
    }
    if (context.req.method !== "GET" && context.req.method !== "HEAD") {
      const origin = context.req.header("origin");
      if (origin !== undefined && origin !== `http://${host}`) {
        return context.json(
          { error: { code: "cross-site", message: "Requests from other sites are refused.", details: { origin } } },
          403,
        );
      }
      const site = context.req.header("sec-fetch-site");
      if (site !== undefined && site !== "same-origin" && site !== "none") {
        return context.json(
          { error: { code: "cross-site", message: "Requests from other sites are refused.", details: { site } } },
          403,
        );
      }
      if (context.req.method === "POST" && !(context.req.header("content-type") ?? "").startsWith("application/json")) {
        return context.json(
          { error: { code: "not-json", message: "Send JSON with the header content-type: application/json.", details: {} } },
          415,
        );
      }
    }
    await next();
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header(
      "Content-Security-Policy",
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; frame-src 'self' blob:; connect-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
    );
  };
}
