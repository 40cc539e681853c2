import { createHash } from "node:crypto";
import { z } from "zod";
import type { Fact } from "../data/fact.ts";
import type { Observation } from "../data/observation.ts";
import { chartRows } from "../figures/table.ts";
import type { Book, Placement } from "./book.ts";
import { sentencesOf } from "./sentence.ts";

const bounds = {
  value: z.number().optional(),
  lower: z.number().optional(),
  upper: z.number().optional(),
  unit: z.string(),
};

/** edition.json: what an edition said, so that the next one can tell what changed. */
export const recordSchema = z.object({
  format: z.literal(1),
  title: z.string(),
  identifier: z.string(),
  issued: z.string(),
  revision: z.number(),
  observations: z.array(
    z.object({
      id: z.string(),
      dataset: z.string(),
      period: z.string(),
      geography: z.string(),
      ...bounds,
      status: z.string(),
      grade: z.string(),
      source: z.string(),
      hash: z.string(),
    }),
  ),
  facts: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      ...bounds,
      basis: z.string(),
      formula: z.string().optional(),
      from: z.array(z.string()),
      sources: z.array(z.string()),
    }),
  ),
  claims: z.array(
    z.object({
      id: z.string(),
      formula: z.string(),
      holds: z.boolean(),
      evidence: z.string(),
      from: z.array(z.string()),
    }),
  ),
  figures: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      number: z.number(),
      chapter: z.string(),
      title: z.string(),
      claim: z.string().optional(),
      rows: z.array(z.string()),
      hash: z.string(),
    }),
  ),
  sentences: z.array(
    z.object({
      chapter: z.string(),
      text: z.string(),
      facts: z.array(z.string()),
      claims: z.array(z.string()),
      place: z.string(),
    }),
  ),
});

/** What an edition said: every observation, every fact and claim it uses, every figure, every sentence data can change. */
export type EditionRecord = z.infer<typeof recordSchema>;

/** Writes down what a book says today. */
export function buildRecord(book: Book): EditionRecord {
  const { title, identifier, issued, revision } = book.metadata;
  const sentences = sentencesOf(book, book.metadata.language);
  const used = new Set([
    ...sentences.flatMap(({ facts }) => facts),
    ...[...book.figures.values()].flatMap(({ factIds }) => factIds),
  ]);
  return {
    format: 1,
    title,
    identifier,
    issued,
    revision,
    observations: [...book.data.observations.values()].map(recordObservation),
    facts: [...book.facts.values()]
      .filter(({ id, formula }) => formula !== undefined || used.has(id))
      .map(recordFact),
    claims: [...book.claims.values()].map(({ id, formula, holds, evidence, from }) => ({
      id,
      formula,
      holds: holds === true,
      evidence,
      from: from.map((row) => row.id),
    })),
    figures: [...book.placements.values()].map(recordFigure),
    sentences: sentences.map(({ place, chapter, text, facts, claims }) => ({
      chapter,
      text,
      facts: [...facts],
      claims: [...claims],
      place: `${place.file}:${place.line ?? 1}`,
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

function recordFact({
  id,
  text,
  value,
  lower,
  upper,
  unit,
  basis,
  formula,
  from,
  sources,
}: Fact): EditionRecord["facts"][number] {
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

function recordFigure({ figure, number, chapter }: Placement): EditionRecord["figures"][number] {
  const { id, kind, title, subtitle, note, alt, spec, claim, rows, records } = figure;
  const cells = records.map((row) => Object.values(row).map(({ text }) => text));
  const drawn = cells.length > 0 ? cells : chartRows(figure);
  const hash = hashOf([title, subtitle, note, alt, spec, drawn]);
  const ids = [...rows.map((row) => row.id), ...records.map((row) => row["id"]?.text ?? "")];
  return { id, kind, number, chapter, title, claim, rows: ids, hash };
}

function hashOf(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
