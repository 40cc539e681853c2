import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { readBook, type Book } from "./book/book.ts";
import { fetchProposal, proposeAnswer } from "./book/desk/fetch.ts";
import { acceptProposal, keepProposal, writeWhole } from "./book/desk/propose.ts";
import { readSheetRows, renderSheet } from "./book/desk/sheet.ts";
import { formatStatus, formatStatusMarkdown, statusOf } from "./book/desk/status.ts";
import { bookFolder } from "./book/folder.ts";
import { loadersPath, readLoaders, type Loader } from "./data/load/loader.ts";
import { proposalPath } from "./data/load/proposal.ts";
import type { Dataset } from "./data/dataset.ts";
import { runCommand, type Command } from "./lib/command.ts";
import {
  BookError,
  collectProblems,
  formatProblems,
  hasErrors,
  nearestHint,
} from "./lib/problem.ts";

/** What an action at the editor's desk is given. */
interface Desk {
  readonly root: string;
  readonly book: Book;
  readonly loaders: readonly Loader[];
  /** The day it is at the desk; the edition's own day is in the book. */
  readonly day: string;
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly id: string;
  readonly file: string;
}

type Action = (desk: Desk) => Promise<string> | string;

/** What can be done at the desk; each gives what is to be printed. */
const actions: Readonly<Record<string, Action>> = {
  list,
  status,
  fetch: (desk) => fetchProposal(loaderOf(desk), desk),
  accept: ({ root, id }) => acceptProposal(root, needed(id, "accept ID")),
  edit,
  import: importFile,
};

function list({ loaders, root }: Desk): string {
  if (loaders.length === 0)
    return `This book has no loaders; they are declared in ${loadersPath}.\n`;
  const lines = loaders.map(({ id, dataset, kind, address = "a file given by hand" }) => {
    const waits = existsSync(join(root, proposalPath(id)))
      ? "\n    a proposal waits to be accepted"
      : "";
    return `${id}  (${kind}) for ${dataset}\n    ${address}${waits}`;
  });
  return `${lines.join("\n")}\n`;
}

function status({ book, options }: Desk): string {
  const statuses = statusOf(book, options["as-of"] ?? book.metadata.issued);
  return `${options["markdown"] === undefined ? formatStatus(statuses) : formatStatusMarkdown(statuses)}\n`;
}

async function edit({ root, book, id, options }: Desk): Promise<string> {
  const dataset = datasetOf(book, needed(id, "edit ID"));
  const file = resolve(options["file"] ?? `${dataset.id}.xlsx`);
  writeWhole(root, file, await renderSheet(book, dataset));
  return `${file} holds “${dataset.id}”. Edit and save it, then run: npm run data -- import ${dataset.id} ${basename(file)}\n`;
}

/** A file for a loader is read by its mapping; one for a dataset is the whole of it, from `edit`. */
async function importFile(desk: Desk): Promise<string> {
  const { root, book, id, file, day, loaders } = desk;
  const path = resolve(needed(file, "import ID FILE"));
  if (!existsSync(path)) throw new BookError(`${path} is not there.`, 2);
  const bytes = new Uint8Array(readFileSync(path));
  const loader = loaders.find((each) => each.id === id);
  if (loader !== undefined)
    return await proposeAnswer(loader, { address: basename(path), bytes, type: "" }, desk);
  const dataset = datasetOf(book, id);
  const rows = await readSheetRows(bytes, dataset, basename(path));
  return keepProposal(root, { id: dataset.id, dataset: dataset.id, fetched: day, rows });
}

function loaderOf({ loaders, id }: Desk): Loader {
  const found = loaders.find((loader) => loader.id === needed(id, "fetch ID"));
  if (found !== undefined) return found;
  const hint = nearestHint(
    id,
    loaders.map((loader) => loader.id),
    loadersPath,
  );
  throw new BookError(`There is no loader “${id}”: ${hint}`, 2);
}

function datasetOf({ data }: Book, id: string): Dataset {
  const found = data.datasets.find((dataset) => dataset.id === id);
  if (found !== undefined) return found;
  const hint = nearestHint(
    id,
    data.datasets.map((dataset) => dataset.id),
    "data/datapackage.json",
  );
  throw new BookError(`There is no dataset “${id}”: ${hint}`, 2);
}

function needed(word: string, usage: string): string {
  if (word !== "") return word;
  throw new BookError(`Say which: npm run data -- ${usage}`, 2);
}

const command: Command = {
  usage: "npm run data --",
  purpose:
    "Bring the data up to date. ACTION is list (the loaders), status (what is due), fetch ID (propose what a source says now), accept ID (take a proposal over), edit ID (a dataset as a workbook) or import ID FILE (propose what a workbook or a downloaded file says).",
  words: ["ACTION"],
  moreWords: ["ID", "FILE"],
  options: {
    book: { type: "string", value: "DIR", help: "the folder of the book; this one when not given" },
    "as-of": {
      type: "string",
      value: "DATE",
      help: "the day that status is told for; the edition's when not given",
    },
    markdown: { type: "boolean", help: "print status as a table of Markdown" },
    file: {
      type: "string",
      value: "FILE",
      help: "where edit writes the workbook; ID.xlsx when not given",
    },
    date: {
      type: "string",
      value: "DATE",
      help: "the day on which an answer is fetched; today when not given",
    },
  },
  run: async (options, [name = "", id = "", file = ""]) => {
    const action = actions[name];
    if (action === undefined)
      throw new BookError(
        `There is no action “${name}”; there are ${Object.keys(actions).join(", ")}.`,
        2,
      );
    const root = bookFolder(options["book"]);
    const problems = collectProblems();
    const book = readBook(root, problems);
    const loaders = readLoaders(root, problems);
    if (book === undefined || problems.list.some(({ place }) => place.file === loadersPath))
      throw new BookError(
        `The book cannot be read.\n\n${formatProblems(problems.list.filter((problem) => hasErrors([problem])))}`,
      );
    const day = options["date"] ?? new Date().toISOString().slice(0, 10);
    process.stdout.write(await action({ root, book, loaders, day, options, id, file }));
    return 0;
  },
};

if (import.meta.main) await runCommand(command, process.argv.slice(2));
