import type { Chapter } from "./chapter.ts";
import type { IndexEntry } from "./index-entry.ts";
import { directiveOf, indexMark, textToken, type Token } from "./markdown.ts";
import { idOfWords } from "./reference.ts";
import { buildMatcher, type WordMatcher } from "./word-matcher.ts";

/** A place in the text that the index leads to. */
export interface IndexPlace {
  readonly chapter: string;
  /** Id within the chapter. */
  readonly anchor: string;
  /** The section it stands in, counting from 1, and its heading; undefined before the first. */
  readonly section: { readonly number: number; readonly title: string } | undefined;
}

/** The places of each entry, by its id, in reading order. */
export type IndexPlaces = ReadonlyMap<string, readonly IndexPlace[]>;

interface Marking {
  readonly matcher: WordMatcher;
  readonly chapter: string;
  readonly section: IndexPlace["section"];
  readonly places: Map<string, IndexPlace[]>;
  /** Marks set in this chapter so far. */
  count: number;
  /** Entries found in this run of text already. */
  readonly seen: Set<string>;
}

/**
 * Puts a mark around the words an entry names, once in each run of text, and says where the marks are. The tokens are
 * changed while the book is being made; headings and titles are left alone.
 */
export function markIndex(
  spine: readonly Chapter[],
  entries: ReadonlyMap<string, IndexEntry>,
): IndexPlaces {
  const matcher = buildMatcher(entries.values());
  const places = new Map<string, IndexPlace[]>();
  for (const { id: chapter, tokens, headings } of spine) {
    let count = 0;
    let section: IndexPlace["section"];
    tokens.forEach((token, index) => {
      const open = tokens[index - 1];
      if (open?.type === "heading_open") {
        const heading = headings.find(({ slug }) => slug === open.meta?.["slug"]);
        if (heading?.level === 2)
          section = { number: (section?.number ?? 0) + 1, title: heading.text };
      } else if (token.type === "inline" && token.children) {
        const marking: Marking = { matcher, chapter, section, places, count, seen: new Set() };
        token.children = markRun(token.children, marking);
        count = marking.count;
      }
    });
  }
  return places;
}

function markRun(tokens: readonly Token[], marking: Marking): Token[] {
  return tokens.flatMap((token) => {
    const use = directiveOf(token);
    if (use === undefined) return token.type === "text" ? markText(token, marking) : [token];
    const id = use.argument ?? idOfWords(use.text);
    const isEntry = use.name === "term" || use.name === "person";
    const marked = isEntry ? markOf([id], token, marking) : token;
    if (token.children) token.children = markRun(token.children, marking);
    return [marked];
  });
}

/** Cuts a text where an entry's words begin and end. */
function markText(token: Token, marking: Marking): Token[] {
  const { pattern, idsOf } = marking.matcher;
  if (pattern === undefined) return [token];
  const { content } = token;
  const parts: Token[] = [];
  let from = 0;
  for (const { 0: word, index } of content.matchAll(pattern)) {
    const words = textToken(token, word);
    const marked = markOf(idsOf.get(word) ?? [], words, marking);
    if (marked === words) continue;
    if (index > from) parts.push(textToken(token, content.slice(from, index)));
    parts.push(marked);
    from = index + word.length;
  }
  if (parts.length === 0) return [token];
  return from === content.length ? parts : [...parts, textToken(token, content.slice(from))];
}

/** Marks words for all entries that are new in this run; gives them as they are when there are none. */
function markOf(ids: readonly string[], words: Token, marking: Marking): Token {
  const { seen, places, chapter, section } = marking;
  const fresh = ids.filter((id) => !seen.has(id));
  if (fresh.length === 0) return words;
  marking.count += 1;
  const anchor = `index-${marking.count}`;
  for (const id of fresh) {
    seen.add(id);
    const known = places.get(id) ?? [];
    known.push({ chapter, anchor, section });
    places.set(id, known);
  }
  return indexMark(words, anchor);
}
