import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Place } from "./place.ts";
import type { Problems } from "./problem.ts";

/** A source file as text, knowing where its lines start. */
export interface TextFile {
  /** Relative to the book's folder, with forward slashes. */
  readonly path: string;
  /** Without byte order mark, lines ending in LF. */
  readonly text: string;
  /** Turns an offset into `text` into a line and column. */
  placeAt(offset: number): Place;
}

/** Larger than any text a person edits; a 50 MB file is a slip, and would take all memory. */
const sizeLimit = 20_000_000;

const unreadable: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder",
  ENOTDIR: "a file stands where a folder is needed",
  EACCES: "you may not read it",
  EPERM: "you may not read it",
  ELOOP: "it is a link that leads to itself",
};

/** Reads a text of the book. Undefined when it cannot be used; the reason is then among the problems. */
export function readTextFile(root: string, path: string, problems: Problems): TextFile | undefined {
  const bytes = readBytes(root, path, problems);
  if (bytes === undefined) return undefined;
  const decoded = decodeUtf8(bytes, path, problems);
  if (decoded === undefined) return undefined;
  const file = textFile(path, withoutMarks(decoded, path, problems));
  if (file.text.trim() !== "") return file;
  problems.add(
    "file-empty",
    { file: path },
    `${path} is empty.`,
    "fill it, or delete it if nothing needs it; an empty list is written [].",
  );
  return undefined;
}

/** Makes a `TextFile` of a text that is in memory already. */
export function textFile(path: string, text: string): TextFile {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return {
    path,
    text,
    placeAt(offset) {
      const line = lastIndexAtMost(starts, offset);
      return { file: path, line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
    },
  };
}

/** Names in a folder in code-unit order, without hidden ones; empty when the folder is not there. */
export function listFolder(root: string, path: string): readonly string[] {
  try {
    return readdirSync(join(root, path))
      .filter((name) => !name.startsWith("."))
      .toSorted();
  } catch {
    return [];
  }
}

function readBytes(root: string, path: string, problems: Problems): Uint8Array | undefined {
  const place = { file: path };
  try {
    const { size } = statSync(join(root, path));
    if (size <= sizeLimit) return readFileSync(join(root, path));
    const megabytes = Math.round(size / 1e6);
    problems.add(
      "file-too-large",
      place,
      `${path} is ${megabytes} MB large.`,
      `keep it under ${sizeLimit / 1e6} MB; is it the right file?`,
    );
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    if (code === "ENOENT") {
      problems.add(
        "file-missing",
        place,
        `${path} is not there.`,
        "create it, or correct the name where it is listed.",
      );
    } else {
      problems.add(
        "file-unreadable",
        place,
        `${path} cannot be read: ${unreadable[code] ?? code}.`,
        "put a file there that you may read.",
      );
    }
  }
  return undefined;
}

function decodeUtf8(bytes: Uint8Array, path: string, problems: Problems): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const lenient = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const place = textFile(path, lenient).placeAt(Math.max(0, lenient.indexOf("\uFFFD")));
    problems.add(
      "file-not-utf8",
      place,
      `${path} is not UTF-8 text.`,
      "save it again as UTF-8 (in Excel: “CSV UTF-8”).",
    );
    return undefined;
  }
}

function withoutMarks(text: string, path: string, problems: Problems): string {
  let plain = text;
  if (plain.startsWith("\uFEFF")) {
    plain = plain.slice(1);
    problems.add(
      "file-byte-order-mark",
      { file: path, line: 1, column: 1 },
      `${path} starts with a byte order mark.`,
      "it is read all the same; save as UTF-8 without BOM to be rid of this line.",
    );
  }
  const carriageReturn = plain.indexOf("\r");
  if (carriageReturn === -1) return plain;
  const place = textFile(path, plain).placeAt(carriageReturn);
  problems.add(
    "file-line-endings",
    { file: path, line: place.line ?? 1 },
    `${path} has Windows line endings.`,
    "it is read all the same; save with LF line endings to be rid of this line.",
  );
  return plain.replace(/\r\n?/g, "\n");
}

function lastIndexAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
