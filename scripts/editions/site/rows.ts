import { grades, isGrade } from "../../book/dictionary/meaning.ts";
import { sourceName } from "../../book/dictionary/words.ts";
import { idsIn, type Row } from "../../data/cell.ts";
import type { Field } from "../../data/descriptor.ts";
import { formatNumber } from "../../data/number.ts";
import type { Observation } from "../../data/observation.ts";
import { formatPeriod } from "../../data/period.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import { fewestFiltered } from "../site.ts";
import type { DatasetContext } from "./dataset.ts";
import { sourceAnchor } from "./source.ts";

/** One column of the table on the page. */
interface Column {
  readonly title: string;
  /** The column of the file, where every row may say the same in it; what all say is told once, above the table. */
  readonly shared?: string;
  readonly style?: "number" | "long" | "source" | undefined;
  cell(row: Row, context: RowContext): Html | string;
  /** What the column is sorted by, where that is not its words, e.g. `20877000000`. */
  key?(row: Row, context: RowContext): string;
}

interface RowContext extends DatasetContext {
  /** Absent for a record. */
  readonly observation: Observation | undefined;
}

/**
 * Every row of a dataset as a table, in a box that scrolls by itself; each row can be linked to by its id. Records are
 * mostly words: on a phone each stands as a block.
 */
export function rowsTable(context: DatasetContext): Html {
  const { dataset, isRecords } = context.entry;
  const all = isRecords ? recordColumns(context) : observationColumns(context);
  const same = all.filter((column) => isSame(column, context));
  const columns = all.filter((column) => !same.includes(column));
  const head = columns.map(
    ({ title, style }) => html`<th scope="col"${classOf(style)}>${title}</th>`,
  );
  const observations = new Map(dataset.observations.map((row) => [row.id, row]));
  const body = dataset.rows.map((row) => {
    const id = row["id"]?.text ?? "";
    const cells = columns.map((column, index) => {
      const rowContext = { ...context, observation: observations.get(id) };
      const content = column.cell(row, rowContext);
      const key = column.key && html` data-sort="${column.key(row, rowContext)}"`;
      return index === 0
        ? html`<th scope="row"${classOf(column.style)}${key}>${content}</th>`
        : html`<td${classOf(column.style)}${key}${isRecords && html` data-label="${column.title}"`}>${content}</td>`;
    });
    return html`<tr id="${id}">${cells}</tr>`;
  });
  const tools = body.length >= fewestFiltered && html`<div class="table-tools"></div>`;
  return html`${sameIn(same, context)}${tools}<div class="table-scroll dataset-rows${isRecords ? "" : " has-periods"}" role="region" aria-label="${dataset.title}, rows" tabindex="0"><table${isRecords && html` class="wide"`} data-sortable="yes"><thead><tr>${head}</tr></thead><tbody>${joinHtml(body, "\n")}</tbody></table></div>`;
}

/** A column that says the same in every row would only keep apart what differs. */
function isSame({ shared }: Column, { entry }: DatasetContext): boolean {
  const [first, ...others] = entry.dataset.rows.map((row) => shared && textOf(row, shared));
  return Boolean(first) && others.length > 0 && others.every((text) => text === first);
}

function sameIn(columns: readonly Column[], context: DatasetContext): Html | undefined {
  const [row] = context.entry.dataset.rows;
  if (row === undefined || columns.length === 0) return undefined;
  const observation = context.entry.dataset.observations[0];
  const parts = columns.map(
    (column) => html`${column.title}: <b>${column.cell(row, { ...context, observation })}</b>`,
  );
  return html`<p class="rows-same">In every row: ${joinHtml(parts, "; ")}.</p>`;
}

function classOf(style: Column["style"]): Html | undefined {
  return style && html` class="${style}"`;
}

/** Columns that are joined in one cell, or stand at a place of their own. */
const placed = new Set([
  "id",
  "period",
  "geography",
  "value",
  "lower",
  "upper",
  "unit",
  "status",
  "grade",
  "source",
  "reported_by",
  "note",
]);

function observationColumns(context: DatasetContext): Column[] {
  const own = context.entry.dataset.resource.schema.fields.filter(
    (field) => !placed.has(field.name) && saysMore(field, context),
  );
  return [
    {
      title: "Period",
      cell: (row) =>
        html`<a href="#${textOf(row, "id")}">${formatPeriod(textOf(row, "period")) || "not stated"}</a>`,
      key: (row) => textOf(row, "period"),
    },
    // Next to the period, so that a phone shows both.
    {
      title: "Value",
      style: "number",
      cell: (_row, { observation }) => valueOf(observation),
      key: (_row, { observation }) => sizeOf(observation),
    },
    ...own.filter(isMeasure).map(ownColumn),
    plainColumn("geography", context),
    {
      title: "Unit",
      shared: "unit",
      cell: (_row, { observation }) => observation?.unit.label ?? "",
    },
    ...own.filter((field) => !isMeasure(field)).map(ownColumn),
    plainColumn("status", context),
    ...closing(context),
  ];
}

function plainColumn(name: string, context: DatasetContext): Column {
  return { title: titleOf(name, context), shared: name, cell: (row) => textOf(row, name) };
}

/** What is counted stands before what qualifies it. */
function isMeasure({ name }: Field): boolean {
  return name === "measure";
}

/** A record has the columns it declares, in their order. */
function recordColumns(context: DatasetContext): Column[] {
  const joined = new Set(["id", "grade", "source", "reported_by", "note"]);
  const own = context.entry.dataset.resource.schema.fields.filter(
    (field) => !joined.has(field.name) && saysMore(field, context),
  );
  return [...own.map(ownColumn), ...closing(context)];
}

function closing(context: DatasetContext): Column[] {
  const columns: readonly (Column & { readonly name: string })[] = [
    { name: "grade", title: titleOf("grade", context), cell: gradeOf },
    { name: "source", title: titleOf("source", context), style: "source", cell: sourcesOf },
    { name: "note", title: titleOf("note", context), style: "long", cell: noteOf },
    {
      name: "id",
      title: titleOf("id", context),
      cell: (row) => html`<a href="#${textOf(row, "id")}"><code>${textOf(row, "id")}</code></a>`,
    },
  ];
  const { fields } = context.entry.dataset.resource.schema;
  return columns.filter(({ name }) => fields.some((field) => field.name === name));
}

/** False for a column that is empty, or that only repeats what the period says, as years and dates for charts do. */
function saysMore({ name }: Field, { entry }: DatasetContext): boolean {
  return entry.dataset.rows.some((row) => {
    const [text, period] = [textOf(row, name), textOf(row, "period")];
    const repeats = period.includes(text) || (period !== "" && text.startsWith(endOf(period)));
    return text !== "" && !repeats;
  });
}

/** Of a span its end. */
function endOf(period: string): string {
  return period.slice(period.indexOf("/") + 1);
}

/** Lengths from which a text is given room, in characters. */
const lengths = { long: 24, longer: 100 } as const;

function ownColumn({ name, title, type }: Field): Column {
  const isDate = type === "date" || name === "date" || name === "period";
  return {
    ...(isDate ? { key: (row: Row) => textOf(row, name) } : {}),
    title,
    shared: name,
    style: type === "number" || type === "integer" ? "number" : undefined,
    cell: (row, context) => {
      const text = textOf(row, name);
      if (name === "evidence") return evidenceOf(text, context);
      if (isDate) return formatPeriod(text);
      if (text.length <= lengths.long) return text;
      const room = text.length <= lengths.longer ? "long" : "longer";
      return html`<span class="${room}">${text}</span>`;
    },
  };
}

function titleOf(name: string, { entry }: DatasetContext): string {
  return entry.columns.find((column) => column.name === name)?.title ?? name;
}

function textOf(row: Row, column: string): string {
  return row[column]?.text ?? "";
}

/** The value in its one wording, and its bounds below when it has both. */
function valueOf(observation: Observation | undefined): Html | string {
  if (observation === undefined) return "";
  const { value, lower, upper, unit } = observation;
  const words = formatNumber(observation);
  const isExact = value === undefined || (lower ?? value) === (upper ?? value);
  if (isExact || (lower === undefined && upper === undefined)) return words;
  return html`${words} <span class="bounds">${formatNumber({ lower, upper, unit })}</span>`;
}

/** The number a value is sorted by: itself, or the bound that is given. */
function sizeOf(observation: Observation | undefined): string {
  const { value, lower, upper } = observation ?? {};
  return String(value ?? lower ?? upper ?? "");
}

function gradeOf(row: Row): Html | string {
  const text = textOf(row, "grade");
  return isGrade(text) ? html`${text} <span class="meaning">${grades[text].brief}</span>` : text;
}

/** The primary source, and apart from it the pages that report it. */
function sourcesOf(row: Row, context: RowContext): Html {
  const primary = linksOf(textOf(row, "source"), context);
  const reporting = linksOf(textOf(row, "reported_by"), context);
  if (reporting.length === 0) return joinHtml(primary, "; ");
  const before = primary.length === 0 ? "reported by" : " as reported by";
  return html`${joinHtml(primary, "; ")}<span class="reporting">${before} ${joinHtml(reporting, "; ")}</span>`;
}

function linksOf(ids: string, { book }: RowContext): Html[] {
  return idsIn(ids).map((id) => {
    const item = book.sources.get(id)?.item;
    return html`<a href="#${sourceAnchor(id)}">${item ? sourceName(item) : id}</a>`;
  });
}

function noteOf(row: Row): string {
  return textOf(row, "note");
}

/** The rows a record rests on, each with the way to its place. */
function evidenceOf(text: string, { policy, from }: RowContext): Html {
  const links = idsIn(text).map(
    (id) => html`<a href="${policy.href({ kind: "row", id }, from)}">${id}</a>`,
  );
  return joinHtml(links, "; ");
}
