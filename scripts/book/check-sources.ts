import type { Problems } from "../lib/problem.ts";
import type { Parts } from "./check.ts";
import { paragraphsOf, type Mark, type Paragraph } from "./paragraph.ts";

/**
 * A paragraph that states a fact or a claim has a note with its sources. So has one in the body that names someone of
 * the register or a year that has begun, unless it stands in a section that only argues.
 */
export function checkSources(parts: Parts, problems: Problems): void {
  const { language, issued, style, listed } = parts;
  if (language === undefined || issued === undefined) return;
  if (["source", "style"].some((kind) => problems.refused(kind).size > 0)) return;
  const names = listed.names.pattern;
  const argues = new Set(style.argument.map(({ heading }) => heading));
  for (const paragraph of paragraphsOf(parts, language)) {
    const { block, chapter, marks, section, text } = paragraph;
    if (hasNote(paragraph) || !/^(?:p|td)$/.test(block.tag)) continue;
    // What is not known or cannot be computed has been reported, and would perhaps have brought a source.
    if (!marks.every((mark) => isKnown(mark, parts))) continue;
    const isFactual =
      chapter.matter === "body" &&
      block.tag === "p" &&
      !argues.has(section) &&
      // A book without a register holds its paragraphs to their facts alone.
      names !== undefined &&
      (namesPastYear(text, issued) || text.search(names) !== -1);
    if (marks.length === 0 && !isFactual) continue;
    problems.add(
      "paragraph-unsourced",
      block.placeAt(0),
      `The paragraph that begins “${beginningOf(text)}” states facts and names no source.`,
      "cite one, e.g. [@source-id], or state a fact that brings its own; a section that only argues is named in data/style.yaml.",
    );
  }
}

function isKnown({ kind, id }: Mark, { facts, claims }: Parts): boolean {
  return kind === "facts" ? facts.has(id) : claims.get(id)?.holds !== undefined;
}

function hasNote({ block }: Paragraph): boolean {
  return (block.token.children ?? []).some(({ type }) => type === "note_ref");
}

/** A year to come belongs to a plan. */
function namesPastYear(text: string, issued: string): boolean {
  const years = text.match(/\b(?:19|20)\d{2}\b/g) ?? [];
  return years.some((year) => year <= issued.slice(0, 4));
}

function beginningOf(text: string): string {
  const words = text.split(" ");
  return words.length <= 6 ? text : `${words.slice(0, 6).join(" ")} …`;
}
