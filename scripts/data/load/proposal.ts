import { createHash } from "node:crypto";
import { z } from "zod";
import { formatCsvRow, parseCsv } from "../../lib/csv.ts";
import { textFile } from "../../lib/file.ts";
import { BookError, collectProblems } from "../../lib/problem.ts";
import type { ProposedRow } from "./row.ts";

/** The folder where answers are kept as they came, and where proposals wait. */
export const snapshotsFolder = "data/snapshots";
export const proposalsFolder = "data/proposals";

const cells = z.record(z.string(), z.string());

const proposalSchema = z.object({
  format: z.literal(1),
  /** Id of the loader or, for rows from a spreadsheet, of the dataset. */
  id: z.string(),
  dataset: z.string(),
  /** The day on which the answer came. */
  fetched: z.string(),
  snapshot: z.object({ file: z.string(), address: z.string(), sha256: z.string() }).optional(),
  /** A source to be added, as CSL-JSON. */
  source: z.looseObject({ id: z.string() }).optional(),
  rows: z.array(
    z.object({
      id: z.string(),
      before: cells.optional(),
      after: cells.optional(),
      behind: z.string().optional(),
    }),
  ),
  /** What accepting it would change, as `npm run diff` prints it. */
  effects: z.string(),
});

/** Rows that wait for a person to accept them. A row without `after` would be removed. */
export type Proposal = z.infer<typeof proposalSchema>;
export type ProposalRow = Proposal["rows"][number];

/** Reads a proposal. Undefined when the text is something else. */
export function parseProposal(text: string): Proposal | undefined {
  try {
    return proposalSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Where a proposal stands, relative to the book. */
export function proposalPath(id: string): string {
  return `${proposalsFolder}/${id}.json`;
}

/** Names a snapshot by its day and its content, so that no two answers share a name. */
export function snapshotOf(
  id: string,
  { bytes, day, ending }: { bytes: Uint8Array; day: string; ending: string },
): { file: string; sha256: string } {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { file: `${snapshotsFolder}/${id}/${day}-${sha256.slice(0, 8)}.${ending}`, sha256 };
}

/** Writes proposed rows into a dataset's text: every other line stays as it is, byte by byte. */
export function applyRows(
  text: string,
  rows: readonly (ProposedRow | ProposalRow)[],
  dataset: string,
): string {
  const file = `data/${dataset}.csv`;
  const csv = parseCsv(textFile(file, text), collectProblems());
  if (csv === undefined) throw new BookError(`${file} cannot be read as CSV; run npm run check.`);
  const columns = csv.header.map((cell) => cell.text);
  const lines = text.replace(/\n$/, "").split("\n");
  const places = new Map(
    csv.rows.map((row) => [row[columns.indexOf("id")]?.text ?? "", row] as const),
  );
  const written = (cellsByColumn: Readonly<Record<string, string>>): string =>
    formatCsvRow(columns.map((column) => cellsByColumn[column] ?? ""));
  const behind = new Map<number, string[]>();
  const gone = new Set<number>();
  for (const { id, before, after, behind: last } of rows) {
    const row = places.get(id);
    const line = (row?.[0]?.place.line ?? 0) - 1;
    if (before === undefined) {
      if (row !== undefined) throw changedSince(file, id);
      const at = (places.get(last ?? "")?.[0]?.place.line ?? lines.length) - 1;
      behind.set(at, [...(behind.get(at) ?? []), written(after ?? {})]);
      continue;
    }
    const same = columns.every((column, index) => row?.[index]?.text === (before[column] ?? ""));
    if (row === undefined || !same) throw changedSince(file, id);
    if (after === undefined) gone.add(line);
    else lines[line] = written(after);
  }
  const result = lines.flatMap((line, at) => [
    ...(gone.has(at) ? [] : [line]),
    ...(behind.get(at) ?? []),
  ]);
  return `${result.join("\n")}\n`;
}

function changedSince(file: string, id: string): BookError {
  return new BookError(
    `${file} has changed at “${id}” since the proposal was made; fetch it again. Nothing was changed.`,
  );
}
