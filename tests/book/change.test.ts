import { describe, expect, test } from "vitest";
import { compareEditions, isUnchanged, type Changes } from "../../scripts/book/change.ts";
import { formatChanges, formatChangesMarkdown } from "../../scripts/book/change/print.ts";
import { parseRecord } from "../../scripts/book/kept-edition.ts";
import { buildRecord, formatRecord } from "../../scripts/book/record.ts";
import type { Recipe } from "../fixtures/book-folder.ts";
import { readTinyBook } from "../fixtures/open-book.ts";

function change(recipe: Recipe): Changes {
  return compareEditions(buildRecord(readTinyBook()), buildRecord(readTinyBook(recipe)));
}

const cell = (from: string, to: string): Recipe => ({
  "data/umbrellas.csv": { replace: [[from, to]] },
});

describe("two editions", () => {
  test("that say the same have no changes", () => {
    const changes = change({});
    expect(isUnchanged(changes)).toBe(true);
    expect(formatChanges(changes)).toBe("Nothing changed.\n");
  });

  test("differ in the sentences, figures and claims that a row moves", () => {
    const changes = change(cell("Tinytown,3500,", "Tinytown,3600,"));
    expect(changes.observations.revised.map(({ after }) => after.id)).toEqual(["umbrellas-2024"]);
    expect(changes.facts.map(({ id, after }) => `${id} ${after}`)).toEqual([
      "umbrellas-2024 3,600",
      "umbrella-growth 80\u00A0percent",
      "umbrellas-total 6,850",
      "umbrellas-2024-about about 3,600",
    ]);
    expect(changes.figures.changed.map(({ after }) => after.id)).toEqual([
      "umbrella-sales",
      "umbrella-rows",
    ]);
    expect(changes.texts).toEqual([]);
    expect(formatChanges(changes)).toContain(
      "    − In 2024 the town bought about 3,500 umbrellas, 75\u00A0percent more than in 2023.\n    + In 2024 the town bought about 3,600 umbrellas, 80\u00A0percent more than in 2023.",
    );
  });

  test("show the same figure when only a column that it does not show is different", () => {
    const changes = change(cell("Counted by hand, twice", "Counted by hand, once"));
    expect(changes.figures.changed).toEqual([]);
    expect(formatChanges(changes)).toContain("its note or another column");
  });

  test("tell rows added and removed, by dataset", () => {
    const row = "puddles-2024,2024,Tinytown,17,,,count,final,A,tinytown-yearbook,,\n";
    const changes = change({ "data/umbrellas.csv": { append: row } });
    expect(formatChanges(changes)).toContain("Rows added\n  umbrellas: 1 row\n      puddles-2024");
    const back = compareEditions(
      buildRecord(readTinyBook({ "data/umbrellas.csv": { append: row } })),
      buildRecord(readTinyBook()),
    );
    expect(back.observations.removed.map(({ id }) => id)).toEqual(["puddles-2024"]);
  });

  test("tell what people wrote from what the data changed", () => {
    const changes = change({
      ...cell("Tinytown,3500,", "Tinytown,3600,"),
      "chapters/umbrellas.md": { replace: [["The town sold", "In three years the town sold"]] },
      "chapters/rain.md": { append: "\nA paragraph that is new.\n" },
    });
    expect(changes.texts?.map(({ id, paragraphs }) => [id, paragraphs.length])).toEqual([
      ["rain", 1],
      ["umbrellas", 1],
    ]);
    expect(changes.texts?.[0]?.paragraphs[0]).toEqual({
      before: "",
      after: "A paragraph that is new.",
    });
    expect(changes.texts?.[1]?.paragraphs[0]?.before).toMatch(/^The town sold 6,750/);
  });

  test("cannot compare texts that one did not keep, and say so", () => {
    const old = { ...buildRecord(readTinyBook()), format: 1 as const, chapters: undefined };
    const changes = compareEditions(old, buildRecord(readTinyBook()));
    expect(changes.texts).toBeUndefined();
  });

  test("tell corrections from revisions", () => {
    const changes = change({
      ...cell("Tinytown,3500,", "Tinytown,3600,"),
      "data/corrections.yaml": {
        text: "- id: miscount\n  date: 2026-01-10\n  since: 1\n  what: The count of 2024 was misread.\n  effect: The rise is a little steeper.\n  observations: [umbrellas-2024]\n",
      },
    });
    expect(changes.observations.revised).toEqual([]);
    expect(changes.observations.corrected).toHaveLength(1);
    expect(formatChanges(changes)).toMatch(
      /Corrections\n {2}The count of 2024 was misread\.\n.*wrong since revision 1\. The rise is a little steeper\.\n.*umbrellas-2024\n.*− 3,500.*\n.*\+ 3,600/,
    );
  });

  test("are the same from a record that was written and read", () => {
    const record = buildRecord(readTinyBook());
    const read = parseRecord(formatRecord(record));
    expect(read && isUnchanged(compareEditions(record, read))).toBe(true);
    expect(parseRecord("{}")).toBeUndefined();
    expect(parseRecord("<html>")).toBeUndefined();
  });
});

const rise = (first: string): Recipe => ({
  "data/umbrellas.csv": { replace: [["Tinytown,1250,", `Tinytown,${first},`]] },
});

describe("claims", () => {
  test("that came near to turning are told with their margins", () => {
    // The rise from 2022 to 2024 must be more than 100 percent; 102 is near.
    const changes = change(rise("1730"));
    expect(changes.claims.turned).toEqual([]);
    expect(changes.claims.near.map(({ after }) => after.id)).toEqual(["umbrella-rise"]);
    expect(formatChanges(changes)).toMatch(
      /umbrella-rise came near to turning\n.*holds by .* percent/,
    );
  });

  test("that turned are told with the values that decided them", () => {
    const [before, after] = [buildRecord(readTinyBook()), buildRecord(readTinyBook())];
    const [claim] = after.claims;
    if (claim) Object.assign(claim, { holds: false, margin: -0.2 });
    expect(formatChanges(compareEditions(before, after))).toContain(
      "umbrella-rise is false now, and was true",
    );
  });
});

test("Markdown keeps what could be markup from being it", () => {
  const [before, after] = [buildRecord(readTinyBook()), buildRecord(readTinyBook())];
  after.sources?.push({ id: "new", title: "A *starred* <b>title</b>" });
  const text = formatChangesMarkdown(compareEditions(before, after));
  expect(text).toMatch(/^# A Tiny Book: from revision 1 \(2026-01-15\) to revision 1/);
  expect(text).toContain(String.raw`A \*starred\* \<b\>title\</b\> (new)`);
});
