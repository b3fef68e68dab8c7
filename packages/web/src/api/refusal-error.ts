/** A refusal of the server, or the absence of one. `code` is stable; `message` says what was given, needed and the next step. */
export class RefusalError extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = "RefusalError";
    this.code = code;
    this.details = details;
  }
}

/** Turns any failed answer into a RefusalError; `unreachable` when the server did not answer at all. */
export async function refusalOf(response: Response): Promise<RefusalError> {
  const text = await response.text();
  try {
    const { error } = JSON.parse(text) as { error: { code: string; message: string; details?: Record<string, unknown> } };
    return new RefusalError(error.code, error.message, error.details);
  } catch {
    return new RefusalError("unreadable-answer", `${response.status} ${response.statusText}: ${text.slice(0, 200)}`);
  }
}
