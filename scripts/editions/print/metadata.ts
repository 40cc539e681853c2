import type { Book } from "../../book/book.ts";
import type { PdfMetadata } from "../pdf.ts";

/** What the PDFs of a book say about themselves. */
export function pdfMetadata({ metadata }: Pick<Book, "metadata">): PdfMetadata {
  const { title, subtitle, subjects, description, ...rest } = metadata;
  const { authors, language, issued, revision, publisher, rights, identifier } = rest;
  return {
    title: subtitle === "" ? title : `${title} ${subtitle}`,
    authors,
    subject: description,
    keywords: subjects,
    language,
    issued,
    revision,
    publisher,
    rights,
    identifier,
    // veraPDF judges it at each run of .ci/run, and tests/editions/tags.test.ts what must be so.
    isAccessible: true,
  };
}
