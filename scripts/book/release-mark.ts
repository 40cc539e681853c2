import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BookError } from "../lib/problem.ts";
import { metadataPath } from "./metadata.ts";

/** What tells one edition from another. */
export interface EditionMark {
  readonly revision: number;
  readonly issued: string;
}

/** Where an edition's number and date stand: file, the line that holds it, what it becomes, and whether the file must have it. */
type Spot = readonly [string, RegExp, (mark: EditionMark) => string, "needed" | "optional"];

const spots: readonly Spot[] = [
  [metadataPath, /^issued:.*$/m, ({ issued }) => `issued: ${issued}`, "needed"],
  [metadataPath, /^revision:.*$/m, ({ revision }) => `revision: ${revision}`, "needed"],
  [
    "data/datapackage.json",
    /^(\s*)"version": "\d{4}-\d{2}-\d{2}"/m,
    ({ issued }) => `$1"version": "${issued}"`,
    "optional",
  ],
  ["CITATION.cff", /^version:.*$/m, ({ revision }) => `version: "${revision}"`, "optional"],
  ["CITATION.cff", /^date-released:.*$/m, ({ issued }) => `date-released: ${issued}`, "optional"],
];

const readmePath = "README.md";

/** The files that name the edition, as they read when it is marked; everything else in them stays as it was written. */
export function markEdition(root: string, mark: EditionMark): ReadonlyMap<string, string> {
  const marked = new Map<string, string>();
  for (const [path, line, write, need] of spots) {
    const file = join(root, path);
    const text = marked.get(path) ?? (existsSync(file) ? readFileSync(file, "utf8") : undefined);
    if (text !== undefined && line.test(text)) marked.set(path, text.replace(line, write(mark)));
    else if (need === "needed")
      throw new BookError(
        `${path} has no line that begins with “${line.source.slice(1).replace(".*$", "")}”; write it on a line of its own.`,
      );
  }
  return marked;
}

/** The README with its table of what is due as it stands now; nothing where no such table is shown. */
export function markStatus(root: string, table: string): ReadonlyMap<string, string> {
  const file = join(root, readmePath);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const shown = /^(<!-- npm run data -- status --markdown.*-->\n\n)\|.*(?:\n\|.*)*/m;
  if (!shown.test(text)) return new Map();
  return new Map([[readmePath, text.replace(shown, (_all, mark: string) => mark + table)]]);
}
