import { addressOf } from "./address.ts";
import type { Book } from "./book.ts";
import { directiveOf, type Token } from "./markdown.ts";
import { paragraphsOf, wordsOf } from "./paragraph.ts";

/** A sentence that names a figure, a table or a chapter. */
export interface Mention {
  readonly chapter: string;
  /** The address of its paragraph within the chapter; undefined in lists and tables. */
  readonly slug: string | undefined;
  readonly text: string;
}

const known = new WeakMap<Book, ReadonlyMap<string, readonly Mention[]>>();

/** The sentences of the spine that name a figure, table or chapter by `:ref[id]`, in reading order. */
export function mentionsOf(book: Book, id: string): readonly Mention[] {
  const done = known.get(book) ?? collect(book);
  known.set(book, done);
  return done.get(id) ?? [];
}

function collect(book: Book): ReadonlyMap<string, readonly Mention[]> {
  const found = new Map<string, Mention[]>();
  for (const { chapter, block, sentences } of paragraphsOf(book, book.metadata.language)) {
    if (chapter.matter === "apart") continue;
    const refs = new Map(refsIn(block.token).map((ref) => [directiveOf(ref)?.text ?? "", ref]));
    for (const [id, ref] of refs) {
      const name = wordsOf([ref], book);
      const text = sentences.find((sentence) => sentence.text.includes(name))?.text ?? "";
      const mention = { chapter: chapter.id, slug: addressOf(block.token), text };
      found.set(id, [...(found.get(id) ?? []), mention]);
    }
  }
  return found;
}

function refsIn(token: Token): Token[] {
  const own = directiveOf(token)?.name === "ref" ? [token] : [];
  return [...own, ...(token.children ?? []).flatMap(refsIn)];
}
