import type { CitationItem } from "../data/citation.ts";
import { joinHtml, unsafeHtml, type Html } from "../lib/html.ts";
import { citationOf, directiveOf, noteMark, type Token } from "./markdown.ts";

/** A numbered note of a chapter: words of the author, or the sources of what is said. */
export interface Note {
  /** Counts from 1 within the chapter, in reading order. */
  readonly number: number;
  /** Block tokens of a written footnote; empty for a citation. */
  readonly tokens: readonly Token[];
  /** Typesets a citation, source by source; undefined for a written footnote. Checking a book needs none, and typesetting is slow. */
  readonly citation: (() => readonly Html[]) | undefined;
}

/** Citations of a chapter on their way through the style, which needs them in order. */
interface Draft {
  readonly clusters: (readonly CitationItem[])[];
  readonly notes: { number: number; tokens: readonly Token[]; cluster: number | undefined }[];
  /** Citation tokens inside written footnotes, with their cluster. */
  readonly inner: { token: Token; cluster: number }[];
}

/** What numbering the notes of a chapter needs to know. */
export interface NoteContext {
  /** The sources of the numbers and claims a directive states. */
  itemsOf(token: Token): readonly CitationItem[];
  typeset(clusters: readonly (readonly CitationItem[])[]): readonly (readonly Html[])[];
}

/**
 * Numbers the notes of a chapter and puts their marks into its tokens: written footnotes and citations where they stand,
 * and at the end of a run of text one note for the sources of its facts and claims that are not cited in it already. Where
 * a citation stands at that end, they are added to its note: two marks at one place would say no more.
 */
export function numberNotes(
  tokens: readonly Token[],
  context: NoteContext,
): { tokens: Token[]; notes: Note[] } {
  const { body, footnotes } = splitFootnotes(tokens);
  const draft: Draft = { clusters: [], notes: [], inner: [] };
  for (const token of body) {
    if (token.type === "inline" && token.children)
      token.children = markRun(token.children, { draft, footnotes, context });
  }
  const textOf = typesetOnce(draft.clusters, context);
  for (const { token, cluster } of draft.inner) {
    token.meta = { ...token.meta, words: () => inParentheses(joinHtml(textOf(cluster), " ")) };
  }
  const notes = draft.notes.map(({ number, tokens: own, cluster }) => ({
    number,
    tokens: own,
    citation: cluster === undefined ? undefined : () => textOf(cluster),
  }));
  return { tokens: body, notes };
}

/** Sets all citations of a chapter at the first question, since each depends on those before it. */
function typesetOnce(
  clusters: Draft["clusters"],
  { typeset }: NoteContext,
): (cluster: number) => readonly Html[] {
  let texts: readonly (readonly Html[])[] | undefined;
  return (cluster) => (texts ??= typeset(clusters))[cluster] ?? [];
}

interface RunContext {
  readonly draft: Draft;
  readonly footnotes: ReadonlyMap<number, readonly Token[]>;
  readonly context: NoteContext;
}

function markRun(children: readonly Token[], { draft, footnotes, context }: RunContext): Token[] {
  const marked: Token[] = [];
  const cited = new Set<string>();
  const stated: CitationItem[] = [];
  let last: Token | undefined;
  // The sources of the citation that nothing but a stop has followed yet.
  let closing: number | undefined;
  const add = (
    like: Token,
    tokens: readonly Token[],
    items: readonly CitationItem[] | undefined,
  ): number | undefined => {
    const cluster = items === undefined ? undefined : draft.clusters.push(items) - 1;
    const number = draft.notes.push({ number: draft.notes.length + 1, tokens, cluster });
    marked.push(noteMark(like, number));
    return cluster;
  };
  for (const token of children) {
    const citation = citationOf(token);
    const footnote = token.type === "footnote_ref" ? Number(token.meta?.["id"]) : undefined;
    if (citation) {
      trimBefore(marked);
      for (const { id } of citation.items) cited.add(id);
      closing = add(token, [], citation.items);
    } else if (footnote !== undefined) {
      trimBefore(marked);
      const tokens = footnotes.get(footnote) ?? [];
      add(token, tokens, undefined);
      draftInner(tokens, draft);
      closing = undefined;
    } else {
      if (directiveOf(token)) stated.push(...context.itemsOf(token));
      if (!isStop(token)) closing = undefined;
      marked.push(token);
    }
    last = token;
  }
  const missing = missingItems(stated, cited);
  const end = closing === undefined ? undefined : draft.clusters[closing];
  if (missing.length > 0 && closing !== undefined && end)
    draft.clusters[closing] = join(end, missing);
  else if (missing.length > 0 && last) add(last, [], missing.flat());
  return punctuate(marked);
}

function isStop({ type, content }: Token): boolean {
  return type === "text" && /^[\s.,;:!?”’)]*$/.test(content);
}

/** A citation within a written footnote is set in its words: a note has no notes. */
function draftInner(tokens: readonly Token[], { inner, clusters }: Draft): void {
  for (const token of tokens.flatMap((block) => block.children ?? [])) {
    const items = citationOf(token)?.items;
    if (items) inner.push({ token, cluster: clusters.push(items) - 1 });
  }
}

/** A source, and behind it who reported it: they stand together, or a report would be taken for one of another source. */
type Witnessed = readonly CitationItem[];

/** Each source that is stated and not cited, once, and each that is cited without a reporter who is stated. */
function missingItems(stated: readonly CitationItem[], cited: ReadonlySet<string>): Witnessed[] {
  const sources = new Map<string, Map<string, CitationItem>>();
  let current = new Map<string, CitationItem>();
  for (const item of stated) {
    if (item.prefix === undefined) {
      current = sources.get(item.id) ?? new Map<string, CitationItem>();
      sources.set(item.id, current);
    } else if (!cited.has(item.id)) current.set(item.id, item);
  }
  return [...sources]
    .filter(([id, reporters]) => !cited.has(id) || reporters.size > 0)
    .map(([id, reporters]) => [{ id }, ...reporters.values()]);
}

/** Adds sources to a citation: those it has already get their reporters there. */
function join(items: readonly CitationItem[], missing: readonly Witnessed[]): CitationItem[] {
  const known = new Map(missing.map(([source, ...reporters]) => [source?.id, reporters]));
  const joined = items.flatMap((item) => [item, ...(known.get(item.id) ?? [])]);
  const others = missing.filter(([source]) => !items.some(({ id }) => id === source?.id));
  return [...joined, ...others.flat()];
}

/** “word [@x].” and “word.[@x]” are set alike: no space before the mark, punctuation before it. */
function trimBefore(marked: Token[]): void {
  const before = marked.at(-1);
  if (before?.type !== "text") return;
  before.content = before.content.trimEnd();
  if (before.content === "") marked.pop();
}

function punctuate(tokens: readonly Token[]): Token[] {
  const result = [...tokens];
  for (let index = 0; index < result.length; index += 1) {
    const next = result[index + 1];
    if (result[index]?.type !== "note_ref" || next?.type !== "text") continue;
    const stops = /^[.,;:!?]+[”’)]*/.exec(next.content)?.[0];
    if (stops === undefined) continue;
    next.content = next.content.slice(stops.length);
    const stop: Token = Object.assign(Object.create(Object.getPrototypeOf(next)) as Token, next);
    stop.content = stops;
    let first = index;
    while (result[first - 1]?.type === "note_ref") first -= 1;
    result.splice(first, 0, stop);
    index += 1;
  }
  return result;
}

function splitFootnotes(tokens: readonly Token[]): {
  body: Token[];
  footnotes: ReadonlyMap<number, readonly Token[]>;
} {
  const start = tokens.findIndex((token) => token.type === "footnote_block_open");
  if (start === -1) return { body: [...tokens], footnotes: new Map() };
  const footnotes = new Map<number, Token[]>();
  let open: Token[] | undefined;
  for (const token of tokens.slice(start)) {
    if (token.type === "footnote_open") footnotes.set(Number(token.meta?.["id"]), (open = []));
    else if (token.type === "footnote_close") open = undefined;
    else if (token.type !== "footnote_anchor") open?.push(withoutAnchors(token));
  }
  return { body: tokens.slice(0, start), footnotes };
}

function withoutAnchors(token: Token): Token {
  if (token.children)
    token.children = token.children.filter((child) => child.type !== "footnote_anchor");
  return token;
}

function inParentheses({ markup }: Html): Html {
  return unsafeHtml(`(${markup.replace(/\.$/, "")})`);
}
