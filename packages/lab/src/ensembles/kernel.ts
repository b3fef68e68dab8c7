import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What must be the same for two machines to give the same bits. */
export interface Kernel {
  /** SHA-256 over the program's files, its version, the major version of Node and the processor architecture. */
  readonly hash: string;
  readonly version: string;
  /** Major version of Node: another engine may round `Math.exp` differently. */
  readonly node: string;
  readonly architecture: string;
}

/**
 * The kernel of a program.
 *
 * @param folders  folders of program files; JavaScript and TypeScript files count, maps and all others do not
 * @param version  version of the product
 */
export function kernelOf(folders: readonly string[], version: string): Kernel {
  const node = process.versions.node.split(".")[0]!;
  const architecture = process.arch;
  const hash = createHash("sha256").update(`${version}\n${node}\n${architecture}\n`);
  for (const folder of folders) {
    for (const file of programFiles(folder).sort()) {
      hash.update(`${relative(folder, file).split(sep).join("/")}\n`);
      hash.update(createHash("sha256").update(readFileSync(file)).digest());
    }
  }
  return { hash: hash.digest("hex"), version, node, architecture };
}

function programFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(js|mjs|ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Why two kernels may give other bits, in words; null when they are the same. */
export function kernelDifference(here: Kernel, there: Kernel): string | null {
  if (here.hash === there.hash) return null;
  if (here.version !== there.version) return `version ${there.version} instead of ${here.version}`;
  if (here.node !== there.node) return `Node ${there.node} instead of Node ${here.node}`;
  if (here.architecture !== there.architecture)
    return `a processor of type ${there.architecture} instead of ${here.architecture}`;
  return `another build of version ${there.version} (${there.hash.slice(0, 12)} instead of ${here.hash.slice(0, 12)})`;
}
