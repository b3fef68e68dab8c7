import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Exchange } from "./comparison.ts";

/** @param folder  an empty folder that both sides may write to */
export function exchangeIn(folder: string): Exchange {
  const bytes = (file: string): ArrayBuffer => new Uint8Array(readFileSync(join(folder, file))).buffer;
  const write = (file: string, { buffer, byteLength, byteOffset }: Float64Array | Int32Array): void =>
    writeFileSync(join(folder, file), new Uint8Array(buffer, byteOffset, byteLength));
  return {
    folder,
    writeFloats: (name, values) => write(`${name}.f64`, Float64Array.from(values)),
    writeIntegers: (name, values) => write(`${name}.i32`, Int32Array.from(values)),
    floats: (name) => new Float64Array(bytes(`${name}.f64`)),
    integers: (name) => new Int32Array(bytes(`${name}.i32`)),
  };
}
