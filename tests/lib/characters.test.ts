import { expect, test } from "vitest";
import { charactersOf } from "../../scripts/lib/characters.ts";

test.each([
  ["nothing", ""],
  ["Latin", "banana split, naïve"],
  ["several planes", "z𝔞–𝔞 \u{1f600}\u00a0\n한"],
])("the characters of a text are each named once: %s", (_, text) => {
  expect(charactersOf(text)).toBe([...new Set(text)].toSorted().join(""));
});
