import { columnNames } from "../data/descriptor.ts";
import { nearestHint, type Problems } from "../lib/problem.ts";
import type { Tree } from "../lib/tree.ts";
import type { Figure } from "./figure.ts";
import { isJsonObject, stylesOf, type Json } from "./spec.ts";
import { provisionalStatuses } from "./theme.ts";
import { fieldsOf } from "./spec-check.ts";

/** A chart's file as written, and the figure made of it. */
export interface WrittenChart {
  readonly spec: object;
  readonly usermeta: {
    readonly title: string;
    readonly alt: string;
    readonly claim?: string | undefined;
    /** Why a chart of this kind claims nothing, e.g. a map. */
    readonly unclaimed?: string | undefined;
  };
  readonly figure: Figure;
}

/** Longest text alternative, in characters. */
const longestAlt = 150;

/** Holds a chart's texts and columns to the rules of the house. */
export function checkChart(
  { spec, usermeta, figure }: WrittenChart,
  tree: Tree,
  problems: Problems,
): void {
  const { id, dataset } = figure;
  if (usermeta.alt.length > longestAlt) {
    problems.add(
      "figure-alt-length",
      tree.placeOf(["usermeta", "alt"]),
      `The text alternative of “${id}” has ${usermeta.alt.length} characters.`,
      "keep it to 150; the table and the computed description say the rest.",
    );
  }
  if ((usermeta.claim === undefined) === (usermeta.unclaimed === undefined)) {
    problems.add(
      "figure-claim-absent",
      tree.placeOf(["usermeta", "title"]),
      usermeta.claim === undefined
        ? `No claim guards the title of “${id}”.`
        : `“${id}” has a claim and a reason for having none.`,
      "name a claim under “claim”, or write under “unclaimed” why the chart asserts nothing.",
    );
  }
  checkUncertainty(figure, problems);
  const known = new Set([...columnNames(dataset.resource), "text", "short", "end"]);
  for (const { field, path } of fieldsOf(spec)) {
    if (known.has(field)) continue;
    const hint = nearestHint(field, known, `the dataset “${dataset.id}”`);
    problems.add(
      "figure-field-unknown",
      tree.placeOf(path),
      `The spec uses the column “${field}”.`,
      hint,
    );
  }
}

/** Words by which a note says that a value is a range or a bound, and that values are not settled. */
const boundWords =
  /range|between|both|bound|least|most|more than|less than|over|up to|under|almost|ceiling/i;
const openWords =
  /provisional|preliminar|predict|project|estimate|claim|stated|published|official|model/i;

/** A chart shows what is a range, and which values are not settled; its note says so in words. */
function checkUncertainty(figure: Figure, problems: Problems): void {
  const { id, rows, spec = {}, note, subtitle, place } = figure;
  const words = [note, subtitle, ...rows.map(({ row }) => row["label"]?.text ?? "")].join(" ");
  const fields = new Set(fieldsOf(spec).map(({ field }) => field));
  const report = (message: string, hint: string): void =>
    problems.add("figure-uncertainty-hidden", place, message, hint);
  const ranged = rows.find(({ lower, upper }) => lower !== undefined && upper !== undefined);
  if (ranged !== undefined && !(fields.has("lower") && fields.has("upper")))
    report(`“${id}” does not draw the range of “${ranged.id}”.`, "add a rule from lower to upper.");
  const bounded = rows.find(({ lower, upper }) => lower !== undefined || upper !== undefined);
  if (bounded !== undefined && !boundWords.test(words))
    report(
      `Nothing in “${id}” says that “${bounded.id}” is a range or a bound.`,
      "say it in the note, in the words of the source.",
    );
  const open = rows.find(({ status }) => provisionalStatuses.includes(status));
  // A revised value is one more vintage: neither settled nor open.
  const isMixed = rows.some(({ status }) => ![...provisionalStatuses, "revised"].includes(status));
  if (open === undefined) return;
  const isShown = fields.has("status") || looksOf(spec).some((style) => openLooks.has(style));
  if (isMixed && !isShown && !tellsStatus(figure, fields))
    report(
      `“${open.id}” is ${open.status} and looks settled in “${id}”.`,
      'write "style": "status" for the mark, or tell the two apart.',
    );
  else if (!isShown && !openWords.test(words))
    report(`Nothing in “${id}” says that its values are ${open.status}.`, "say it in the note.");
}

/** Styles of a mark that look unsettled. */
const openLooks = new Set(["status", "provisional", "hollow"]);

function looksOf(part: Json): string[] {
  if (Array.isArray(part)) return part.flatMap((item: Json) => looksOf(item));
  if (!isJsonObject(part)) return [];
  return [...stylesOf(part["mark"]), ...Object.values(part).flatMap((value) => looksOf(value))];
}

/** Says whether a column that the chart uses parts settled values from all others, such as the series “Predicted”. */
function tellsStatus({ rows }: Figure, fields: ReadonlySet<string>): boolean {
  return [...fields].some((field) => {
    const open = new Map<string, Set<boolean>>();
    for (const { row, status } of rows) {
      const name = row[field]?.text ?? "";
      const seen = open.get(name) ?? new Set();
      open.set(name, seen.add(provisionalStatuses.includes(status)));
    }
    return open.size > 1 && open.size <= 4 && [...open.values()].every((seen) => seen.size === 1);
  });
}
