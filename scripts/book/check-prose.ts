import type { Problems } from "../lib/problem.ts";
import type { Check, Parts } from "./check.ts";
import { checkReading } from "./check-reading.ts";
import { checkSources } from "./check-sources.ts";
import { checkStanding } from "./check-standing.ts";
import { checkWords } from "./check-words.ts";
import { sentencesOf } from "./sentence.ts";

/** What is checked of the prose once facts are put in. A check is added by a line here. */
export const proseChecks: readonly Check[] = [
  checkAttribution,
  checkWords,
  checkStanding,
  checkSources,
  checkReading,
];

/** Words by which a sentence says whose number it gives. */
const attribution = new RegExp(
  String.raw`\b(?:${[
    "according to",
    "accounts?",
    "alleg\\w+",
    "announc\\w+",
    "calculat\\w+",
    "charg\\w+",
    "claim\\w*",
    "copy of|copies of",
    "count(?:s|ed)?",
    "estimat\\w+",
    "gave|gives",
    "official\\w*",
    "project\\w+",
    "puts?",
    "quot\\w+",
    "report\\w*",
    "saw|seen",
    "say|says|said",
    "states?|stated|statements?",
    "study|survey\\w*",
    "tall\\w+",
    "told",
    "traced",
    "wrote",
  ].join("|")})\b`,
  "i",
);

/**
 * Evidence of grade C was seen on one page only, so the sentence that states it, or the one before it in the paragraph,
 * must say whose it is. The words looked for are English.
 */
function checkAttribution({ language, ...parts }: Parts, problems: Problems): void {
  if (language?.startsWith("en") !== true) return;
  const { facts } = parts;
  for (const { text, facts: stated, place, before } of sentencesOf(parts, language)) {
    const weak = stated.find((id) => facts.get(id)?.from.some(({ grade }) => grade === "C"));
    if (weak === undefined || attribution.test(text) || attribution.test(before)) continue;
    problems.add(
      "grade-c-unattributed",
      place,
      `“${facts.get(weak)?.text ?? weak}” rests on one page only (grade C), and the sentence does not say whose number it is.`,
      "write whose it is, e.g. “according to …”.",
    );
  }
}
