import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { readBook } from "./book/book.ts";
import { compareEditions } from "./book/change.ts";
import { formatChanges, formatChangesMarkdown } from "./book/change/print.ts";
import { bookFolder } from "./book/folder.ts";
import { parseRecord } from "./book/kept-edition.ts";
import type { EditionRecord } from "./book/record-schema.ts";
import { buildRecord } from "./book/record.ts";
import { runCommand, type Command } from "./lib/command.ts";
import { BookError, collectProblems } from "./lib/problem.ts";

/** An edition is named by its edition.json, by a folder that holds one, or by a git revision. */
function readEdition(name: string, root: string): EditionRecord {
  const path = resolve(name);
  if (existsSync(path))
    return readRecord(statSync(path).isDirectory() ? join(path, "edition.json") : path);
  return recordOfRevision(name, root);
}

function readRecord(path: string): EditionRecord {
  const record = existsSync(path) ? parseRecord(readFileSync(path, "utf8")) : undefined;
  if (record !== undefined) return record;
  throw new BookError(`${path} is not the edition.json of a publication.`, 2);
}

/** Takes the book's sources of a revision out of git and reads them as they were. */
function recordOfRevision(revision: string, root: string): EditionRecord {
  const folder = mkdtempSync(join(tmpdir(), "edition-"));
  try {
    for (const path of git(root, [
      "ls-tree",
      "-r",
      "-z",
      "--name-only",
      `${revision}^{commit}`,
      "--",
      "chapters",
      "data",
    ])
      .toString()
      .split("\0")) {
      if (path === "") continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), git(root, ["show", `${revision}:./${path}`]));
    }
    const book = readBook(folder, collectProblems());
    if (book) return buildRecord(book);
    throw new BookError(`The revision “${revision}” holds no book that can be read.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function git(root: string, args: readonly string[]): Buffer {
  try {
    return execFileSync("git", args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 1e8,
    });
  } catch {
    throw new BookError(
      `“${args.at(-1) === "data" ? args[4]?.replace("^{commit}", "") : args[1]}” is neither a file nor a revision that git knows here.`,
      2,
    );
  }
}

const command: Command = {
  usage: "npm run diff --",
  purpose:
    "Report what changed between two editions: data, sentences, claims, figures. Each is an edition.json, its folder, or a git revision.",
  words: ["OLD", "NEW"],
  options: {
    book: {
      type: "string",
      value: "DIR",
      help: "the folder of the book, for git revisions; this one when not given",
    },
    json: { type: "boolean", help: "print the report as JSON" },
    markdown: { type: "boolean", help: "print the report as Markdown" },
  },
  run: ({ book, json, markdown }, [before = "", after = ""]) => {
    const root = bookFolder(book);
    const changes = compareEditions(readEdition(before, root), readEdition(after, root));
    if (json !== undefined) process.stdout.write(`${JSON.stringify(changes, undefined, 2)}\n`);
    else
      process.stdout.write(
        markdown === undefined ? formatChanges(changes) : formatChangesMarkdown(changes),
      );
    return Promise.resolve(0);
  },
};

if (import.meta.main) await runCommand(command, process.argv.slice(2));
