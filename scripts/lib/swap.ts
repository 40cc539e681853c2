import { renameSync } from "node:fs";
import koffi from "koffi";

/**
 * Exchanges two folders of one disk in a single step of the operating system, so that at no moment, not even when the
 * process is killed, one of the names is without a folder. False where the system or the file system cannot do that.
 */
export function exchangeFolders(one: string, other: string): boolean {
  if (process.platform === "linux") return callLinux(one, other);
  if (process.platform === "darwin") return callMac(one, other);
  return false;
}

/** Puts a folder in another's place in two steps, for systems that cannot exchange: `aside` takes the old one. */
export function replaceFolder(from: string, to: string, aside: string): void {
  renameSync(to, aside);
  renameSync(from, to);
}

const currentFolder = -100; // AT_FDCWD: paths are absolute, so it is not looked at
const exchange = 2; // RENAME_EXCHANGE of <linux/fs.h>, RENAME_SWAP of <sys/stdio.h>

function callLinux(one: string, other: string): boolean {
  const rename = load(
    "libc.so.6",
    "int renameat2(int, const char *, int, const char *, unsigned int)",
  );
  return rename?.(currentFolder, one, currentFolder, other, exchange) === 0;
}

function callMac(one: string, other: string): boolean {
  const rename = load(
    "/usr/lib/libSystem.B.dylib",
    "int renamex_np(const char *, const char *, unsigned int)",
  );
  return rename?.(one, other, exchange) === 0;
}

/** Undefined where the library lacks the function, as musl does. */
function load(
  library: string,
  prototype: string,
): ((...values: (string | number)[]) => unknown) | undefined {
  try {
    return koffi.load(library).func(prototype);
  } catch {
    return undefined;
  }
}
