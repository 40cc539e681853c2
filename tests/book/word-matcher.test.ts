import { describe, expect, test } from "vitest";
import { buildMatcher, formsOf, literal } from "../../scripts/book/word-matcher.ts";

const { pattern, idsOf } = buildMatcher([
  { id: "bo", words: ["Bo Rain", "Rain"] },
  { id: "bo-junior", words: ["Bo Rain Jr."] },
  { id: "mill", words: ["paper mill", "mill"] },
  { id: "windmill", words: ["mill (wind)"] },
  { id: "storm", words: ["Rain"] },
]);
const found = (text: string): string[] =>
  [...text.matchAll(pattern ?? /(?!)/g)].map(([word]) => `${word}: ${idsOf.get(word)?.join()}`);

describe("names and words in a text", () => {
  test.each([
    ["Bo Rain met Bo Rain Jr. in the rain", ["Bo Rain: bo", "Bo Rain Jr.: bo-junior"]],
    ["Rain fell on Rainer, Brain and Rain2", ["Rain: bo,storm"]],
    [
      "Mill, paper mill and mill (wind); mills",
      ["Mill: mill", "paper mill: mill", "mill (wind): windmill"],
    ],
    ["Bo Rain Jrx, PAPER MILL", ["Bo Rain: bo"]],
    ["éRain Rainé", []],
    ["", []],
  ])("of %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test("are none where none are looked for", () => {
    expect(buildMatcher([])).toEqual({ pattern: undefined, idsOf: new Map() });
    expect(buildMatcher([{ id: "a", words: [] }]).pattern).toBeUndefined();
  });
});

test("a word in small letters may begin a sentence, a name is as it is", () => {
  expect(formsOf("mill")).toEqual(["mill", "Mill"]);
  expect(formsOf("Bo")).toEqual(["Bo"]);
  expect(formsOf("1st")).toEqual(["1st"]);
});

test("a text stands for itself in a pattern, whatever signs it has", () => {
  const signs = String.raw`.*+?^$` + "{}()|[]\\";
  expect(new RegExp(`^${literal(signs)}$`).test(signs)).toBe(true);
  expect(literal("a.b")).toBe(String.raw`a\.b`);
});
