import { DOUBLE, type DuckDBConnection, DuckDBDataChunk, type DuckDBType, INTEGER, UTINYINT } from "@duckdb/node-api";
import { openDatabase } from "./database.ts";

type NumberArray = Float64Array | Int32Array | Uint8Array;
type ArrayKind = "Float64Array" | "Int32Array" | "Uint8Array";

/** A number array inside stored JSON: where it lies in the table of its kind. */
interface ArrayReference {
  readonly $array: ArrayKind;
  readonly offset: number;
  readonly length: number;
}

const KINDS: Readonly<Record<ArrayKind, { readonly table: string; readonly sqlType: string; readonly type: DuckDBType }>> = {
  Float64Array: { table: "doubles", sqlType: "DOUBLE", type: DOUBLE },
  Int32Array: { table: "integers", sqlType: "INTEGER", type: INTEGER },
  Uint8Array: { table: "bytes", sqlType: "UTINYINT", type: UTINYINT },
};
const CHUNK = 2048;
const STORE_VERSION = "1";

function kindOf(value: unknown): ArrayKind | null {
  if (value instanceof Float64Array) return "Float64Array";
  if (value instanceof Int32Array) return "Int32Array";
  return value instanceof Uint8Array ? "Uint8Array" : null;
}

/** The writable memory of a vector of a chunk, and the call that hands it to the database. */
interface ChunkVector {
  readonly items: NumberArray;
  flush(): void;
}

async function appendNumbers(connection: DuckDBConnection, kind: ArrayKind, arrays: readonly NumberArray[]): Promise<void> {
  const { table, sqlType, type } = KINDS[kind];
  await connection.run(`CREATE TABLE ${table} (value ${sqlType})`);
  const appender = await connection.createAppender(table);
  const chunk = DuckDBDataChunk.create([type], CHUNK);
  const vector = chunk.getColumnVector(0) as unknown as ChunkVector;
  for (const array of arrays) {
    for (let start = 0; start < array.length; start += CHUNK) {
      const part = array.subarray(start, start + CHUNK);
      chunk.rowCount = part.length;
      vector.items.set(part);
      vector.flush();
      appender.appendDataChunk(chunk);
    }
  }
  appender.closeSync();
}

async function readNumbers(connection: DuckDBConnection, kind: ArrayKind): Promise<NumberArray> {
  const { table } = KINDS[kind];
  const counted = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM ${table}`);
  const length = counted.getColumns()[0]![0] as number;
  const out =
    kind === "Float64Array" ? new Float64Array(length) : kind === "Int32Array" ? new Int32Array(length) : new Uint8Array(length);
  const result = await connection.stream(`SELECT value FROM ${table} ORDER BY rowid`);
  let at = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return out;
    out.set((chunk.getColumnVector(0) as unknown as ChunkVector).items.subarray(0, chunk.rowCount), at);
    at += chunk.rowCount;
  }
}

/**
 * Writes plain data with number arrays into a new database file: numbers as columns, the rest as JSON.
 *
 * @param path must not exist
 * @param hash what the data was made of; `readStore` asks for it
 */
export async function writeStore(path: string, hash: string, data: unknown): Promise<void> {
  const arrays: Record<ArrayKind, NumberArray[]> = { Float64Array: [], Int32Array: [], Uint8Array: [] };
  const offsets: Record<ArrayKind, number> = { Float64Array: 0, Int32Array: 0, Uint8Array: 0 };
  const json = JSON.stringify(data, (_, value: unknown) => {
    if (typeof value === "number" && !Number.isFinite(value)) return { $number: String(value) };
    const kind = kindOf(value);
    if (!kind) return value;
    const array = value as NumberArray;
    const reference: ArrayReference = { $array: kind, offset: offsets[kind], length: array.length };
    arrays[kind].push(array);
    offsets[kind] += array.length;
    return reference;
  });
  const database = await openDatabase(path);
  try {
    const { connection } = database;
    await connection.run("CREATE TABLE study (version VARCHAR, hash VARCHAR, data VARCHAR)");
    await connection.run("INSERT INTO study VALUES ($version, $hash, $json)", { version: STORE_VERSION, hash, json });
    for (const kind of Object.keys(KINDS) as ArrayKind[]) await appendNumbers(connection, kind, arrays[kind]);
    await connection.run("CHECKPOINT");
  } finally {
    database.close();
  }
}

/** Data of a store, or null when it was made of something else. @throws when the file is no store */
export async function readStore(path: string, hash: string): Promise<unknown> {
  const database = await openDatabase(path, "read");
  try {
    const { connection } = database;
    const reader = await connection.runAndReadAll("SELECT data FROM study WHERE version = $version AND hash = $hash", {
      version: STORE_VERSION,
      hash,
    });
    const json = reader.getColumns()[0]?.[0];
    if (typeof json !== "string") return null;
    const numbers = {} as Record<ArrayKind, NumberArray>;
    for (const kind of Object.keys(KINDS) as ArrayKind[]) numbers[kind] = await readNumbers(connection, kind);
    return JSON.parse(json, (_, value: unknown) => {
      if (typeof value !== "object" || value === null) return value;
      if ("$number" in value) return Number(value.$number);
      if (!("$array" in value)) return value;
      const { $array, offset, length } = value as ArrayReference;
      return numbers[$array].slice(offset, offset + length);
    });
  } finally {
    database.close();
  }
}
