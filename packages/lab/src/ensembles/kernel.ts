import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { Text } from "@jiju/core";

/** What must be the same for two machines to give the same bits. */
export interface Kernel {
  /** SHA-256 over the program's files, its version, the major version of Node and the processor architecture. */
  readonly hash: string;
  readonly version: string;
  /** Major version of Node: another engine may round `Math.exp` differently. */
  readonly node: string;
  readonly architecture: string;
}

/** Relative imports of a built file, static and dynamic. */
const RELATIVE_IMPORT = /(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/**
 * The kernel of a program: its entry and every file that it reaches through relative imports. Files that an older build left beside
 * them do not count, and neither does the installed version of an npm package; a lock file keeps those the same.
 *
 * @param entry   file that workers start from
 * @param version version of the product
 */
export function kernelOf(entry: string, version: string): Kernel {
  const node = process.versions.node.split(".")[0]!;
  const architecture = process.arch;
  const contents = new Map<string, string>();
  const follow = (file: string): void => {
    if (contents.has(file)) return;
    const text = readFileSync(file, "utf8");
    contents.set(file, text);
    for (const [, path] of text.matchAll(RELATIVE_IMPORT)) {
      const found = resolve(dirname(file), path!);
      if (existsSync(found)) follow(found);
    }
  };
  follow(resolve(entry));
  const hash = createHash("sha256").update(`${version}\n${node}\n${architecture}\n`);
  for (const file of [...contents.keys()].sort()) {
    hash.update(
      `${relative(dirname(resolve(entry)), file)
        .split(sep)
        .join("/")}\n`,
    );
    hash.update(createHash("sha256").update(contents.get(file)!).digest());
  }
  return { hash: hash.digest("hex"), version, node, architecture };
}

/** Why two kernels may give other bits, in words; null when they are the same. */
export function kernelDifference(here: Kernel, there: Kernel): Text | null {
  if (here.hash === there.hash) return null;
  if (here.version !== there.version) {
    return {
      en: `version ${there.version} instead of ${here.version}`,
      zh: `版本为 ${there.version}，而非 ${here.version}`,
    };
  }
  if (here.node !== there.node) {
    return { en: `Node ${there.node} instead of Node ${here.node}`, zh: `Node 为 ${there.node}，而非 ${here.node}` };
  }
  if (here.architecture !== there.architecture) {
    return {
      en: `a processor of type ${there.architecture} instead of ${here.architecture}`,
      zh: `处理器类型为 ${there.architecture}，而非 ${here.architecture}`,
    };
  }
  const [other, own] = [there.hash.slice(0, 12), here.hash.slice(0, 12)];
  return {
    en: `another build of version ${there.version} (${other} instead of ${own})`,
    zh: `版本同为 ${there.version}，但构建不同（${other}，而非 ${own}）`,
  };
}
