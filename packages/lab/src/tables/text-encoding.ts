export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "gbk" | "latin1";

export interface DetectedEncoding {
  readonly encoding: TextEncoding;
  /** Whether the file opens with a byte order mark. */
  readonly mark: boolean;
}

/** Share of bytes of one parity that are zero, over the first `length` bytes. */
function zeroShare(bytes: Uint8Array, parity: 0 | 1, length: number): number {
  let zeros = 0;
  for (let i = parity; i < length; i += 2) if (bytes[i] === 0) ++zeros;
  return zeros / Math.max(1, Math.floor(length / 2));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * The encoding of a text file, from its bytes: byte order marks first, then UTF-16 by its zero bytes, then UTF-8 by its strict
 * rules; anything else is GB 18030, of which GBK and GB 2312 are parts.
 *
 * @param bytes the whole file
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: "utf-8", mark: true };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", mark: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", mark: true };
  const sample = Math.min(bytes.length, 4096) & ~1;
  if (sample >= 4) {
    // Separators and digits are ASCII, so one byte of each pair is zero even in a Chinese table.
    const even = zeroShare(bytes, 0, sample);
    const odd = zeroShare(bytes, 1, sample);
    if (odd > 0.2 && even < 0.05) return { encoding: "utf-16le", mark: false };
    if (even > 0.2 && odd < 0.05) return { encoding: "utf-16be", mark: false };
  }
  return { encoding: isUtf8(bytes) ? "utf-8" : "gb18030", mark: false };
}

export interface DecodedText {
  readonly text: string;
  /** Bytes that have no meaning in the encoding, each read as U+FFFD. */
  readonly unreadable: number;
}

/** The text of a file without its byte order mark. Never throws: bytes without meaning become U+FFFD and are counted. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes);
  let unreadable = 0;
  for (let at = text.indexOf("\uFFFD"); at >= 0; at = text.indexOf("\uFFFD", at + 1)) ++unreadable;
  return { text, unreadable };
}
