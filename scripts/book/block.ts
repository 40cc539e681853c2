import type { TextFile } from "../lib/file.ts";
import type { Place } from "../lib/place.ts";
import { citationOf, directiveOf, type Token } from "./markdown.ts";

/** One run of text in a chapter (a paragraph, a heading, a cell) that knows where each of its characters stands. */
export interface Block {
  readonly token: Token;
  /** The Markdown of the run, lines joined by line feeds, as offsets count in it. */
  readonly content: string;
  /** The tag it stands in: `p`, `h1` to `h6`, `td`, `th`; `aside` in a footnote, empty for a directive on a line of its own. */
  readonly tag: string;
  /** The run with everything blanked that is not prose; kept from before notes take the place of citations. */
  readonly prose: string;
  placeAt(offset: number): Place;
}

/** Finds every run of text and every block directive, in reading order. Cells have no place of their own, so they take their row's. */
export function blocksOf(tokens: readonly Token[], file: TextFile, firstLine: number): Block[] {
  const lines = file.text.split("\n");
  let line = firstLine;
  let after = 0;
  let isNote = false;
  const blocks: Block[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === "footnote_block_open") isNote = true;
    if (token.map) [line, after] = [token.map[0] + firstLine, 0];
    if (token.type !== "inline" && !directiveOf(token)) continue;
    const open = token.type === "inline" ? (tokens[index - 1]?.tag ?? "") : "";
    const tag = isNote ? "aside" : open;
    const block = { ...blockOf(token, { file, lines, line, after }), tag };
    // Equal cells of one row stand behind each other.
    if (!token.map) after = (block.placeAt(0).column ?? 1) - 1 + token.content.length;
    blocks.push(block);
  }
  return blocks;
}

interface Setting {
  readonly file: TextFile;
  readonly lines: readonly string[];
  /** Counting from 0. */
  readonly line: number;
  /** Where in the line the search for the run begins. */
  readonly after: number;
}

function blockOf(token: Token, { file, lines, line, after }: Setting): Omit<Block, "tag"> {
  const content = token.content;
  return {
    token,
    content,
    prose: proseOf(token, content),
    placeAt(offset) {
      const before = content.slice(0, offset).split("\n");
      const at = line + before.length - 1;
      const written = content.split("\n")[before.length - 1] ?? "";
      const indent = Math.max(after, (lines[at] ?? "").indexOf(written, after));
      return { file: file.path, line: at + 1, column: indent + (before.at(-1)?.length ?? 0) + 1 };
    },
  };
}

/** Calls `visit` for every token of a run of text, nested ones included, with the offset its own offsets count from. */
export function walkInline(
  tokens: readonly Token[],
  visit: (token: Token, base: number) => void,
  base = 0,
): void {
  for (const token of tokens) {
    visit(token, base);
    const use = directiveOf(token);
    if (use && token.children) walkInline(token.children, visit, base + use.innerStart);
  }
}

/** The text without its code, which is blanked, so that offsets stay. */
export function withoutCode(text: string): string {
  return text.replace(/(`+)[^`]+\1/g, blank);
}

function blank(found: string): string {
  return " ".repeat(found.length);
}

/** The run of text with everything blanked that is not prose: directives but for their words, citations, code, addresses. */
export function proseOf(token: Token, content: string): string {
  const blanked: [number, number][] = [];
  walkInline(token.children ?? [], (child, base) => {
    const use = directiveOf(child);
    const citation = citationOf(child);
    if (use && child.children && use.name !== "plain") {
      blanked.push([base + use.start, base + use.innerStart]);
      blanked.push([base + use.innerStart + use.text.length, base + use.end]);
    } else if (use) {
      blanked.push([base + use.start, base + use.end]);
    }
    if (citation) blanked.push([base + citation.start, base + citation.end]);
  });
  let prose = content;
  for (const [start, end] of blanked) {
    prose = prose.slice(0, start) + " ".repeat(end - start) + prose.slice(end);
  }
  return withoutCode(prose)
    .replace(/\]\([^)\s]*\)/g, blank)
    .replace(/<https?:[^>]*>/g, blank)
    .replace(/\[\^[^\]]+\]/g, blank);
}
