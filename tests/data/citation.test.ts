import { describe, expect, test } from "vitest";
import { openCitations } from "../../scripts/data/citation.ts";
import { joinHtml } from "../../scripts/lib/html.ts";
import type { CslItem, Source } from "../../scripts/data/source.ts";

const items: CslItem[] = [
  {
    id: "gao-2025",
    type: "report",
    title: "Scams & <Losses>",
    author: [{ literal: "Government Accountability Office" }],
    issued: { "date-parts": [[2025, 4, 8]] },
    URL: "https://example.org/gao?a=1&b=2",
  },
  {
    id: "drop-2024",
    type: "article-journal",
    title: "On Rain",
    author: [{ family: "Drop", given: "Ada" }],
    "container-title": "Weather Weekly",
    volume: "3",
    issued: { "date-parts": [[2024]] },
  },
  {
    id: "anon",
    type: "webpage",
    title: "A Page Without an Author",
    issued: { "date-parts": [[2023, 5]] },
  },
  {
    id: "depot",
    type: "webpage",
    title: "rain-2018",
    "container-title": "example.org/drop/rain-2018",
    issued: { "date-parts": [[2024]] },
  },
  {
    id: "untitled",
    type: "report",
    title: "[Statement on rain in Tinytown]",
    author: [{ literal: "Town of Tinytown" }],
    issued: { "date-parts": [[2024, 2]] },
  },
  {
    id: "foreign",
    type: "webpage",
    title: "[Report on rain]",
    "container-title": "Regenblatt",
    language: "de",
    issued: { "date-parts": [[2024, 2]] },
  },
  {
    id: "counts",
    type: "dataset",
    title: "Counts of Umbrellas",
    author: [{ literal: "Town of Tinytown" }],
    version: "release of June 2024",
    issued: { "date-parts": [[2024, 6]] },
  },
  {
    id: "file",
    type: "dataset",
    title: "rain_by_day.csv",
    "container-title": "GitHub",
    issued: { "date-parts": [[2024, 6]] },
  },
  {
    id: "possessive",
    type: "webpage",
    title: "[Report on banks’ losses to “rain”]",
    "container-title": "Regenblatt",
    issued: { "date-parts": [[2024, 2]] },
  },
  {
    id: "asking",
    type: "webpage",
    title: "Will It Rain?",
    issued: { "date-parts": [[2023, 5]] },
  },
];
const sources = new Map(
  items.map((item): [string, Source] => [item.id, { id: item.id, item, place: { file: "a" } }]),
);
const plain = (markup: string): string => markup.replace(/<[^>]+>/g, "");

describe("notes", () => {
  const citations = openCitations(sources);
  const notesOf = (...clusters: Parameters<typeof citations.notes>[0]): string[] =>
    citations.notes(clusters).map((parts) => plain(joinHtml(parts, " ").markup));

  test("give a source in full first, then in short", () => {
    const [first, second, third] = notesOf(
      [{ id: "drop-2024", locator: "12–14" }],
      [{ id: "gao-2025" }],
      [{ id: "drop-2024", locator: "15" }],
    );
    expect(first).toBe("Ada Drop, “On Rain,” Weather Weekly 3 (2024): 12–14.");
    expect(second).toMatch(
      /^Government Accountability Office, “Scams &#38; &#60;Losses&#62;,” April 8, 2025, /,
    );
    expect(third).toBe("Drop, “On Rain,” 15.");
  });

  test("end with the mark of a title that asks", () => {
    expect(notesOf([{ id: "asking" }], [{ id: "asking" }])[1]).toBe("“Will It Rain?”");
  });

  test("set a description without quotation marks, in small letters", () => {
    const [first, second] = notesOf([{ id: "untitled" }], [{ id: "untitled" }]);
    expect(first).toBe("Town of Tinytown, [Statement on rain in Tinytown], February 2024.");
    expect(second).toBe("Town of Tinytown, [Statement on rain in Tinytown].");
  });

  test("leave the quotation marks and apostrophes of a description alone", () => {
    expect(notesOf([{ id: "possessive" }])).toEqual([
      "[Report on banks’ losses to “rain”], Regenblatt, February 2024.",
    ]);
  });

  test("name the language that a description hides", () => {
    expect(notesOf([{ id: "foreign" }])).toEqual([
      "[Report on rain], in German, Regenblatt, February 2024.",
    ]);
  });

  test("name the version", () => {
    expect(notesOf([{ id: "counts" }])).toEqual([
      "Town of Tinytown, “Counts of Umbrellas,” release of June 2024, June 2024.",
    ]);
  });

  test("keep the small letters of a file’s name, and of an address", () => {
    expect(notesOf([{ id: "file" }])).toEqual(["“rain_by_day.csv,” GitHub, June 2024."]);
    expect(notesOf([{ id: "depot" }])).toEqual(["“rain-2018,” example.org/drop/rain-2018, 2024."]);
  });

  test("start anew with each chapter", () => {
    expect(notesOf([{ id: "drop-2024" }])).toEqual(notesOf([{ id: "drop-2024" }]));
    expect(notesOf([{ id: "drop-2024" }])[0]).toMatch(/^Ada Drop/);
  });

  test("join several sources and say who reported one", () => {
    const [note] = notesOf([{ id: "anon" }, { id: "drop-2024", prefix: "as reported by " }]);
    expect(note).toBe(
      "“A Page Without an Author,” May 2023; as reported by Ada Drop, “On Rain,” Weather Weekly 3 (2024).",
    );
  });

  test("keep each source apart, together with who reported it", () => {
    const [parts = []] = citations.notes([
      [{ id: "gao-2025" }, { id: "anon" }, { id: "drop-2024", prefix: "as reported by " }],
    ]);
    expect(parts.map(({ markup }) => plain(markup))).toEqual([
      expect.stringMatching(/^Government Accountability Office.*;$/),
      expect.stringMatching(/^“A Page Without an Author,” May 2023; as reported by Ada Drop.*\.$/),
    ]);
  });

  test("read alike whether or not a bibliography was set before them", () => {
    // Sources of one title are told apart by their dates, as long as the style knows of them all.
    const anon = sources.get("anon");
    if (anon === undefined) throw new Error("There is no source to double.");
    const other = {
      ...anon,
      id: "other",
      item: { ...anon.item, id: "other", publisher: "Others" },
    };
    const both = new Map([...sources, ["other", other]]);
    const setAfter = (listed: readonly string[]): string[] => {
      const { bibliography, notes } = openCitations(both);
      if (listed.length > 0) bibliography(listed);
      return notes([[{ id: "anon" }], [{ id: "anon" }]]).map((parts) =>
        plain(joinHtml(parts, " ").markup),
      );
    };
    expect(setAfter([])[1]).toBe("“A Page Without an Author,” May 2023.");
    expect(setAfter(["drop-2024"])).toEqual(setAfter([]));
  });

  test("link an address once, escaped", () => {
    const [[note] = []] = citations.notes([[{ id: "gao-2025" }]]);
    expect(note?.markup.match(/<a /g)).toHaveLength(1);
    expect(note?.markup).toMatch(/href="https:\/\/example\.org\/gao\?a=1&#38;b=2"/);
  });

  test("take a title, a locator and a prefix as text, never as markup", () => {
    const [[note] = []] = citations.notes([
      [{ id: "gao-2025", locator: "<script>x</script>", prefix: "<i onclick=x>see</i> " }],
    ]);
    expect(note?.markup).not.toMatch(/<script|<i onclick|<Losses>/);
  });

  test("are none for a chapter that cites nothing", () => {
    expect(citations.notes([])).toEqual([]);
  });
});

describe("a bibliography", () => {
  test("holds the given sources in the style's order", () => {
    const citations = openCitations(sources);
    citations.notes([[{ id: "anon" }]]);
    const entries = citations.bibliography(["gao-2025", "drop-2024"]);
    expect(entries.map(({ id }) => id)).toEqual(["drop-2024", "gao-2025"]);
    expect(plain(entries[0]?.entry.markup ?? "")).toBe(
      "Drop, Ada. “On Rain.” Weather Weekly 3 (2024).",
    );
    expect(entries.map(({ entry }) => entry.markup).join("")).not.toContain("<div");
  });

  test("is the same whatever was asked before", () => {
    const citations = openCitations(sources);
    const before = citations.bibliography(["anon"]);
    citations.notes([[{ id: "gao-2025" }, { id: "drop-2024" }]]);
    citations.bibliography(["gao-2025", "drop-2024", "anon"]);
    expect(citations.bibliography(["anon"])).toEqual(before);
  });
});
