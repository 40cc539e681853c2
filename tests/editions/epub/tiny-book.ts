import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { readBook, type Book } from "../../../scripts/book/book.ts";
import { openDrawing } from "../../../scripts/book/draw.ts";
import { epubPath, publishEpub } from "../../../scripts/editions/epub.ts";
import { noMemory } from "../../../scripts/lib/memory.ts";
import { openOutput } from "../../../scripts/lib/output.ts";
import { collectProblems, formatProblems } from "../../../scripts/lib/problem.ts";

/** Reads the book every edition is tried on. */
export function readTinyBook(): Book {
  const problems = collectProblems();
  const found = readBook(join(import.meta.dirname, "../../fixtures/tiny-book"), problems);
  if (found === undefined) throw new Error(formatProblems(problems.list));
  return found;
}

/** Publishes a book and gives the EPUB; each call writes to a folder of its own, which is removed. */
export async function publish(
  book: Book,
  report: (progress: string) => void = () => {},
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "epub-test-"));
  const problems = collectProblems();
  await publishEpub({
    book,
    drawChart: openDrawing(problems),
    output: openOutput(folder),
    problems,
    memory: noMemory,
    editions: ["epub"],
    paginate: () => Promise.reject(new Error("No print edition is asked for.")),
    root: folder,
    layouts: join(import.meta.dirname, "../../../layouts"),
    report,
  });
  expect(problems.list.filter(({ severity }) => severity === "error")).toEqual([]);
  const epub = new Uint8Array(readFileSync(join(folder, epubPath)));
  rmSync(folder, { recursive: true, force: true });
  return epub;
}
