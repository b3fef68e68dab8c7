import { constants } from "node:fs";
import { access, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { InputError } from "@jiju/core";

/**
 * Writes a file whole or not at all: into a file beside it first, then renamed into place.
 *
 * @throws InputError `no-write-permission`, `disk-full` with the next step; the file that was there stays as it was
 */
export async function writeFileSafely(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${file}.${process.pid}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw writeRefusal(file, error);
  }
}

/** Makes a folder that results will be written to, before the work that makes them. @throws InputError `no-write-permission` */
export async function requireWritableFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw writeRefusal(folder, error);
  }
}

/** The refusal for a failed write; errors that are no fault of disk or permission come back as they are. */
export function writeRefusal(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new InputError(
      "no-write-permission",
      `${file} cannot be written: no permission (${code}). Choose another folder or change its permissions; nothing was changed.`,
      { file },
    );
  }
  if (code === "ENOSPC" || code === "EDQUOT")
    return new InputError(
      "disk-full",
      `${file} cannot be written: the disk is full. Free some space and run again; nothing was changed.`,
      { file },
    );
  if (code === "ENOTDIR" || code === "EISDIR" || code === "EEXIST") {
    return new InputError(
      "no-write-permission",
      `${file} cannot be written: a file or folder is in the way (${code}). Choose another name; nothing was changed.`,
      { file },
    );
  }
  return error;
}
