import { lstatSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Finds or makes a folder for what is kept between runs: in the user's cache, else beside the packages. Nobody else can
 * write to it. Undefined where neither can be had.
 */
export function openPrivateFolder(name: string): string | undefined {
  return cacheFolders()
    .map((base) => join(base, "common-cause", name))
    .find(isPrivateFolder);
}

/** Where such a folder can be, best first. */
export function cacheFolders(): string[] {
  const home = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return [home, fileURLToPath(new URL("../../node_modules/.cache", import.meta.url))];
}

function isPrivateFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const status = lstatSync(folder);
    const isOurs = process.getuid === undefined || status.uid === process.getuid();
    // Windows knows no such bits: its user folders are private by themselves.
    const isClosed = process.platform === "win32" || (status.mode & 0o077) === 0;
    return status.isDirectory() && isOurs && isClosed;
  } catch {
    return false;
  }
}
