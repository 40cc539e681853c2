import type { Place } from "../lib/place.ts";
import type { Problems } from "../lib/problem.ts";
import type { Parts } from "./check.ts";
import type { Refusal } from "./style.ts";
import { literal, wholeWords } from "./word-matcher.ts";

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
  const rules = refused.map((rule) => ({ rule, pattern: patternOf([rule]) }));
  const any = patternOf(refused);
  for (const found of textsOf(parts)) {
    const text = withoutQuotations(found.text);
    if (text.search(any) === -1) continue;
    for (const { rule, pattern } of rules) {
      if (isElsewhere(rule, found.chapter)) continue;
      const matches = [...text.matchAll(pattern)].filter((match) => !isExcepted(match, rule));
      for (const { 0: word, index } of matches)
        report(word, rule, { place: found.placeAt(index), problems });
    }
  }
}

function isExcepted({ 0: word, index, input }: RegExpExecArray, { unless }: Refusal): boolean {
  const after = input.slice(index + word.length);
  return unless.some((exception) => after.startsWith(exception));
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

/** In the words of a rule `*` stands for further letters and `(a|b)` for a choice; a small first letter may be a capital. */
function patternOf(rules: readonly Refusal[]): RegExp {
  const forms = rules.flatMap(({ words, exact }) =>
    words.map((word) => {
      const pattern = literal(word)
        .replaceAll(String.raw`\*`, String.raw`\p{Letter}*`)
        .replace(/\\([(|)])/g, "$1")
        .replaceAll(" ", String.raw`\s+`);
      const first = pattern.slice(0, 1);
      const isSmall = !exact && first !== first.toUpperCase();
      return isSmall ? `[${first}${first.toUpperCase()}]${pattern.slice(1)}` : pattern;
    }),
  );
  return wholeWords(forms.join("|"));
}
