import type { Book } from "../../book/book.ts";
import type { Chapter } from "../../book/chapter.ts";
import { doAside } from "../../lib/aside.ts";
import type { PrintOptions } from "../edition.ts";
import { sheets, type Sheet } from "../paged/sheet.ts";
import type { Pagination } from "../paginate.ts";
import { finishPdf } from "../pdf.ts";
import { writeChapters } from "./chapter.ts";
import { pdfMetadata } from "./metadata.ts";
import type { Flaws, Proof } from "./proof.ts";
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
export interface Bound extends Flaws {
  readonly files: readonly {
    readonly path: string;
    readonly bytes: Uint8Array;
    /** How many there are. */
    readonly pages: number | undefined;
  }[];
}

/** Makes the book, its chapters and what else was asked for of the printed pages, while the book is read over aside. */
export async function bindBook(binding: Binding): Promise<Bound> {
  const { metadata, chapters, pages, parts, options } = binding;
  const files: Bound["files"][number][] = [];
  const output = {
    write: (path: string, bytes: Uint8Array, count?: number): void =>
      void files.push({ path, bytes, pages: count }),
  };
  const finished = finishPdf(parts, pdfMetadata({ metadata }), pages);
  const count = pages.folios.length;
  const [first, ...others] = sheets;
  const book = finished.saveFor(first);
  // The sheets differ in their edges only, so one of them speaks for all.
  const proof = doAside<Proof, Flaws>(proofreader, { bytes: book, filled: pages.filled });
  output.write(bookPath(first), book, count);
  for (const sheet of others) output.write(bookPath(sheet), finished.saveFor(sheet), count);
  writeChapters(finished, pages, { metadata, chapters, options, output });
  writeVariants(finished, count, { options, output });
  return { files, ...(await proof) };
}

const proofreader = new URL("./proof-aside.ts", import.meta.url);

function bookPath({ name }: Sheet): string {
  return `print/briefing-book-${name}.pdf`;
}
