import type { Book } from "../../book/book.ts";
import type { Chapter } from "../../book/chapter.ts";
import type { PrintOptions } from "../edition.ts";
import { sheets } from "../paged/sheet.ts";
import type { Pagination } from "../paginate.ts";
import { finishPdf } from "../pdf.ts";
import { findUnsaid, type Unsaid } from "../witness/check.ts";
import { findForeignGlyphs, type ForeignGlyph } from "../witness/glyph.ts";
import { writeChapters } from "./chapter.ts";
import { pdfMetadata } from "./metadata.ts";
import { writeVariants } from "./variant.ts";

/** All that the files of the print edition are made of; plain data, for they are made aside. */
export interface Binding {
  readonly metadata: Book["metadata"];
  readonly chapters: readonly Pick<Chapter, "id" | "number" | "title" | "description">[];
  readonly pages: Pick<Pagination, "flows" | "folios" | "pages" | "places" | "turned" | "filled">;
  readonly parts: readonly Uint8Array[];
  readonly options: PrintOptions;
}

/** Where finished files go. */
export interface BindingOutput {
  readonly output: { write(path: string, bytes: Uint8Array, pages?: number): void };
}

/** The files of the print edition, and what is wrong in them. */
export interface Bound {
  readonly files: readonly {
    readonly path: string;
    readonly bytes: Uint8Array;
    /** How many there are. */
    readonly pages: number | undefined;
  }[];
  readonly unsaid: readonly Unsaid[];
  readonly foreign: readonly ForeignGlyph[];
}

/** Makes the book, its chapters and what else was asked for of the printed pages, and reads the book over. */
export function bindBook({ metadata, chapters, pages, parts, options }: Binding): Bound {
  const files: Bound["files"][number][] = [];
  const output = {
    write: (path: string, bytes: Uint8Array, count?: number): void =>
      void files.push({ path, bytes, pages: count }),
  };
  const finished = finishPdf(parts, pdfMetadata({ metadata }), pages);
  const count = pages.folios.length;
  for (const sheet of sheets)
    output.write(`print/briefing-book-${sheet.name}.pdf`, finished.saveFor(sheet), count);
  writeChapters(finished, pages, { metadata, chapters, options, output });
  writeVariants(finished, count, { options, output });
  // The sheets differ in their edges only, so one of them speaks for all.
  const [first] = files;
  if (first === undefined) return { files, unsaid: [], foreign: [] };
  return {
    files,
    unsaid: findUnsaid(first.bytes, pages.filled),
    foreign: findForeignGlyphs(first.bytes, pages.filled),
  };
}
