import { describe, expect, test } from "vitest";
import { readBook } from "../../scripts/book/book.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { openTinyBook, type Recipe } from "../fixtures/book-folder.ts";

const path = "data/figures/umbrella-sales.json";

interface Resolved {
  readonly note: string | undefined;
  readonly factIds: readonly string[];
  readonly printed: string;
}

/** Reads the tiny book with another note under its figure. */
function resolveNote(note: string, recipe: Recipe = {}): Resolved {
  const written = JSON.stringify(note).slice(1, -1);
  const problems = collectProblems();
  const root = openTinyBook({
    [path]: { replace: [["The last value is an estimate; the line shows its range.", written]] },
    ...recipe,
  });
  const figure = readBook(root, problems)?.figures.get("umbrella-sales");
  return {
    note: figure?.note.replaceAll("\u00A0", "_"),
    factIds: figure?.factIds ?? [],
    printed: formatProblems(problems.list),
  };
}

describe("a figure's texts", () => {
  test.each([
    ["Growth was :fact[umbrella-growth].", "Growth was 75_percent."],
    ["So *it* was in 2024, on :plain[Route 66]{a name}.", "So it was in 2024, on Route 66."],
    ['It\'s "so" & <so>', "It’s “so” & <so>"],
    ["one\ntwo", "one two"],
    ["", ""],
  ])("%j is printed as %j", (written, printed) => {
    expect(resolveNote(written)).toMatchObject({ note: printed, printed: "" });
  });

  test("tell which facts they state", () => {
    expect(resolveNote("Of :fact[umbrella-growth].").factIds).toEqual([
      "umbrella-growth",
      "umbrellas-2022",
      "umbrellas-2024",
    ]);
  });

  test.each([
    ["Of 12 umbrellas.", "number-unbound: The note of “umbrella-sales” holds the number “12”"],
    [
      "Of :fact[umbrella-grwth].",
      "fact-unknown: There is no fact or observation “umbrella-grwth”.",
    ],
    ["See :ref[rain].", "directive-unknown: “ref” cannot stand in the note of a figure or table."],
    ["So says one [@weather-weekly].", "directive-unknown: A citation cannot stand in the note"],
  ])("%j is refused at its line", (written, problem) => {
    const { printed } = resolveNote(written);
    expect(printed).toContain(`${path}:21:13: error ${problem}`);
    expect(printed.match(/ error /g)).toHaveLength(1);
  });
});

test("a fact stated only in a figure is used", () => {
  const { printed } = resolveNote("In all :fact[umbrella-all].", {
    "data/facts.yaml": { append: "- id: umbrella-all\n  formula: umbrellas-total * 1\n" },
  });
  expect(printed).toBe("");
});
