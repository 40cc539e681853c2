import { join, resolve } from "node:path";
import { readBook, type Book } from "./book/book.ts";
import { drawAhead } from "./book/draw-ahead.ts";
import { checkDrawings, openDrawing, phoneWidth, type DrawChart } from "./book/draw.ts";
import { bookFolder, layoutsOf } from "./book/folder.ts";
import { buildRecord, formatRecord } from "./book/record.ts";
import { editionNames, editions, type EditionName, type PrintOptions } from "./editions/edition.ts";
import { briefOf } from "./editions/brief/chapter.ts";
import { openPagination } from "./editions/pagination.ts";
import { runCommand, reportProblems, type Command } from "./lib/command.ts";
import { recallGlyphs } from "./figures/glyph.ts";
import { noMemory, openLastingMemory, openMemory, type Memory } from "./lib/memory.ts";
import type { Output } from "./lib/output.ts";
import { BookError, collectProblems, hasErrors, type Problems } from "./lib/problem.ts";
import { runSteps, type Timings } from "./lib/progress.ts";
import { openPublication } from "./lib/publish.ts";
import { formatSummary } from "./editions/summary.ts";

/** What to build, from where, to where. */
export interface BuildRequest {
  readonly root: string;
  readonly out: string;
  /** Undefined for every edition the book has. */
  readonly only: readonly EditionName[] | undefined;
  /** Everything is made anew, whatever earlier builds have kept. */
  readonly isFresh?: boolean;
  readonly print?: PrintOptions | undefined;
}

/**
 * Builds a book: read → check → publish every edition beside the last publication → put it in place in one step.
 * Gives the exit code. Whatever fails, the last publication stays as it was.
 */
export async function build({
  root,
  out,
  only,
  isFresh = false,
  print,
}: BuildRequest): Promise<number> {
  const start = performance.now();
  const problems = collectProblems();
  const lasting = isFresh ? noMemory : openLastingMemory();
  const memory = openMemory(lasting);
  const keepGlyphs = recallGlyphs(memory);
  const book = readBook(root, problems, memory);
  const drawChart = openDrawing(problems, memory);
  const names = only ?? (book ? editionsOf(book) : []);
  if (book) await drawCharts(names, { book, drawChart, memory });
  if (book === undefined || hasErrors(problems.list)) return reportProblems(problems.list);

  const publication = openPublication(out);
  try {
    publication.output.write("edition.json", formatRecord(buildRecord(book, drawChart)));
    const timings = await publishEditions(names, {
      book,
      root,
      drawChart,
      output: publication.output,
      problems,
      memory,
      print,
    });
    const code = reportProblems(problems.list);
    if (code !== 0) return code;
    const summary = formatSummary(publication.output, timings, (performance.now() - start) / 1000);
    publication.commit();
    keepGlyphs();
    lasting.prune();
    process.stdout.write(summary);
    return 0;
  } finally {
    publication.discard();
  }
}

/** Draws what is drawn in any case: one processor for wide pages, another one for narrow ones. */
async function drawCharts(
  names: readonly EditionName[],
  { book, drawChart, memory }: Pick<Shared, "book" | "drawChart" | "memory">,
): Promise<void> {
  const isNarrow = names.some((name) => name === "web" || name === "epub");
  const ahead = isNarrow ? drawAhead(book, phoneWidth, memory) : undefined;
  checkDrawings(book, drawChart);
  await ahead;
}

interface Shared {
  readonly book: Book;
  readonly root: string;
  readonly drawChart: DrawChart;
  readonly output: Output;
  readonly problems: Problems;
  readonly memory: Memory;
  readonly print?: PrintOptions | undefined;
}

async function publishEditions(names: readonly EditionName[], shared: Shared): Promise<Timings> {
  const job = { ...shared, layouts: layoutsOf(shared.root), editions: names };
  const paginate = openPagination(job);
  // Print takes longest, and most of that in the browser: it goes first.
  const order = names.toSorted((a, b) => Number(b === "print") - Number(a === "print"));
  return await runSteps(
    order.map((name) => ({
      title: editions[name].title,
      run: (report) => editions[name].publish({ ...job, paginate, report }),
    })),
  );
}

/** Every edition, but for the brief where the book has no text for it. */
function editionsOf(book: Book): EditionName[] {
  const hasBrief = briefOf(book) !== undefined;
  return editionNames.filter((name) => name !== "brief" || hasBrief);
}

/** The edition names in `--only web,print`. */
export function readEditionNames(text: string): EditionName[] {
  const names = text.split(",").map((name) => name.trim());
  for (const name of names) {
    if (!isEditionName(name))
      throw new BookError(
        `There is no edition “${name}”; the editions are ${editionNames.join(", ")}.`,
        2,
      );
  }
  return editionNames.filter((name) => names.includes(name));
}

/** Some options ask for more of the print edition, which must not be left out then. */
function needPrint(option: string, names: readonly EditionName[] | undefined): void {
  if (names === undefined || names.includes("print")) return;
  throw new BookError(
    `--${option} is about the print edition, which --only ${names.join(",")} leaves out.`,
    2,
  );
}

function isEditionName(name: string): name is EditionName {
  return (editionNames as readonly string[]).includes(name);
}

const command: Command = {
  usage: "npm run build --",
  purpose: "Check the book, then build its editions into dist/.",
  options: {
    only: {
      type: "string",
      value: "NAMES",
      help: `only these editions, e.g. web,print (of ${editionNames.join(", ")})`,
    },
    book: { type: "string", value: "DIR", help: "the folder of the book; this one when not given" },
    out: {
      type: "string",
      value: "DIR",
      help: "where the publication goes; dist/ in the book's folder when not given",
    },
    fresh: {
      type: "boolean",
      help: "make everything anew, whatever earlier builds have kept",
    },
    press: {
      type: "boolean",
      help: "the book once more for a print shop: bleed, marks, grey as black ink (not PDF/X)",
    },
    booklet: {
      type: "boolean",
      help: "the book once more, two pages a side, to be printed on both sides, folded and stitched",
    },
  },
  run: ({ only, book, out, fresh, press, booklet }) => {
    const root = bookFolder(book);
    const names = only === undefined ? undefined : readEditionNames(only);
    if (press !== undefined) needPrint("press", names);
    if (booklet !== undefined) needPrint("booklet", names);
    return build({
      root,
      out: resolve(out ?? join(root, "dist")),
      only: names,
      isFresh: fresh !== undefined,
      print: {
        hasPress: press !== undefined,
        hasBooklet: booklet !== undefined,
      },
    });
  },
};

if (import.meta.main) await runCommand(command, process.argv.slice(2));
