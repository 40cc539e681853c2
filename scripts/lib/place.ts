import { compareTexts } from "./order.ts";
/** Where something stands in a source file, so that a mistake can be shown to the person who made it. */
export interface Place {
  /** Path relative to the book's folder, with forward slashes, e.g. `data/facts.yaml`. */
  readonly file: string;
  /** Counting from 1; absent when the whole file is meant. */
  readonly line?: number;
  /** Counting from 1, in characters; absent when the whole line is meant. */
  readonly column?: number;
}

/** Orders places as a reader meets them: by file, then line, then column. */
export function comparePlaces(a: Place, b: Place): number {
  return (
    compareTexts(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0)
  );
}

/** Writes a place the way editors and terminals make clickable: `data/a.csv:3:7`. */
export function formatPlace({ file, line, column }: Place): string {
  if (line === undefined) return file;
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}
