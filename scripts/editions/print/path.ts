import type { Chapter } from "../../book/chapter.ts";
import type { Sheet } from "../paged/sheet.ts";

/** Chapters with a number are files of their own too. */
export function hasOwnPdf({ number }: Pick<Chapter, "number">): boolean {
  return number !== undefined;
}

/** Where the pages of a chapter are, from the publication's root. */
export function chapterPdfPath(chapter: string, sheet: Sheet["name"]): string {
  return `print/chapters/${chapter}-${sheet}.pdf`;
}
