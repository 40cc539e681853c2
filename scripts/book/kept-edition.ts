import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listFolder, readTextFile } from "../lib/file.ts";
import type { Problems } from "../lib/problem.ts";
import { recordSchema, type EditionRecord } from "./record-schema.ts";

/** An edition that was published, as it was kept. */
export interface KeptEdition {
  readonly record: EditionRecord;
  /** A chart as that edition drew it, for a phone; undefined when it had none of this id. */
  drawing(figure: string): string | undefined;
}

/** The folder of the editions kept, one folder for each revision. */
export const editionsFolder = "data/editions";

/** Reads the editions that were published, newest first; a book that has published none has no such folder. */
export function readKeptEditions(root: string, problems: Problems): readonly KeptEdition[] {
  return listFolder(root, editionsFolder)
    .filter((name) => /^[1-9]\d*$/.test(name))
    .toSorted((a, b) => Number(b) - Number(a))
    .flatMap((name) => readKept(root, `${editionsFolder}/${name}`, problems) ?? []);
}

function readKept(root: string, folder: string, problems: Problems): KeptEdition | undefined {
  const path = `${folder}/edition.json`;
  const file = readTextFile(root, path, problems);
  if (file === undefined) return undefined;
  const record = parseRecord(file.text);
  if (record !== undefined && String(record.revision) === folder.split("/").at(-1))
    return {
      record,
      drawing: (figure) => readDrawing(join(root, folder, `figures/${figure}.svg`)),
    };
  problems.add(
    "edition-unreadable",
    { file: path, line: 1 },
    `${path} is not the record of revision ${folder.split("/").at(-1) ?? ""}.`,
    "editions are written by `npm run release` and never edited; take the file from the tag of that edition.",
  );
  return undefined;
}

/** Reads the text of an edition.json. Undefined when it is something else. */
export function parseRecord(text: string): EditionRecord | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function readDrawing(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** The edition that a reader of this one may hold: the newest that was published before it. */
export function editionBefore(
  editions: readonly KeptEdition[],
  revision: number,
): KeptEdition | undefined {
  return editions.find(({ record }) => record.revision < revision);
}
