import { operations } from "@jiju/lab/contract";
import { z } from "zod";
import { version } from "../version.ts";

/** The OpenAPI 3.1 document of the table of operations. */
export function openApiDocument(): unknown {
  const refusal = {
    type: "object",
    required: ["error"],
    properties: {
      error: {
        type: "object",
        required: ["code", "message", "details"],
        properties: { code: { type: "string" }, message: { type: "string" }, details: { type: "object" } },
      },
    },
  };
  const paths: Record<string, unknown> = {};
  for (const operation of operations) {
    const input = z.toJSONSchema(operation.input, { io: "input", target: "draft-2020-12", unrepresentable: "any" });
    const output = z.toJSONSchema(operation.output, { io: "output", target: "draft-2020-12", unrepresentable: "any" });
    paths[`/api/operations/${operation.id}`] = {
      post: {
        operationId: operation.id,
        tags: [operation.room],
        summary: operation.title.en,
        description: `${operation.summary.en}\n\n${operation.summary.zh}`,
        requestBody: { required: true, content: { "application/json": { schema: input } } },
        responses: {
          "200": {
            description: "The result beside its provenance",
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  required: ["result", "provenance"],
                  properties: { result: output, provenance: { type: "object" } },
                },
              },
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
                schema: { type: "string", format: "binary" },
              },
            },
          },
          default: {
            description: "A refusal that says what was given, what was needed and the next step",
            content: { "application/json": { schema: refusal } },
          },
        },
      },
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Jiju (集聚)",
      version,
      description: "Every operation of the product, JSON to JSON. The server listens on this machine only.",
    },
    paths,
  };
}
