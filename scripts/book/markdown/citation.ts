import type { MarkdownIt, StateInline } from "markdown-it";
import type { CitationItem } from "../../data/citation.ts";

/** One citation in a chapter: `[@id, p. 12; @other]`. */
export interface CitationUse {
  readonly items: readonly (CitationItem & { readonly start: number })[];
  readonly start: number;
  readonly end: number;
}

/** Teaches markdown-it Pandoc's citations. */
export function addCitations(md: MarkdownIt): void {
  md.inline.ruler.before("link", "citation", readCitation);
}

function readCitation(state: StateInline, silent: boolean): boolean {
  const { src, pos: start } = state;
  if (!src.startsWith("[@", start)) return false;
  const close = src.indexOf("]", start);
  if (close === -1 || close >= state.posMax) return false;
  if (!silent) {
    const token = state.push("citation", "", 0);
    const use: CitationUse = {
      items: readItems(src.slice(start + 1, close), start + 1),
      start,
      end: close + 1,
    };
    token.meta = { citation: use };
  }
  state.pos = close + 1;
  return true;
}

/** “p. 12” and “pp. 12–14” are locators; other words after the comma are taken as they stand. */
function readItems(text: string, offset: number): CitationUse["items"] {
  let at = offset;
  return text.split(";").map((part) => {
    const start = at + (part.length - part.trimStart().length);
    at += part.length + 1;
    const [id = "", ...rest] = part.trim().replace(/^@/, "").split(",");
    const locator = rest
      .join(",")
      .trim()
      .replace(/^pp?\.\s*/, "");
    return { id: id.trim(), locator: locator === "" ? undefined : locator, start };
  });
}
