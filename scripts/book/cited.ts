import type { Observation } from "../data/observation.ts";
import type { Book } from "./book.ts";
import { sourcesOfRow } from "./check-data.ts";

const known = new WeakMap<Book, ReadonlySet<string>>();

/**
 * The sources a reader of the text meets, by id: those cited, those of the facts and claims that are used, and those of
 * the rows of placed figures and tables, primary and reporting. The bibliography lists these; sources of other rows
 * stand with their dataset. Worked out once a book.
 */
export function citedSources(book: Book): ReadonlySet<string> {
  const done = known.get(book) ?? findCited(book);
  known.set(book, done);
  return done;
}

function findCited(book: Book): ReadonlySet<string> {
  const { spine, apart, glossary, facts, claims, placements, sources } = book;
  const cited = new Set<string>();
  const rows = new Set<Observation>();
  const addRows = (from: readonly Observation[] | undefined): void => {
    for (const row of from ?? []) rows.add(row);
  };
  const parts = [...spine, ...apart, ...glossary.values()];
  for (const { kind, id } of parts.flatMap(({ references }) => references)) {
    if (kind === "source") cited.add(id);
    else if (kind === "fact") addRows(facts.get(id)?.from);
    else if (kind === "claim") addRows(claims.get(id)?.from);
  }
  for (const { figure } of placements.values()) {
    addRows(figure.rows);
    for (const id of figure.records.flatMap(sourcesOfRow)) cited.add(id);
    if (figure.map !== undefined) cited.add(figure.map.source);
    for (const id of figure.factIds) addRows(facts.get(id)?.from);
    if (figure.claim !== undefined) addRows(claims.get(figure.claim)?.from);
  }
  for (const { source, reportedBy } of rows) {
    for (const id of [source, ...reportedBy]) cited.add(id);
  }
  return new Set([...cited].filter((id) => sources.has(id)));
}
