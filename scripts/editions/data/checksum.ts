import { createHash } from "node:crypto";

/** The hash of a file, in hexadecimal digits. */
export function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The hashes of some files in the form `sha256sum -c` reads, sorted by name. */
export function formatChecksums(files: ReadonlyMap<string, string | Uint8Array>): string {
  return [...files.keys()]
    .toSorted()
    .map((name) => `${hashOf(files.get(name) ?? "")}  ${name}\n`)
    .join("");
}
