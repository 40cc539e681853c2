import type { Place } from "../lib/place.ts";
import { idsIn, placeIn, textOf, type Row } from "./cell.ts";

/** One statement that a book puts to its evidence, with what the evidence makes of it. */
export interface Statement {
  readonly id: string;
  /** Its order in the work it was made in, as written in the data, e.g. `12`. */
  readonly number: string;
  /** The part of that work it stands in; statements of one part follow each other. */
  readonly section: string;
  /** What was said, in the book's own words. */
  readonly statement: string;
  /** One word, e.g. `qualified`. */
  readonly verdict: string;
  readonly reason: string;
  /** Ids of observations and records; empty for a judgment that nothing decides. */
  readonly evidence: readonly string[];
  /** Id of the chapter that treats it; empty when none does. */
  readonly chapter: string;
  /** Ids of the claims that hold the verdict: if one turns false, the verdict has to be looked at again. */
  readonly claims: readonly string[];
  /** Where it stands, or one of its cells. */
  placeOf(column: string): Place;
}

/** Columns without which a row is no statement; `claims` may be missing. */
export const statementColumns = [
  "id",
  "number",
  "section",
  "statement",
  "verdict",
  "reason",
  "evidence",
  "chapter",
] as const;

/** Makes a statement of a sound row that has all its columns. */
export function buildStatement(row: Row): Statement {
  const text = (column: (typeof statementColumns)[number]): string => textOf(row, column);
  return {
    id: text("id"),
    number: text("number"),
    section: text("section"),
    statement: text("statement"),
    verdict: text("verdict"),
    reason: text("reason"),
    evidence: idsIn(text("evidence")),
    chapter: text("chapter"),
    claims: idsIn(textOf(row, "claims")),
    placeOf: (column) => placeIn(row, column),
  };
}
