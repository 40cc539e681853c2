import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { build } from "./build.ts";
import { readBook, type Book } from "./book/book.ts";
import { compareEditions } from "./book/change.ts";
import { formatChangesMarkdown } from "./book/change/print.ts";
import { openDrawing, phoneWidth } from "./book/draw.ts";
import { formatStatusMarkdown, statusOf } from "./book/desk/status.ts";
import { bookFolder } from "./book/folder.ts";
import { editionBefore, editionsFolder } from "./book/kept-edition.ts";
import { buildRecord, formatRecord } from "./book/record.ts";
import { markEdition, markStatus, type EditionMark } from "./book/release-mark.ts";
import { runCommand, reportProblems, type Command } from "./lib/command.ts";
import { describeWriteError } from "./lib/output.ts";
import { BookError, collectProblems, hasErrors } from "./lib/problem.ts";

/**
 * Releases an edition: marks a copy of the book with its number and date → builds the copy, every edition of it → keeps
 * the record → marks the book itself. Whatever fails before the last step leaves the book as it was.
 */
async function release(root: string, out: string, date: string): Promise<number> {
  const problems = collectProblems();
  const book = readBook(root, problems);
  if (book === undefined || hasErrors(problems.list)) return reportProblems(problems.list);
  const mark = nextMark(book, date);
  const copy = mkdtempSync(join(tmpdir(), "release-"));
  try {
    for (const folder of ["chapters", "data", "layouts"]) {
      if (existsSync(join(root, folder)))
        cpSync(join(root, folder), join(copy, folder), { recursive: true });
    }
    const due = formatStatusMarkdown(statusOf(book, date));
    const marked = new Map([...markEdition(root, mark), ...markStatus(root, due)]);
    for (const [path, text] of marked) {
      if (path.startsWith("data/")) writeFileSync(join(copy, path), text);
    }
    const code = await build({ root: copy, out, only: undefined });
    if (code !== 0) return code;
    keepEdition(root, copy);
    for (const [path, text] of marked) replaceFile(join(root, path), text);
    process.stdout.write(adviceOf(mark, [...marked.keys()]));
    return 0;
  } catch (error) {
    throw describeWriteError(error, root);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The edition after the last one kept; the first is that of data/book.yaml. */
function nextMark({ editions, metadata }: Book, date: string): EditionMark {
  const [last] = editions;
  if (last === undefined) return { revision: metadata.revision, issued: date };
  const { issued, revision } = last.record;
  if (date < issued)
    throw new BookError(
      `Revision ${revision} was issued on ${issued}; the next cannot be issued on ${date}, before it.`,
      2,
    );
  return { revision: revision + 1, issued: date };
}

/** Writes the record of the edition, its charts and what it changed beside its place, and puts them there in one step. */
function keepEdition(root: string, copy: string): void {
  const problems = collectProblems();
  const book = readBook(copy, problems);
  if (book === undefined) throw new Error("The copy was built and cannot be read.");
  const drawChart = openDrawing(problems);
  const record = buildRecord(book, drawChart);
  const folder = join(root, editionsFolder, String(record.revision));
  const making = join(root, editionsFolder, `.${record.revision}-making`);
  rmSync(making, { recursive: true, force: true });
  mkdirSync(join(making, "figures"), { recursive: true });
  writeFileSync(join(making, "edition.json"), formatRecord(record));
  for (const { figure } of book.placements.values()) {
    if (figure.kind === "figure")
      writeFileSync(
        join(making, "figures", `${figure.id}.svg`),
        `${drawChart(figure, phoneWidth)}\n`,
      );
  }
  const previous = editionBefore(book.editions, record.revision);
  if (previous !== undefined)
    writeFileSync(
      join(making, "changes.md"),
      formatChangesMarkdown(compareEditions(previous.record, record)),
    );
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
}

function replaceFile(file: string, text: string): void {
  const making = join(file, `../.${basename(file)}-making`);
  writeFileSync(making, text);
  renameSync(making, file);
}

function adviceOf({ revision, issued }: EditionMark, marked: readonly string[]): string {
  const paths = ["data", ...marked.filter((path) => !path.startsWith("data/"))];
  return `
Revision ${revision} of ${issued} is built, and its record is kept in ${editionsFolder}/${revision}/.
Look at it, then commit and tag it; the tag is what publishes it:

    git add ${paths.join(" ")}
    git commit -m "Edition: revision ${revision}, ${issued}"
    git tag -a edition-${revision} -m "Revision ${revision}, ${issued}"
    git push --follow-tags
`;
}

const command: Command = {
  usage: "npm run release --",
  purpose:
    "Issue an edition: set its number and date, check, build every edition, keep its record with what it changed, and say what to tag.",
  options: {
    date: {
      type: "string",
      value: "DATE",
      help: "the day of issue, e.g. 2026-12-01; today when not given",
    },
    book: { type: "string", value: "DIR", help: "the folder of the book; this one when not given" },
    out: { type: "string", value: "DIR", help: "where the publication goes; dist/ when not given" },
  },
  run: ({ date = today(), book, out }) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)))
      throw new BookError(`“${date}” is no date; write it as 2026-12-01.`, 2);
    const root = bookFolder(book);
    return release(root, resolve(out ?? join(root, "dist")), date);
  },
};

/** The one place where a clock decides anything: the day on which a person issues an edition. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

if (import.meta.main) await runCommand(command, process.argv.slice(2));
