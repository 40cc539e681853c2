import { expect, test } from "vitest";
import { openFinder } from "../../scripts/book/word-finder.ts";

const find = openFinder([
  { words: ["very", "in order to", "plays a * role"], exact: false, meaning: "filler" },
  { words: ["colour*", "(organ|real)is(e|ed)"], exact: true, meaning: "spelling" },
  { words: ["U.S."], exact: false, meaning: "form" },
]);
const words = (text: string): string[] =>
  find(text).map(({ word, meaning }) => `${meaning}: ${word}`);

test.each([
  ["Very wet, very\ndry, everywhere", ["filler: Very", "filler: very"]],
  ["In  order\nto, in order", ["filler: In  order\nto"]],
  ["It plays a decisive role, and plays a role.", ["filler: plays a decisive role"]],
  ["colourful colours, Colour, discolour", ["spelling: colourful", "spelling: colours"]],
  ["organise realised realist organiser Realise", ["spelling: organise", "spelling: realised"]],
  ["The U.S. of old", ["form: U.S."]],
  ["nothing", []],
])("in %j", (text, expected) => expect(words(text)).toEqual(expected));

test("says where each stands", () => {
  expect(find("a very very").map(({ index }) => index)).toEqual([2, 7]);
});
