import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readBook, type Book } from "../../scripts/book/book.ts";
import { compareEditions, type Changes } from "../../scripts/book/change.ts";
import { openDrawing, type DrawChart } from "../../scripts/book/draw.ts";
import { directiveOf } from "../../scripts/book/markdown.ts";
import { buildRecord } from "../../scripts/book/record.ts";
import type { EditionRecord } from "../../scripts/book/record-schema.ts";
import { renderChapter } from "../../scripts/book/render.ts";
import { sitePolicy } from "../../scripts/editions/site.ts";
import { formatCsvRow, parseCsv } from "../../scripts/lib/csv.ts";
import { textFile } from "../../scripts/lib/file.ts";
import { openMemory } from "../../scripts/lib/memory.ts";
import { collectProblems, type Problem } from "../../scripts/lib/problem.ts";
import { openDice, type Dice } from "../dice.ts";
import { engineBook, openScratch } from "../engine.ts";

const scratch = openScratch();
afterAll(scratch.remove);
const root = join(scratch.folder, "book");
const memory = openMemory();
const edits = 100;

/** What a reader of the site sees of the book, found without the report of changes. */
interface Seen {
  /** Sentences by chapter, in order; those of lists the book makes are rows, not sentences. */
  readonly sentences: ReadonlyMap<string, readonly string[]>;
  /** Markup of each figure and table by id. */
  readonly figures: ReadonlyMap<string, string>;
  /** Ids of the claims that are reported as false. */
  readonly falseClaims: ReadonlySet<string>;
}

interface Reading {
  readonly seen: Seen;
  readonly record: EditionRecord;
}

/** Reads the copy of the book as it stands. Undefined when its data are broken. */
function read(): Reading | undefined {
  const problems = collectProblems();
  const book = readBook(root, problems, memory);
  if (book === undefined) return undefined;
  const drawChart = openDrawing(problems, memory);
  // An edit that breaks the data is told by `check`, and there is nothing to compare.
  if (problems.list.some(({ code, severity }) => severity === "error" && code !== "claim-false"))
    return undefined;
  try {
    return { seen: look(book, drawChart, problems.list), record: buildRecord(book, drawChart) };
  } catch {
    return undefined;
  }
}

const segmenter = new Intl.Segmenter("en-US", { granularity: "sentence" });

function look(book: Book, drawChart: DrawChart, problems: readonly Problem[]): Seen {
  const policy = sitePolicy({ book, hasFigureFiles: false });
  const figures = new Map<string, string>();
  const sentences = new Map<string, string[]>();
  for (const chapter of [...book.spine, ...book.apart]) {
    const tokens = chapter.tokens.filter((token) => directiveOf(token)?.name !== "list");
    const markup = renderChapter({
      book,
      drawChart,
      policy,
      chapter: { ...chapter, tokens, notes: [] },
    }).markup;
    const text = markup.replace(
      /<figure\b[^>]*\sid="((?:figure|table)-[^"]+)"[^]*?<\/figure>|<div class="table-figure" id="([^"]+)"[^]*?<div class="figure-notes">[^]*?<\/div>\s*<\/div>/g,
      (whole, figure: string | undefined, table: string | undefined) => {
        figures.set((figure ?? table ?? "").replace(/^(?:figure|table)-/, ""), whole);
        return "";
      },
    );
    const blocks = text.split(/<\/?(?:p|li|h[2-6]|td|th|dt|dd|blockquote)\b[^>]*>/);
    sentences.set(
      chapter.id,
      blocks.flatMap((block) =>
        [...segmenter.segment(plain(block))].map(({ segment }) => segment.trim()),
      ),
    );
  }
  const falseClaims = problems.filter(({ code }) => code === "claim-false");
  return {
    sentences,
    figures,
    falseClaims: new Set(
      falseClaims.flatMap(({ message }) => /claims? “([a-z0-9-]+)”/.exec(message)?.[1] ?? []),
    ),
  };
}

function plain(markup: string): string {
  return markup
    .replace(/<sup class="noteref[^]*?<\/sup>|<[^>]*>/g, "")
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[name] ?? "",
    )
    .replace(/\s+/g, " ")
    .trim();
}

/** Changes one cell of one row to something that is still a value of its kind. */
function editCell(
  dice: Dice,
  datasets: readonly string[],
): { file: string; text: string; what: string } {
  const file = join(root, `data/${dice.pick(datasets)}.csv`);
  const text = readFileSync(file, "utf8");
  const csv = parseCsv(textFile("x.csv", text), collectProblems());
  const header = csv?.header.map((cell) => cell.text) ?? [];
  const row = dice.pick(csv?.rows ?? []);
  const columns = header.filter((name) =>
    ["value", "lower", "upper", "note", "geography", "label", "measure", "status"].includes(name),
  );
  const column = dice.below(3) === 0 ? dice.pick(columns) : "value";
  const at = header.indexOf(column);
  const cells = row.map((cell) => cell.text);
  const old = cells[at] ?? "";
  cells[at] = /^-?\d/.test(old)
    ? String(Math.round(Number(old) * (0.7 + dice.below(60) / 100) * 100) / 100)
    : column === "status"
      ? dice.pick(["final", "provisional", "estimate"])
      : `${old} etc`;
  const line = (row[0]?.place.line ?? 1) - 1;
  const lines = text.split("\n");
  lines[line] = formatCsvRow(cells);
  writeFileSync(file, lines.join("\n"));
  return { file, text, what: `${cells[0] ?? ""} ${column}: ${old} → ${cells[at] ?? ""}` };
}

interface Told {
  readonly sentences: readonly string[];
  readonly figures: readonly string[];
  readonly claims: readonly string[];
}

/** What differs between two looks at the site. */
function differences(before: Seen, after: Seen): Told {
  const sentences = [...after.sentences].flatMap(([chapter, now]) => {
    const old = before.sentences.get(chapter) ?? [];
    expect(now.length, chapter).toBe(old.length);
    return now.flatMap((sentence, at) => (sentence === old[at] ? [] : [`${chapter}: ${sentence}`]));
  });
  const figures = [...after.figures].flatMap(([id, markup]) =>
    markup === before.figures.get(id) ? [] : [id],
  );
  return {
    sentences,
    figures,
    claims: [...after.falseClaims].filter((id) => !before.falseClaims.has(id)),
  };
}

/** The same, as the report of changes has it. */
function reported({ facts, figures, claims }: Changes, used: ReadonlySet<string>): Told {
  const sentences = facts.flatMap((fact) =>
    fact.sentences
      .filter(({ before, after }) => before !== after)
      .map(({ chapter, after }) => `${chapter}: ${after.replace(/\s+/g, " ").trim()}`),
  );
  return {
    sentences: [...new Set(sentences)],
    figures: figures.changed.map(({ after }) => after.id),
    claims: claims.turned.map(({ after }) => after.id).filter((id) => used.has(id)),
  };
}

const sorted = ({ sentences, figures, claims }: Told): Told => ({
  sentences: [...sentences].toSorted(),
  figures: [...figures].toSorted(),
  claims: [...claims].toSorted(),
});

beforeAll(() => {
  for (const folder of ["chapters", "data"])
    cpSync(join(engineBook, folder), join(root, folder), { recursive: true });
});

test(`the report lists what differs on the site, and nothing else, for ${edits} random edits`, () => {
  const before = read();
  if (before === undefined) throw new Error("The book cannot be read.");
  const problems = collectProblems();
  const book = readBook(root, problems, memory);
  const datasets = (book?.data.datasets ?? [])
    .filter(({ observations }) => observations.length > 0)
    .map(({ id }) => id);
  const used = new Set([
    ...(book?.spine ?? []).flatMap(({ references }) =>
      references.filter(({ kind }) => kind === "claim").map(({ id }) => id),
    ),
    ...[...(book?.placements.values() ?? [])].flatMap(({ figure }) => figure.claim ?? []),
    ...(book?.listed.ledger ?? []).flatMap(({ claims }) => claims),
    ...(book?.apart ?? []).flatMap(({ references }) =>
      references.filter(({ kind }) => kind === "claim").map(({ id }) => id),
    ),
  ]);
  const dice = openDice(20_261_126);
  const counts = { edits: 0, sentences: 0, figures: 0, claims: 0, refused: 0 };
  while (counts.edits < edits) {
    const { file, text, what } = editCell(dice, datasets);
    const after = read();
    writeFileSync(file, text);
    if (after === undefined) {
      counts.refused += 1;
      continue;
    }
    const found = differences(before.seen, after.seen);
    expect(sorted(reported(compareEditions(before.record, after.record), used)), what).toEqual(
      sorted(found),
    );
    counts.edits += 1;
    counts.sentences += found.sentences.length;
    counts.figures += found.figures.length;
    counts.claims += found.claims.length;
  }
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  expect(counts.sentences).toBeGreaterThan(20);
  expect(counts.figures).toBeGreaterThan(20);
});
