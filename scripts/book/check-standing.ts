import type { Person } from "../data/person.ts";
import type { Place } from "../lib/place.ts";
import type { Problems } from "../lib/problem.ts";
import type { Parts } from "./check.ts";
import { paragraphsOf } from "./paragraph.ts";
import type { Standing } from "./style.ts";
import { literal, wholeWords, type WordMatcher } from "./word-matcher.ts";

interface Register {
  readonly people: ReadonlyMap<string, Person>;
  readonly names: WordMatcher;
  readonly rules: readonly { readonly rule: Standing; readonly pattern: RegExp }[];
  /** Statuses the rules speak of; who has none of them is not spoken of as accused. */
  readonly legal: ReadonlySet<string>;
}

/**
 * “Charged”, “convicted” and the like in a sentence that names someone of the register must agree with the status given
 * there, of one of those named at least. Someone without such a status may not be the one it is said of.
 */
export function checkStanding(parts: Parts, problems: Problems): void {
  const { language, style, listed } = parts;
  if (language === undefined || style.standing.length === 0 || listed.people.length === 0) return;
  const register = readRegister(parts);
  for (const { block, sentences } of paragraphsOf(parts, language)) {
    for (const { text } of sentences)
      checkSentence(text, register, { place: block.placeAt(0), problems });
  }
}

function readRegister({ listed, style }: Parts): Register {
  return {
    people: new Map(listed.people.map((person) => [person.id, person])),
    names: listed.names,
    rules: style.standing.map((rule) => ({
      rule,
      pattern: wholeWords(rule.words.map(literal).join("|")),
    })),
    legal: new Set(style.standing.flatMap(({ statuses }) => statuses)),
  };
}

interface Reporting {
  readonly place: Place;
  readonly problems: Problems;
}

function checkSentence(sentence: string, register: Register, reporting: Reporting): void {
  const { names, people, legal, rules } = register;
  const named = [...sentence.matchAll(names.pattern ?? /(?!)/g)].flatMap(([word]) =>
    (names.idsOf.get(word) ?? []).flatMap((id) => people.get(id) ?? []),
  );
  if (named.length === 0) return;
  const accused = named.filter(({ statuses }) => statuses.some((status) => legal.has(status)));
  for (const { rule, pattern } of rules) {
    const word = [...sentence.matchAll(pattern)].find(
      ({ index }) => !isDenied(sentence, index),
    )?.[0];
    if (word === undefined) continue;
    const agrees = ({ statuses }: Person): boolean =>
      statuses.some((status) => rule.statuses.includes(status));
    const wrong =
      accused.length > 0
        ? accused.some(agrees)
          ? undefined
          : accused[0]
        : named.find((person) => isSubject(person, sentence, rule));
    if (wrong) report(word, wrong, { rule, ...reporting });
  }
}

/** “Not convicted”, “never charged”, “no one was charged”. */
function isDenied(sentence: string, at: number): boolean {
  return /\b(?:not|never|nor|no|neither|without|nobody)\b[^,;:]{0,30}$/i.test(
    sentence.slice(0, at),
  );
}

/** “X was charged” speaks of X, “X charged three people” does not. */
function isSubject({ name, also }: Person, sentence: string, { words }: Standing): boolean {
  const who = [name, ...also].map(literal).join("|");
  const what = words.map(literal).join("|");
  const verbs = String.raw`(?:was|were|is|are|has been|have been|had been)`;
  return wholeWords(String.raw`(?:${who})(?:,[^,]*,)? ${verbs} (?:\p{Letter}+ )?(?:${what})`).test(
    sentence,
  );
}

function report(
  word: string,
  { name, statuses, asOf }: Person,
  { rule, place, problems }: Reporting & { readonly rule: Standing },
): void {
  const seen = asOf === "" ? "" : ` as of ${asOf}`;
  problems.add(
    "standing-contradicted",
    place,
    `A sentence says “${word}” and names ${name}, whose status in the register is ${statuses.join(", ")}${seen}.`,
    `${rule.reason.replace(/\.$/, "")}; word the sentence so, or correct the register with its source.`,
  );
}
