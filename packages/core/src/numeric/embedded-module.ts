/** The part of WebAssembly used here: core is compiled without the types of any one runtime. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
}

/** A memory that grows by pages of 64 KiB. */
interface GrowingMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

const PAGE = 65536;

/**
 * Compiles a module whose bytes stand in the source as base64.
 *
 * @returns makes instances, each with a memory of its own of at least so many bytes
 */
export function embeddedModule<Kernels extends { readonly memory: { readonly buffer: ArrayBuffer } }>(
  base64: string,
): (bytes: number) => Kernels {
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi };
  const compiled = new WebAssembly.Module(decodeBase64(base64));
  return (bytes) => {
    const { exports } = new WebAssembly.Instance(compiled);
    const { memory } = exports as { readonly memory: GrowingMemory };
    const pages = Math.ceil(bytes / PAGE) - memory.buffer.byteLength / PAGE;
    if (pages > 0) memory.grow(pages);
    return exports as Kernels;
  };
}

function decodeBase64(text: string): Uint8Array {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const plain = text.replace(/=+$/, "");
  const out = new Uint8Array(Math.floor((plain.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let write = 0;
  for (const character of plain) {
    bits = ((bits << 6) | alphabet.indexOf(character)) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out[write++] = (bits >>> held) & 0xff;
    }
  }
  return out;
}
