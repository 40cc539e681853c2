import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { BookError } from "./problem.ts";

/** What is known of a file that was written. */
export interface WrittenFile {
  readonly bytes: number;
  /** Pages of a paginated file; undefined for others. */
  readonly pages?: number | undefined;
}

/** Where an edition is written: a folder that holds nothing else yet. */
export interface Output {
  /** Absolute path, for tools that write files themselves. */
  readonly folder: string;
  /** Everything written so far, by path with forward slashes. */
  readonly files: ReadonlyMap<string, WrittenFile>;
  /** Writes a new file; refuses to write one path twice. */
  write(path: string, content: string | Uint8Array, pages?: number): void;
}

/** Opens a folder for writing. */
export function openOutput(folder: string): Output {
  const files = new Map<string, WrittenFile>();
  const folders = new Set<string>();
  return {
    folder,
    files,
    write(path, content, pages) {
      // What is still under way when a build is given up must not bring its folder back.
      if (!existsSync(folder)) throw new BookError(`${folder} is gone.`);
      const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
      if (files.has(path)) throw new Error(`Two editions write ${path}.`);
      files.set(path, { bytes: bytes.length, pages });
      const file = join(folder, path);
      try {
        if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
        folders.add(dirname(file));
        writeFileSync(file, bytes, { flag: "wx" });
      } catch (error) {
        throw describeWriteError(error, file);
      }
    },
  };
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "your share of the disk is used up",
  EROFS: "the disk is read-only",
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  ENOENT: "no folder can be made there",
  ENOTDIR: "a file stands where a folder is needed",
};

/** Turns a failure to write into a sentence; leaves what is no fault of the machine as it is. */
export function describeWriteError(error: unknown, file: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = reasons[code];
  return reason === undefined ? error : new BookError(`${file} cannot be written: ${reason}.`);
}
