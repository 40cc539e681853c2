import type { Cell } from "../lib/csv.ts";
import { compareTexts } from "../lib/order.ts";
import type { Place } from "../lib/place.ts";
import { nearestHint, type ProblemCode, type Problems } from "../lib/problem.ts";
import { idPattern } from "../lib/shape.ts";
import type { Field, Resource } from "./descriptor.ts";

/** A row by column name. */
export type Row = Readonly<Record<string, Cell>>;

/** What stands in a column of a row; empty when the row has no such column. */
export function textOf(row: Row, column: string): string {
  return row[column]?.text ?? "";
}

/** Where a cell of a row stands; the row itself when it has no such column. */
export function placeIn(row: Row, column: string): Place {
  const [first] = Object.values(row);
  const cell = row[column] ?? row["id"] ?? first;
  if (cell === undefined) throw new Error("A row has no cells.");
  return cell.place;
}

/** The ids in a cell, which are parted by semicolons; empty for an empty cell. */
export function idsIn(text = ""): string[] {
  return text
    .split(";")
    .map((id) => id.trim())
    .filter((id) => id !== "");
}

/** Columns that are always filled, whatever the descriptor says: a row without them is no observation. */
const needed = new Set(["id", "unit", "status", "grade", "source"]);

const numberPattern = /^-?\d+(?:\.\d+)?$/;
const patterns: Record<Field["type"], RegExp | undefined> = {
  string: undefined,
  number: numberPattern,
  integer: /^-?\d+$/,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  year: /^\d{4}$/,
};
const typeHints: Record<Field["type"], string> = {
  string: "",
  number: "write a plain number: no spaces, no thousands separators, a point for decimals.",
  integer: "write a whole number without separators.",
  date: "write a date as 2024-10-30.",
  year: "write a year with four digits.",
};

/** Holds every cell to its column's type and constraints; gives the cells in which something is wrong. */
export function checkCells(
  rows: readonly Row[],
  resource: Resource,
  problems: Problems,
): ReadonlySet<Cell> {
  const wrong = new Set<Cell>();
  for (const field of resource.schema.fields) {
    const seen = new Map<string, number>();
    for (const row of rows) {
      const cell = row[field.name];
      if (cell === undefined) continue;
      const sound = isSound(cell, field, problems) && isUnique(cell, { field, seen, problems });
      if (!sound) wrong.add(cell);
    }
  }
  return wrong;
}

function isSound({ text, place }: Cell, field: Field, problems: Problems): boolean {
  const fault = text === "" ? faultOfAbsence(field) : faultOfText(text, field);
  if (fault !== undefined) problems.add(fault.code, place, fault.message, fault.hint);
  return fault === undefined;
}

/** What is wrong in a cell, and what to do. */
interface Fault {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
}

function faultOfAbsence({ name, constraints }: Field): Fault | undefined {
  if (constraints?.required !== true && !needed.has(name)) return undefined;
  return {
    code: "cell-missing",
    message: `The column “${name}” must be filled.`,
    hint: "fill the cell, or remove the row.",
  };
}

/** Tells of the first thing that is wrong: how it is written, then what kind of thing it is, then which. */
function faultOfText(text: string, field: Field): Fault | undefined {
  return faultOfWriting(text, field) ?? faultOfType(text, field) ?? faultOfConstraint(text, field);
}

function faultOfWriting(text: string, { name }: Field): Fault | undefined {
  if (text.includes("\n"))
    return {
      code: "cell-line-break",
      message: `This cell of “${name}” holds a line break.`,
      hint: "write the text on one line.",
    };
  if (text !== text.trim())
    return {
      code: "cell-space",
      message: `This cell of “${name}” begins or ends with a space.`,
      hint: "remove the space: names that look alike must be alike.",
    };
  if (/<[a-z!/]|javascript:/i.test(text))
    return {
      code: "cell-markup",
      message: `This cell of “${name}” holds markup.`,
      hint: "data are plain text; write the words without tags.",
    };
  return undefined;
}

function faultOfType(text: string, { name, type }: Field): Fault | undefined {
  if (name === "id" && !idPattern.test(text))
    return {
      code: "id-invalid",
      message: `“${text}” is not a valid id.`,
      hint: "use small letters, digits and single hyphens, e.g. us-losses-2024.",
    };
  if (patterns[type]?.test(text) === false)
    return {
      code: "cell-type",
      message: `“${text}” in the column “${name}” is not a ${type}.`,
      hint: typeHints[type],
    };
  return undefined;
}

function faultOfConstraint(text: string, field: Field): Fault | undefined {
  const broken = brokenConstraint(text, field);
  return (
    broken && {
      code: "cell-constraint",
      message: `“${text}” in the column “${field.name}” ${broken.what}.`,
      hint: broken.hint,
    }
  );
}

function brokenConstraint(text: string, field: Field): { what: string; hint: string } | undefined {
  const constraints = field.constraints ?? {};
  const allowed = constraints.enum?.map(String);
  if (allowed && !allowed.includes(text)) {
    return {
      what: "is not one of the allowed values",
      hint: nearestHint(text, allowed, `the column “${field.name}”`),
    };
  }
  if (
    constraints.pattern !== undefined &&
    !new RegExp(`^(?:${constraints.pattern})$`, "u").test(text)
  ) {
    return { what: "has the wrong form", hint: `it must match ${constraints.pattern}.` };
  }
  const numeric = field.type === "number" || field.type === "integer" || field.type === "year";
  const size = (bound: string | number): number =>
    numeric ? Number(text) - Number(bound) : compareTexts(text, String(bound));
  if (constraints.minimum !== undefined && size(constraints.minimum) < 0) {
    return { what: `is below ${constraints.minimum}`, hint: "check the value and its unit." };
  }
  if (constraints.maximum !== undefined && size(constraints.maximum) > 0) {
    return { what: `is above ${constraints.maximum}`, hint: "check the value and its unit." };
  }
  return undefined;
}

function isUnique(
  { text, place }: Cell,
  { field, seen, problems }: { field: Field; seen: Map<string, number>; problems: Problems },
): boolean {
  const isUniqueColumn = field.constraints?.unique === true || field.name === "id";
  if (!isUniqueColumn || text === "") return true;
  const first = seen.get(text);
  if (first === undefined) {
    seen.set(text, place.line ?? 0);
    return true;
  }
  problems.add(
    "id-duplicate",
    place,
    `“${text}” stands in the column “${field.name}” also on line ${first}.`,
    "give each row a value of its own.",
  );
  return false;
}
