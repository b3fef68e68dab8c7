/**
 * A copy of plain data whose typed arrays lie on memory that threads share: sent to a thread, they are not copied again.
 *
 * @param data  plain objects, typed arrays (Float64Array, Int32Array) and single values, nested at will
 */
export function onSharedMemory<Data>(data: Data): Data {
  if (data instanceof Float64Array || data instanceof Int32Array) {
    if (data.buffer instanceof SharedArrayBuffer) return data;
    const buffer = new SharedArrayBuffer(data.byteLength);
    const copy = data instanceof Float64Array ? new Float64Array(buffer) : new Int32Array(buffer);
    copy.set(data);
    return copy as Data;
  }
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, onSharedMemory(value)])) as Data;
}
