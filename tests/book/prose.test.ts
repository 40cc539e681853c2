import { describe, expect, test } from "vitest";
import { readBook } from "../../scripts/book/book.ts";
import { collectProblems } from "../../scripts/lib/problem.ts";
import { openTinyBook, type Recipe } from "../fixtures/book-folder.ts";
import { withRecords } from "../fixtures/records.ts";

/** The paragraphs of which a problem of this kind is told, by their first words. */
function toldOf(code: string, paragraphs: readonly string[], recipe: Recipe = {}): string[] {
  const problems = collectProblems();
  const chapter = "# Probe\n\n:ref[umbrella-sales] is elsewhere.\n\n";
  readBook(
    openTinyBook({
      ...withRecords(),
      "chapters/probe.md": { text: `${chapter}${paragraphs.join("\n\n")}\n` },
      ...recipe,
    }),
    problems,
  );
  const lines = `${chapter}${paragraphs.join("\n\n")}`.split("\n");
  return problems.list
    .filter((problem) => problem.code === code && problem.place.file === "chapters/probe.md")
    .map(({ place }) => lines[(place.line ?? 0) - 1] ?? "");
}

const spine = (matter: "body" | "back", more: readonly [string, string][] = []): Recipe => ({
  "data/book.yaml": {
    replace: [
      ["spine:", "lists: { ledger: sayings, timeline: happenings, people: townspeople }\nspine:"],
      ["back: [", "back: [ledger, timeline, register, "],
      ...(matter === "body"
        ? ([["umbrellas]", "umbrellas, probe]"]] as const)
        : ([["bibliography]", "bibliography, probe]"]] as const)),
      ...more,
    ] as [string, string][],
  },
});

const standing = (words: string, statuses: string): string =>
  `  - { words: [${words}], statuses: [${statuses}], reason: It must be so. }\n`;

describe("what is said of people", () => {
  const rules: Recipe = {
    ...spine("body"),
    "data/style.yaml": {
      text: `standing:\n${standing("charged, was indicted", "charged, convicted")}${standing("convicted", "convicted")}`,
    },
  };

  test("must agree with the register, where it names someone", () => {
    const wrong = [
      "Bo Rain was convicted in spring.",
      "Later, Bo Rain and Ada Drop were convicted.",
      "Ada Drop was charged, they say.",
      "Mrs. Drop, a reporter, was charged.",
      "Ada Drop has been duly charged.",
      "Convicted of nothing, it was Bo Rain who was convicted.",
    ];
    const right = [
      "Bo Rain was charged in spring.",
      "Bo Rain and Ada Drop were charged.",
      "Bo Rain was not convicted.",
      "No one was convicted, nor was Bo Rain.",
      "Bo Rain never was, in all these years, convicted of anything but rain.",
      "Ada Drop charged three coins for it.",
      "Ada Dropper was charged.",
      "Someone was convicted.",
      "Bo Rain made umbrellas. Someone was convicted.",
      "The unconvicted Bo Rain.",
    ];
    const told = toldOf("standing-contradicted", [...wrong, ...right], rules);
    expect(told).toEqual([...wrong.slice(0, 6), right[4]]);
  });

  test("is free in a book without such rules", () => {
    expect(toldOf("standing-contradicted", ["Bo Rain was convicted."], spine("body"))).toEqual([]);
  });
});

describe("what needs a source", () => {
  const argues: Recipe = {
    "data/style.yaml": { text: "argument:\n  - { heading: What follows, reason: It argues. }\n" },
  };
  const needy = [
    "It rained in 2024 and after.",
    "Then 1999 came.",
    "In 2026 nobody knew.",
    "Ada Drop was there.",
    "They met the Guild.",
    "- In 2020 it rained, too.",
    "Sales :claim[rose]{umbrella-rise} and rose and rose and rose.",
  ];
  const free = [
    "It rained.",
    "In 2027 it will rain.",
    "Number 12024 and 20245 are no years.",
    "The Guilder is no guild.",
    "It rained in 2024, they say [@weather-weekly].",
    "### In 2024",
    ":fact[umbrellas-2024] were sold.",
  ];

  test("is a past year, someone of the register, or a claim, without a note", () => {
    const told = toldOf("paragraph-unsourced", [...needy, ...free], spine("body"));
    expect(told).toEqual(needy.filter((text) => !text.startsWith("Sales")));
  });

  test("is not what stands in a section that argues, nor outside the body", () => {
    const argued = [
      "## What follows",
      ...needy.slice(0, 4),
      "## Back to facts",
      "In 2020 it rained.",
    ];
    expect(toldOf("paragraph-unsourced", argued, { ...spine("body"), ...argues })).toEqual([
      "In 2020 it rained.",
    ]);
    expect(toldOf("paragraph-unsourced", needy.slice(0, 5), spine("back"))).toEqual([]);
  });

  test("is told by its first words, all of them where they are few", () => {
    const problems = collectProblems();
    const text = "# Probe\n\nIt rained in 2024 and after that.\n\nIt rained in 2024 or later.\n";
    readBook(
      openTinyBook({ ...withRecords(), ...spine("body"), "chapters/probe.md": { text } }),
      problems,
    );
    expect(
      problems.list
        .filter(({ code }) => code === "paragraph-unsourced")
        .map(({ message }) => message),
    ).toEqual([
      "The paragraph that begins “It rained in 2024 and after …” states facts and names no source.",
      "The paragraph that begins “It rained in 2024 or later.” states facts and names no source.",
    ]);
  });
});

const limits = (text: string): Recipe => ({
  "data/style.yaml": { text: `limits: { ${text} }\n` },
  ...spine("body"),
});

describe("how long and how hard it may be", () => {
  const six = "One two three four five six.";
  const seven = "One two three four five six seven.";
  const nine = "One two three four five six seven eight nine.";

  test("a sentence is pointed out from one length and refused from another", () => {
    const both = limits("long-sentence: 6, longest-sentence: 8");
    expect(toldOf("sentence-long", [six, seven, nine], both)).toEqual([seven]);
    expect(toldOf("sentence-too-long", [six, seven, nine], both)).toEqual([nine]);
    expect(toldOf("sentence-too-long", [six, seven], limits("longest-sentence: 6"))).toEqual([
      seven,
    ]);
    expect(toldOf("sentence-long", [six, `${six} ${seven}`], limits("long-sentence: 6"))).toEqual([
      `${six} ${seven}`,
    ]);
  });

  test("a chapter of the body may not be too hard; others may, and other languages are not measured", () => {
    const hard = ["Institutional considerations characteristically necessitate deliberation."];
    const easy = limits("reading-ease: 30");
    expect(toldOf("reading-ease-low", hard, easy)).toEqual(["# Probe"]);
    expect(toldOf("reading-ease-low", hard, limits("reading-ease: -900"))).toEqual([]);
    expect(toldOf("reading-ease-low", hard, { ...easy, ...spine("back") })).toEqual([]);
    const german = spine("body", [["language: en-US", "language: de"]]);
    expect(toldOf("reading-ease-low", hard, { ...easy, ...german })).toEqual([]);
    expect(toldOf("sentence-long", [seven], { ...limits("long-sentence: 6"), ...german })).toEqual(
      [],
    );
  });
});
