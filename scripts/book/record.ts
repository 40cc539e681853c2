import { createHash } from "node:crypto";
import { chartRows } from "../figures/table.ts";
import type { Book } from "./book.ts";

/** What an edition said, for the report of the next one: every observation, fact, claim and figure, with hashes. */
export function editionRecord(book: Book): string {
  const { metadata, data, facts, claims, placements, spine } = book;
  const references = spine.flatMap((chapter) => chapter.references);
  const uses = Map.groupBy(references, ({ kind, id }) => `${kind} ${id}`);
  const usesOf = (kind: string, id: string): string[] =>
    (uses.get(`${kind} ${id}`) ?? []).map(({ place }) => `${place.file}:${place.line ?? 1}`);
  const record = {
    format: 1,
    title: metadata.title,
    identifier: metadata.identifier,
    issued: metadata.issued,
    revision: metadata.revision,
    observations: [...data.observations.values()].map(
      ({ id, dataset, period, geography, value, lower, upper, unit, status, grade, source }) => ({
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
      }),
    ),
    facts: [...facts.values()]
      .filter(({ id, formula }) => formula !== undefined || uses.has(`fact ${id}`))
      .map(({ id, text, value, lower, upper, unit, basis, formula, from, sources }) => ({
        id,
        text,
        value,
        lower,
        upper,
        unit: unit.id,
        basis,
        formula,
        from: from.map((row) => row.id),
        sources,
        used: usesOf("fact", id),
      })),
    claims: [...claims.values()].map(({ id, formula, holds, from }) => ({
      id,
      formula,
      holds,
      from: from.map((row) => row.id),
      words: (uses.get(`claim ${id}`) ?? []).map(({ words }) => words),
      used: usesOf("claim", id),
    })),
    figures: [...placements.values()].map(({ figure, number, chapter }) => ({
      id: figure.id,
      kind: figure.kind,
      number,
      chapter,
      title: figure.title,
      claim: figure.claim,
      rows: figure.rows.map(({ id }) => id),
      hash: hashOf([
        figure.title,
        figure.subtitle,
        figure.note,
        figure.alt,
        figure.spec,
        chartRows(figure),
      ]),
    })),
    chapters: spine.map((chapter) => ({
      id: chapter.id,
      title: chapter.title,
      words: chapter.words,
    })),
  };
  return `${JSON.stringify(record, undefined, 1)}\n`;
}

function hashOf(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
