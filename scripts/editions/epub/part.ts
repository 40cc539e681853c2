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

const appendix: Part = { type: "appendix", role: "doc-appendix" };

/** What a chapter is when it is the place of one of the book's own lists. */
const partsByList: readonly (readonly [string, Part])[] = [
  ["glossary", { type: "glossary", role: "doc-glossary" }],
  ["bibliography", { type: "bibliography", role: "doc-bibliography" }],
  ["index", { type: "index", role: "doc-index" }],
  ["data", appendix],
  ["ledger", appendix],
  ["timeline", appendix],
  ["people", appendix],
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

/** Chapters whose own names the vocabularies do not know, and what they are in those. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ["summary", "abstract"],
  ["methods", "appendix"],
  ["unknowns", "appendix"],
]);

/** Tells what a chapter is as far as the book says it. Undefined for front and back matter of no known kind. */
export function partOf(book: Book, { id, matter, number }: Chapter): Part | undefined {
  const [, listed] = partsByList.find(([list]) => findList(book, list) === id) ?? [];
  if (listed !== undefined) return listed;
  if (matter === "body" && number !== undefined) return { type: "chapter", role: "doc-chapter" };
  if (id === "imprint" || id === "copyright") return { type: "copyright-page" };
  if (id === "changes" || id === "editions") return { ...appendix, type: "revision-history" };
  const name = synonyms.get(id) ?? id.replace(/^appendix-.+$/, "appendix");
  return namedParts.has(name) ? { type: name, role: `doc-${name}` } : undefined;
}
