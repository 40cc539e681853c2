import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The files of a folder, by path with forward slashes, sorted. */
export type Tree = ReadonlyMap<string, Buffer>;

/** Reads a whole folder, hidden files included; a folder that is not there is empty. */
export function readTree(folder: string): Tree {
  const files = listFiles(folder).toSorted();
  return new Map(files.map((path) => [path, readFileSync(join(folder, path))]));
}

function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll("\\", "/"));
}

/** One hash over paths and bytes; equal when the trees are. */
export function hashTree(tree: Tree): string {
  const hash = createHash("sha256");
  for (const [path, bytes] of tree) hash.update(`${path} ${bytes.length}\n`).update(bytes);
  return hash.digest("hex");
}

/** Paths that only one tree has, or whose bytes differ; empty when the trees are equal. */
export function changedPaths(before: Tree, after: Tree): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => !bytesOf(before, path).equals(bytesOf(after, path)))
    .toSorted();
}

/** What differs, by path, with the first differing byte and what stands around it; empty when the trees are equal. */
export function describeDifferences(before: Tree, after: Tree): string[] {
  return changedPaths(before, after).map((path) => {
    const [one, other] = [before.get(path), after.get(path)];
    if (one === undefined || other === undefined)
      return `${path}: only in the ${one === undefined ? "second" : "first"}`;
    const at = one.findIndex((byte, index) => byte !== other[index]);
    const first = at === -1 ? Math.min(one.length, other.length) : at;
    return `${path}: byte ${first}: ${around(one, first)} / ${around(other, first)}`;
  });
}

function around(bytes: Buffer, at: number): string {
  return JSON.stringify(bytes.toString("latin1", Math.max(0, at - 30), at + 30));
}

function bytesOf(tree: Tree, path: string): Buffer {
  return tree.get(path) ?? absent;
}

/** Stands for a file that is not there; no file of a publication is so short. */
const absent = Buffer.from([0]);
