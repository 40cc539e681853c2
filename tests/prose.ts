import type { Dice } from "./dice.ts";

/** Words that need no digits and no notation. */
export const adjectives =
  "early late wide narrow quiet open common distant northern southern shared steady gradual seasonal public private coastal inland modest patient".split(
    " ",
  );
export const nouns =
  "harbors ferries orchards bridges markets canals archives gardens workshops railways mills libraries pastures quarries vineyards lanterns bakeries foundries shipyards meadows".split(
    " ",
  );
const verbs =
  "serve join shape carry support follow replace outlast measure describe connect divide".split(
    " ",
  );
const adverbs = "slowly rarely often quietly together again elsewhere today".split(" ");

/** Sentences of at least so many words. */
export function paragraph(dice: Dice, words: number): string {
  const sentences: string[] = [];
  for (let length = 0; length < words; length = sentences.join(" ").split(" ").length)
    sentences.push(sentence(dice));
  return sentences.join(" ");
}

/** One sentence, at times with a word in italics. */
export function sentence(dice: Dice): string {
  const clause = (): string =>
    `the ${dice.pick(adjectives)} ${dice.pick(nouns)} ${dice.pick(verbs)} the ${dice.pick(nouns)} of ${dice.pick(adjectives)} ${dice.pick(nouns)}`;
  const shapes = [
    (): string => `${clause()} ${dice.pick(adverbs)}`,
    (): string => `where ${clause()}, ${clause()}`,
    (): string => `*${dice.pick(nouns)}* ${dice.pick(verbs)} what ${clause()}`,
    (): string => `${clause()}, and ${clause()} ${dice.pick(adverbs)}`,
  ];
  const text = dice.pick(shapes)();
  return `${text.startsWith("*") ? `The ${text}` : capitalize(text)}.`;
}

/** E.g. `quiet` → `Quiet`. */
export function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
