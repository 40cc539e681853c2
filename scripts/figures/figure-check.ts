import { nearestHint, type Problems } from "../lib/problem.ts";
import type { Tree } from "../lib/tree.ts";
import type { Figure } from "./figure.ts";
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
  const columns = dataset.resource.schema.fields.map((field) => field.name);
  const known = new Set([...columns, "text", "short", "end"]);
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
