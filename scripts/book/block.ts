import type { TextFile } from "../lib/file.ts";
import type { Place } from "../lib/place.ts";
import { citationOf, directiveOf, type Token } from "./markdown.ts";

/** One run of text in a chapter (a paragraph, a heading, a cell) that knows where each of its characters stands. */
export interface Block {
  readonly token: Token;
  /** The Markdown of the run, lines joined by line feeds, as offsets count in it. */
  readonly content: string;
  placeAt(offset: number): Place;
}

/** Finds every run of text and every block directive, in reading order. Cells have no place of their own, so they take their row's. */
export function blocksOf(tokens: readonly Token[], file: TextFile, firstLine: number): Block[] {
  const lines = file.text.split("\n");
  let line = firstLine;
  const blocks: Block[] = [];
  for (const token of tokens) {
    if (token.map) line = token.map[0] + firstLine;
    if (token.type === "inline" || directiveOf(token))
      blocks.push(blockOf(token, { file, lines, line }));
  }
  return blocks;
}

function blockOf(
  token: Token,
  { file, lines, line }: { file: TextFile; lines: readonly string[]; line: number },
): Block {
  const content = token.content;
  return {
    token,
    content,
    placeAt(offset) {
      const before = content.slice(0, offset).split("\n");
      const at = line + before.length - 1;
      const written = content.split("\n")[before.length - 1] ?? "";
      const indent = Math.max(0, (lines[at] ?? "").indexOf(written));
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

/** The run of text with everything blanked that is not prose: directives but for their words, citations, code, addresses. */
export function proseOf({ token, content }: Block): string {
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
  const blank = (found: string): string => " ".repeat(found.length);
  return prose
    .replace(/(`+)[^`]+\1/g, blank)
    .replace(/\]\([^)\s]*\)/g, blank)
    .replace(/<https?:[^>]*>/g, blank)
    .replace(/\[\^[^\]]+\]/g, blank);
}
