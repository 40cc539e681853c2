import { createHash } from "node:crypto";
import { textOf } from "../data/cell.ts";
import type { Claim } from "../data/claim.ts";
import type { Fact } from "../data/fact.ts";
import type { Observation } from "../data/observation.ts";
import { describeFigure } from "../figures/description.ts";
import { renderTable } from "../figures/table.ts";
import { html } from "../lib/html.ts";
import { collectProblems } from "../lib/problem.ts";
import type { Book, Placement } from "./book.ts";
import type { Chapter } from "./chapter.ts";
import { chartWidth, openDrawing, type DrawChart } from "./draw.ts";
import { paragraphsOf, type Paragraph } from "./paragraph.ts";
import type { EditionRecord } from "./record-schema.ts";
import { sentencesOf, type Sentence } from "./sentence.ts";

/** Writes down what a book says today. A chart counts by how it looks, so it is drawn. */
export function buildRecord(
  book: Book,
  drawChart: DrawChart = openDrawing(collectProblems()),
): EditionRecord {
  const { title, identifier, issued, revision, language } = book.metadata;
  const sentences = sentencesOf(book, language);
  const paragraphs = Map.groupBy(paragraphsOf(book, language), ({ chapter }) => chapter);
  return {
    format: 2,
    title,
    identifier,
    issued,
    revision,
    observations: [...book.data.observations.values()].map(recordObservation),
    facts: statedFacts(book, sentences).map(recordFact),
    claims: [...book.claims.values()].map(recordClaim),
    figures: [...book.placements.values()].map((placement) => recordFigure(placement, drawChart)),
    sentences: sentences.map(recordSentence),
    sources: [...book.sources.values()].map(({ id, item }) => ({ id, title: item.title })),
    chapters: [...book.spine, ...book.apart].map((chapter) =>
      recordChapter(chapter, paragraphs.get(chapter) ?? []),
    ),
    corrections: book.corrections.map((correction) => ({
      ...correction,
      observations: [...correction.observations],
      chapters: [...correction.chapters],
    })),
  };
}

/** The text of edition.json. */
export function formatRecord(record: EditionRecord): string {
  return `${JSON.stringify(record, undefined, 1)}\n`;
}

function recordObservation(row: Observation): EditionRecord["observations"][number] {
  const { id, dataset, period, geography, value, lower, upper, unit, status, grade, source } = row;
  const cells = Object.values(row.row).map(({ text }) => text);
  return {
    id,
    dataset,
    period,
    geography,
    value,
    lower,
    upper,
    unit: unit.id,
    status,
    grade,
    source,
    hash: hashOf(cells),
  };
}

/** A row that no text and no figure states is recorded as an observation alone. */
function statedFacts({ facts, figures }: Book, sentences: readonly Sentence[]): Fact[] {
  const used = new Set([
    ...sentences.flatMap((sentence) => sentence.facts),
    ...[...figures.values()].flatMap(({ factIds }) => factIds),
  ]);
  return [...facts.values()].filter(({ id, formula }) => formula !== undefined || used.has(id));
}

function recordFact(fact: Fact): EditionRecord["facts"][number] {
  const { id, text, value, lower, upper, unit, basis, formula, from, sources } = fact;
  return {
    id,
    text,
    value,
    lower,
    upper,
    unit: unit.id,
    basis,
    formula,
    from: from.map((row) => row.id),
    sources: [...sources],
  };
}

function recordClaim(claim: Claim): EditionRecord["claims"][number] {
  const { id, formula, holds, margin, evidence, from } = claim;
  return {
    id,
    formula,
    holds: holds === true,
    margin: margin === undefined ? undefined : Math.round(margin * 1e6) / 1e6,
    evidence,
    from: from.map((row) => row.id),
  };
}

function recordSentence(sentence: Sentence): EditionRecord["sentences"][number] {
  const { place, chapter, text, facts, claims } = sentence;
  return {
    chapter,
    text,
    facts: [...facts],
    claims: [...claims],
    place: `${place.file}:${place.line ?? 1}`,
  };
}

/** What an edition said with a figure, and a hash that changes when anything a reader sees of it does. */
export function recordFigure(
  { figure, number, chapter }: Placement,
  drawChart: DrawChart,
): EditionRecord["figures"][number] {
  const { id, kind, title, subtitle, note, alt, claim, rows, records } = figure;
  const isChart = kind === "figure";
  const drawing = isChart ? drawChart(figure, chartWidth) : "";
  const words = [subtitle, note, alt, ...(isChart ? [describeFigure(figure)] : [])];
  const hash = hashOf([title, words, drawing, renderTable(figure, html``).markup]);
  const ids = [...rows.map((row) => row.id), ...records.map((row) => textOf(row, "id"))];
  return { id, kind, number, chapter, title, words, claim, rows: ids, hash };
}

function recordChapter(
  { id, title, number }: Chapter,
  paragraphs: readonly Paragraph[],
): NonNullable<EditionRecord["chapters"]>[number] {
  const texts = paragraphs.map(({ text, form }) =>
    form === text ? { text: text.trim() } : { text: text.trim(), form: form.trim() },
  );
  return { id, title, number, paragraphs: texts.filter(({ text }) => text !== "") };
}

function hashOf(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
