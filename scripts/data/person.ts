import type { Place } from "../lib/place.ts";
import { idsIn, placeIn, textOf, type Row } from "./cell.ts";

/** A person or an organization that a book names, and where it stands before the law. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** The name as it is sorted, family name first, e.g. `Tower, Jason`; the name itself where that is the same. */
  readonly sortName: string;
  /** Other names the text uses for it. */
  readonly also: readonly string[];
  /** `person` or `organization`. */
  readonly kind: string;
  /** Who it is, in a line. */
  readonly role: string;
  /** From the closed list of the dataset, the weightiest first, e.g. `charged`, `sanctioned`. */
  readonly statuses: readonly string[];
  /** The date the status was last seen, e.g. `2025-10-14`; empty for one that does not change. */
  readonly asOf: string;
  /** What to mind, e.g. a denial; empty for most. */
  readonly note: string;
  readonly grade: string;
  /** Ids of the primary source and of the pages that report it. */
  readonly sources: readonly string[];
  readonly place: Place;
}

/** Columns without which a row is no entry of a register; `sort_name`, `grade`, `reported_by` and `note` may be missing. */
export const personColumns = [
  "id",
  "name",
  "also",
  "kind",
  "role",
  "status",
  "as_of",
  "source",
] as const;

/** Makes an entry of a sound row that has all its columns. */
export function buildPerson(row: Row): Person {
  const text = (column: string): string => textOf(row, column);
  return {
    id: text("id"),
    name: text("name"),
    sortName: text("sort_name") || text("name"),
    also: idsIn(text("also")),
    kind: text("kind"),
    role: text("role"),
    statuses: idsIn(text("status")),
    asOf: text("as_of"),
    note: text("note"),
    grade: text("grade"),
    sources: [...idsIn(text("source")), ...idsIn(text("reported_by"))],
    place: placeIn(row, "id"),
  };
}
