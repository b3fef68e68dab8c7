import type { InputError } from "@jiju/core";
import type { Refusal } from "@jiju/lab/contract";

/** The wire form of an error: the caller's mistakes with their message, anything else as a defect of ours without its inside. */
export function refusalOf(error: unknown): { readonly status: 400 | 404 | 409 | 499 | 500; readonly body: Refusal } {
  if (error instanceof Error && error.name === "InputError") {
    const { code, message, details } = error as InputError;
    const status = code.startsWith("unknown-") ? 404 : code === "cancelled" ? 499 : code === "study-has-errors" ? 409 : 400;
    return { status, body: { error: { code, message, details: details ?? {} } } };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    status: 500,
    body: {
      error: { code: "defect", message: `This should not happen; please report it with what you did: ${message}`, details: {} },
    },
  };
}
