import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyRows, snapshotsFolder, type Proposal } from "../../data/load/proposal.ts";
import { BookError, collectProblems, formatProblems, type Problem } from "../../lib/problem.ts";
import { readBook, type Book } from "../book.ts";
import { compareEditions } from "../change.ts";
import { formatChanges } from "../change/print.ts";
import { buildRecord } from "../record.ts";

/** What a proposal would do to a book. */
export interface Trial {
  /** The files it changes, by path, as they would read. */
  readonly files: ReadonlyMap<string, string>;
  /** What a reader would see changed, as `npm run diff` prints it. */
  readonly effects: string;
  /** Mistakes that the data would have: with these it cannot be accepted. */
  readonly broken: readonly Problem[];
  /** What a person has to mend in text or claims once it is accepted. */
  readonly toMend: readonly Problem[];
}

/** Tries a proposal on a copy of the book: the book itself stays as it is. */
export function tryProposal(
  root: string,
  proposal: Pick<Proposal, "dataset" | "rows" | "source">,
): Trial {
  const files = filesOf(root, proposal);
  const before = readQuietly(root);
  const copy = mkdtempSync(join(tmpdir(), "proposal-"));
  try {
    for (const folder of ["chapters", "data"])
      cpSync(join(root, folder), join(copy, folder), {
        recursive: true,
        filter: (path) => !path.startsWith(join(root, snapshotsFolder)),
      });
    for (const [path, text] of files) writeFileSync(join(copy, path), text);
    const after = readQuietly(copy);
    const known = new Set(before.problems.map((problem) => formatProblems([problem])));
    const fresh = after.problems.filter(
      (problem) => problem.severity === "error" && !known.has(formatProblems([problem])),
    );
    const inData = (problem: Problem): boolean => files.has(problem.place.file);
    const changed =
      before.book && after.book
        ? formatChanges(compareEditions(buildRecord(before.book), buildRecord(after.book)))
        : "The book cannot be read as it stands, so what would change is not known.\n";
    return {
      files,
      effects: changed,
      broken: fresh.filter(inData),
      toMend: fresh.filter((problem) => !inData(problem)),
    };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function filesOf(
  root: string,
  { dataset, rows, source }: Pick<Proposal, "dataset" | "rows" | "source">,
): Map<string, string> {
  const path = `data/${dataset}.csv`;
  const text = readFileSync(join(root, path), "utf8");
  const files = new Map([[path, applyRows(text, rows, dataset)]]);
  if (source !== undefined) {
    const sources = readFileSync(join(root, "data/sources.json"), "utf8");
    files.set("data/sources.json", addSource(sources, source));
  }
  return files;
}

/** Adds an item at its place in the order of ids; the file is written as the engine's own are. */
function addSource(text: string, source: { readonly id: string }): string {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list))
    throw new BookError("data/sources.json is not a list; run npm run check.");
  const items = list as { readonly id: string }[];
  if (items.some(({ id }) => id === source.id)) return text;
  const at = items.findIndex(({ id }) => id > source.id);
  return `${JSON.stringify(items.toSpliced(at === -1 ? items.length : at, 0, source), undefined, 2)}\n`;
}

function readQuietly(root: string): { book: Book | undefined; problems: readonly Problem[] } {
  const problems = collectProblems();
  return { book: readBook(root, problems), problems: problems.list };
}
