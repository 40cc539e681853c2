import { z } from "zod";
import { listFolder } from "../../lib/file.ts";
import { readJson } from "../../lib/json.ts";
import type { Problems } from "../../lib/problem.ts";
import { checkShape } from "../../lib/shape.ts";
import { isoDate } from "../metadata.ts";

/** Where a book keeps what was measured in its site. It is written by the measurement and never by hand. */
export const accessibilityPath = "data/accessibility.json";

const count = z.int().min(0);

const recordSchema = z.strictObject({
  /** The edition whose site was measured. */
  edition: z.strictObject({ revision: z.int().min(1), issued: isoDate }),
  /** What it was measured with, by name, e.g. the version of axe-core. */
  tools: z.record(z.string(), z.string()),
  /** Paths of the pages that were there, sorted. */
  pages: z.array(z.string()),
  /** Ids of the figures and tables that were there, sorted. */
  figures: z.array(z.string()),
  /** What the measures of `measure.ts` found. */
  measures: z.array(
    z.strictObject({
      id: z.string(),
      /** How many things were looked at. */
      looked: count,
      /** What is wrong, a line each that begins with the page; empty when nothing is. */
      found: z.array(z.string()),
    }),
  ),
  /** Rules of axe-core that found something to judge, all pages and views together. */
  rules: z.array(
    z.strictObject({
      id: z.string(),
      /** Success criteria of WCAG it looks at, e.g. `1.4.3`; empty for advice. */
      criteria: z.array(z.string()),
      /** Counts of elements; `unsure` are those it could not judge. */
      passed: count,
      failed: count,
      unsure: count,
    }),
  ),
  /** Tests of the engine that stand for a criterion, and whether they passed, all cases of one together. */
  tests: z.array(z.strictObject({ name: z.string(), cases: count, passed: z.boolean() })),
});

/** What was measured in the site of an edition. */
export type AccessibilityRecord = Readonly<z.infer<typeof recordSchema>>;

/** What one measure found. */
export type Measured = AccessibilityRecord["measures"][number];

/** Reads what was measured. Undefined for a book that was never measured, and where the record cannot be used. */
export function readAccessibility(
  root: string,
  problems: Problems,
): AccessibilityRecord | undefined {
  if (!listFolder(root, "data").includes("accessibility.json")) return undefined;
  const tree = readJson(root, accessibilityPath, problems);
  return tree && checkShape(tree, recordSchema, problems);
}

/** The record as it is kept. */
export function formatAccessibility(record: AccessibilityRecord): string {
  return `${JSON.stringify(record, undefined, 1)}\n`;
}
