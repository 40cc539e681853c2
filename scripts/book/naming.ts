import type { Book, Placement } from "./book.ts";

/** “Figure 7”, “Table 2”. */
export function nameOf({ figure: { kind }, number }: Placement): string {
  return `${kind === "figure" ? "Figure" : "Table"}\u00A0${number}`;
}

/** “Chapter 6”, or the title of a chapter without a number. */
export function chapterName({ spine }: Pick<Book, "spine">, id: string): string {
  const chapter = spine.find((candidate) => candidate.id === id);
  if (chapter?.number === undefined) return chapter?.title ?? id;
  return `Chapter\u00A0${chapter.number}`;
}
