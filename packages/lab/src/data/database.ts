import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** An open embedded database with one connection. */
export interface Database {
  readonly connection: DuckDBConnection;
  close(): void;
}

/** Nothing is fetched at run time: extensions are neither installed nor loaded by themselves. */
const OPTIONS: Readonly<Record<string, string>> = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
};

/**
 * Opens a DuckDB database.
 *
 * @param path file, or ":memory:"
 * @param access "write" locks the file for this process; "read" lets any number of processes read
 */
export async function openDatabase(path = ":memory:", access: "read" | "write" = "write"): Promise<Database> {
  const instance = await DuckDBInstance.create(path, { ...OPTIONS, access_mode: access === "read" ? "READ_ONLY" : "AUTOMATIC" });
  const connection = await instance.connect();
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A name as an SQL identifier: in double quotes, with quotes inside doubled. The only place where a name enters SQL text. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
