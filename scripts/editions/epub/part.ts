import type { Book } from "../../book/book.ts";
import type { Chapter } from "../../book/chapter.ts";
import { findList } from "../../book/target.ts";

/** What a chapter is, in the words of EPUB's structural vocabulary and of DPUB-ARIA. */
export interface Part {
  /** For `epub:type`. */
  readonly type: string;
  /** For `role`; absent when there is none that a section may have. */
  readonly role?: string;
}

/** What a chapter is when it is the place of one of the book's own lists. */
const partsByList: readonly (readonly [string, Part])[] = [
  ["contents", { type: "toc" }],
  ["glossary", { type: "glossary", role: "doc-glossary" }],
  ["bibliography", { type: "bibliography", role: "doc-bibliography" }],
  ["data", { type: "appendix", role: "doc-appendix" }],
  ["index", { type: "index", role: "doc-index" }],
  ["ledger", { type: "appendix", role: "doc-appendix" }],
  ["timeline", { type: "appendix", role: "doc-appendix" }],
  ["people", { type: "appendix", role: "doc-appendix" }],
];

/** Names of front and back matter that both vocabularies know; a chapter with such an id is what it says. */
const namedParts = new Set([
  "abstract",
  "acknowledgments",
  "afterword",
  "appendix",
  "colophon",
  "conclusion",
  "dedication",
  "epilogue",
  "errata",
  "foreword",
  "introduction",
  "preface",
  "prologue",
]);

/** Tells what a chapter is as far as the book says it. Undefined for front and back matter of no known kind. */
export function partOf(book: Book, { id, matter, number }: Chapter): Part | undefined {
  const [, listed] = partsByList.find(([list]) => findList(book, list) === id) ?? [];
  if (listed !== undefined) return listed;
  if (matter === "body" && number !== undefined) return { type: "chapter", role: "doc-chapter" };
  if (id === "imprint" || id === "copyright") return { type: "copyright-page" };
  const name = id.replace(/^appendix-.+$/, "appendix");
  return namedParts.has(name) ? { type: name, role: `doc-${name}` } : undefined;
}
