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
 * Puts a mark before the words an entry names, once in each run of text, and says where the marks are. The tokens are
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
    if (use !== undefined) {
      const id = use.argument ?? idOfWords(use.text);
      const marks =
        use.name === "term" || use.name === "person" ? markOf([id], token, marking) : [];
      // What is marked as a whole keeps its words whole.
      if (token.children) token.children = markRun(token.children, marking);
      return [...marks, token];
    }
    return token.type === "text" ? markText(token, marking) : [token];
  });
}

/** Cuts a text where an entry's words begin. */
function markText(token: Token, marking: Marking): Token[] {
  const { pattern, idsOf } = marking.matcher;
  if (pattern === undefined) return [token];
  const parts: Token[] = [];
  let from = 0;
  for (const { 0: word, index } of token.content.matchAll(pattern)) {
    const marks = markOf(idsOf.get(word) ?? [], token, marking);
    if (marks.length === 0) continue;
    if (index > from) parts.push(textToken(token, token.content.slice(from, index)));
    parts.push(...marks);
    from = index;
  }
  if (parts.length === 0) return [token];
  return [...parts, textToken(token, token.content.slice(from))];
}

/** One mark for all entries that are new in this run; none when there are none. */
function markOf(ids: readonly string[], like: Token, marking: Marking): Token[] {
  const { seen, places, chapter, section } = marking;
  const fresh = ids.filter((id) => !seen.has(id));
  if (fresh.length === 0) return [];
  marking.count += 1;
  const anchor = `index-${marking.count}`;
  for (const id of fresh) {
    seen.add(id);
    const known = places.get(id) ?? [];
    known.push({ chapter, anchor, section });
    places.set(id, known);
  }
  return [indexMark(like, anchor)];
}
