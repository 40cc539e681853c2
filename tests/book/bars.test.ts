import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readBook, type Book } from "../../scripts/book/book.ts";
import { formatStatusMarkdown, statusOf } from "../../scripts/book/desk/status.ts";
import { findTypedNumbers } from "../../scripts/book/number-lint.ts";
import { paragraphsOf, type Paragraph } from "../../scripts/book/paragraph.ts";
import { measureReading } from "../../scripts/book/reading.ts";
import { chartRows } from "../../scripts/figures/table.ts";
import { collectProblems, formatProblems, type Problem } from "../../scripts/lib/problem.ts";
import { engineBook } from "../engine.ts";

/** What this book, and not any book, is held to: the bars of its brief, counted over its own pages. */
let book: Book;
let problems: readonly Problem[];

beforeAll(() => {
  const found = collectProblems();
  const read = readBook(engineBook, found);
  if (read === undefined) throw new Error("The book cannot be read.");
  [book, problems] = [read, found.list];
});

function bodyParagraphs(): readonly Paragraph[] {
  return paragraphsOf(book, book.metadata.language).filter(
    ({ chapter, block }) => chapter.matter === "body" && block.tag === "p",
  );
}

function hasNote({ block }: Paragraph): boolean {
  return (block.token.children ?? []).some(({ type }) => type === "note_ref");
}

test("the book has no problem, not even a warning", () => {
  expect(formatProblems(problems)).toBe("");
});

test("the README says what is due as the command does", () => {
  const readme = readFileSync(join(engineBook, "README.md"), "utf8");
  const due = formatStatusMarkdown(statusOf(book, book.metadata.issued));
  expect(readme, "put in the output of: npm run data -- status --markdown").toContain(
    `-->\n\n${due}\n\n`,
  );
});

describe("the statements of the commentary", () => {
  test("are fifty, each with a verdict and a reason", () => {
    const { ledger } = book.listed;
    expect(ledger.map(({ number }) => number)).toEqual(
      Array.from({ length: 50 }, (_, index) => String(index + 1)),
    );
    expect(ledger.filter(({ verdict, reason }) => verdict === "" || reason === "")).toEqual([]);
  });

  test("have evidence, or are judgments or found to be without any", () => {
    const bare = book.listed.ledger.filter(({ evidence }) => evidence.length === 0);
    expect(
      bare.filter(({ verdict }) => verdict !== "judgment" && verdict !== "unsupported"),
    ).toEqual([]);
    expect(bare.length).toBeLessThanOrEqual(2);
  });

  test("lead to a chapter of the body", () => {
    const body = new Set(book.spine.filter(({ matter }) => matter === "body").map(({ id }) => id));
    expect(book.listed.ledger.filter(({ chapter }) => !body.has(chapter))).toEqual([]);
  });

  test("are quoted in sixty words at most", () => {
    const about = paragraphsOf(book, book.metadata.language).filter(({ block, text }) =>
      /pacnet-2025|\bcommentary\b/.test(block.content + text),
    );
    const quoted = [
      ...about.map(({ text }) => text),
      ...book.listed.ledger.map(({ statement }) => statement),
    ].flatMap((text) => text.match(/“[^”]*”/g) ?? []);
    const words = quoted.join(" ").match(/[\p{Letter}\p{Number}’-]+/gu) ?? [];
    expect(words.length, quoted.join("\n")).toBeLessThanOrEqual(60);
  });
});

describe("numbers and sources", () => {
  test("no number in the prose is typed by hand", () => {
    const typed = paragraphsOf(book, book.metadata.language).flatMap(({ block }) =>
      findTypedNumbers(block.prose).map(({ text }) => text),
    );
    expect(typed).toEqual([]);
    expect(bodyParagraphs().flatMap(({ marks }) => marks).length).toBeGreaterThan(500);
  });

  test("every paragraph of the body that states a fact or a claim has its sources", () => {
    const stating = bodyParagraphs().filter(({ marks }) => marks.length > 0);
    expect(stating.length).toBeGreaterThan(150);
    expect(stating.filter((paragraph) => !hasNote(paragraph)).map(({ text }) => text)).toEqual([]);
  });

  test("at least sixty claims are made, each by a formula over rows that is true", () => {
    const made = new Set([
      ...bodyParagraphs().flatMap(({ marks }) =>
        marks.filter(({ kind }) => kind === "claims").map(({ id }) => id),
      ),
      ...[...book.placements.values()].flatMap(({ figure }) => figure.claim ?? []),
      ...book.listed.ledger.flatMap(({ claims }) => claims),
    ]);
    const claims = [...made].flatMap((id) => book.claims.get(id) ?? []);
    expect(claims.length).toBeGreaterThanOrEqual(60);
    expect(claims.filter(({ holds, from }) => holds !== true || from.length === 0)).toEqual([]);
  });
});

describe("figures", () => {
  test("number about thirty", () => {
    const charts = [...book.placements.values()].filter(({ figure }) => figure.kind === "figure");
    expect(charts.length).toBeGreaterThanOrEqual(25);
  });

  test("are held by a claim, but for the few that give order or place and say why they claim nothing", () => {
    const charts = [...book.placements.values()].filter(({ figure }) => figure.kind === "figure");
    expect(charts.filter(({ figure }) => figure.claim === undefined).length).toBeLessThanOrEqual(3);
  });

  test("each has a title held by a claim or a reason for none, a note, a source, a text alternative and a table", () => {
    const lacking = [...book.placements.values()].flatMap(({ figure }) => {
      if (figure.kind !== "figure") return [];
      const { id, claim, note, sources, dataset, alt, columns } = figure;
      // Records that name no source come from where their dataset comes from.
      const from = [...sources, ...(dataset.resource.sources ?? [])];
      const lacks = [
        claim !== undefined && book.claims.get(claim)?.holds !== true && "a claim that holds",
        note === "" && "a note",
        from.length === 0 && "a source",
        (alt === "" || alt.length > 150) && "a text alternative",
        (columns.length === 0 || chartRows(figure).length === 0) && "a table",
      ].filter((what) => what !== false);
      return lacks.length === 0 ? [] : [`${id} lacks ${lacks.join(", ")}`];
    });
    expect(lacking).toEqual([]);
  });
});

describe("the text", () => {
  test("is as long as a briefing book, and each chapter reads with an ease of forty or more", () => {
    const body = new Set(book.spine.filter(({ matter }) => matter === "body").map(({ id }) => id));
    const measured = measureReading(book, book.metadata.language);
    const words = measured.reduce((sum, { words: own }) => sum + own, 0);
    expect(words).toBeGreaterThan(22_000);
    expect(words).toBeLessThan(34_000);
    expect(measured.filter(({ chapter, ease }) => body.has(chapter) && ease < 40)).toEqual([]);
    expect(body.size).toBe(15);
  });
});
