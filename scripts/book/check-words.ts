import type { Place } from "../lib/place.ts";
import type { Problems } from "../lib/problem.ts";
import type { Parts } from "./check.ts";
import type { Refusal } from "./style.ts";
import { openFinder } from "./word-finder.ts";

/** A text that a reader meets, and where each of its characters stands. */
interface Text {
  readonly chapter: string | undefined;
  readonly text: string;
  placeAt(offset: number): Place;
}

/**
 * Words that data/style.yaml refuses stand nowhere: not in chapters, explanations, texts of figures or records that are
 * listed. What is quoted, or marked as plain with a reason, is not the book's own wording.
 */
export function checkWords(parts: Parts, problems: Problems): void {
  const { refused } = parts.style;
  if (refused.length === 0) return;
  const find = openFinder(refused.map((rule) => ({ ...rule, meaning: rule })));
  for (const { text, chapter, placeAt } of textsOf(parts)) {
    for (const { word, index, meaning: rule } of find(withoutQuotations(text))) {
      const after = text.slice(index + word.length);
      if (isElsewhere(rule, chapter) || rule.unless.some((next) => after.startsWith(next)))
        continue;
      report(word, rule, { place: placeAt(index), problems });
    }
  }
}

function isElsewhere({ chapters }: Refusal, chapter: string | undefined): boolean {
  return chapters !== undefined && (chapter === undefined || !chapters.includes(chapter));
}

function report(
  word: string,
  { reason, write }: Refusal,
  { place, problems }: { readonly place: Place; readonly problems: Problems },
): void {
  problems.add(
    "word-refused",
    place,
    `“${word.replace(/\s+/g, " ")}” is a word this book does not use: ${reason.replace(/\.$/, "")}.`,
    `${write === undefined ? "say it otherwise" : `write “${write}”`}; a quotation or :plain[…]{reason} may keep it.`,
  );
}

function plain(text: string, place: Place): Text {
  return { chapter: undefined, text, placeAt: () => place };
}

function textsOf({ spine, apart, glossary, figures, listed }: Parts): Text[] {
  return [
    ...[...spine, ...apart].flatMap(({ id, blocks }) =>
      blocks.map(({ prose, placeAt }) => ({ chapter: id, text: prose, placeAt })),
    ),
    ...[...glossary.values()].flatMap(({ term, text, place }) => plain(`${term}. ${text}`, place)),
    ...[...figures.values()].flatMap(({ title, subtitle, note, alt, placeOf }) => [
      plain(title, placeOf("title")),
      plain(subtitle, placeOf("subtitle")),
      plain(note, placeOf("note")),
      plain(alt, placeOf("alt")),
    ]),
    ...listed.ledger.flatMap(({ statement, reason, placeOf }) => [
      plain(statement, placeOf("statement")),
      plain(reason, placeOf("reason")),
    ]),
    ...listed.timeline.map(({ title, what, place }) => plain(`${title}. ${what}`, place)),
    ...listed.people.map(({ role, note, place }) => plain(`${role}. ${note}`, place)),
  ];
}

/** Quotations are blanked, so that offsets stay. */
function withoutQuotations(text: string): string {
  return text.replace(/“[^”]*”|"[^"]*"/g, (found) => " ".repeat(found.length));
}
