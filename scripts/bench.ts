import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { benchPagination, type Timing } from "../tests/pagination-bench.ts";
import { writeSyntheticBook } from "../tests/synthetic.ts";
import { engineFolder } from "./book/folder.ts";
import { runCommand, type Command } from "./lib/command.ts";

/** One row of the table: a command, timed as a whole process. */
interface Measurement {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly bar: string;
  /** Done before each run, off the clock. */
  readonly prepare?: () => void;
}

const size = { words: 1500, tables: 2, notes: 3, charts: 1 };

/** A value of the largest dataset that stands in sentences, claims and charts; each call makes it greater by one. */
function changeCell(book: string): void {
  const file = join(book, "data/overdose-deaths.csv");
  const cell = /^(us-vsrr-t404-reported-2026-01,.*?,)(\d+)(,[^,]*,[^,]*,deaths-12m,)/m;
  const text = readFileSync(file, "utf8");
  if (!cell.test(text)) throw new Error(`${file} has no such row any more.`);
  const changed = text.replace(cell, (_, before: string, value: string, after: string) =>
    [before, Number(value) + 1, after].join(""),
  );
  writeFileSync(file, changed);
}

/** Everything measured goes into folders that are gone afterwards. */
function measurements(folder: string): Measurement[] {
  const synthetic = (chapters: number): string => {
    const book = join(folder, `book-${chapters}`);
    writeSyntheticBook(book, { chapters, ...size });
    return book;
  };
  const build = (name: string, book: string, { only = "", bar = "" } = {}): Measurement => {
    const out = join(folder, "out", String(name.length));
    const args = ["--book", book, "--out", out, ...(only === "" ? [] : ["--only", only])];
    return { name, bar, script: "build.ts", args };
  };
  const cold = (...given: Parameters<typeof build>): Measurement => {
    const measurement = build(...given);
    return { ...measurement, args: [...measurement.args, "--fresh"] };
  };
  // A copy, for it is changed.
  const copy = join(folder, "book");
  for (const part of ["chapters", "data"])
    cpSync(join(engineFolder, part), join(copy, part), { recursive: true });
  /** What is kept of the last build is all there, but for what the change concerns. */
  const changed = (...given: Parameters<typeof build>): Measurement => {
    const measurement = build(...given);
    const prepare = (): void => {
      time(measurement);
      changeCell(copy);
    };
    return { ...measurement, prepare };
  };
  const again = (...given: Parameters<typeof build>): Measurement => {
    const measurement = build(...given);
    return { ...measurement, prepare: () => void time(measurement) };
  };
  const both = "web,print,epub";
  return [
    { name: "check, this book", script: "check.ts", args: [], bar: "2 s" },
    cold("build, this book, every edition", engineFolder),
    changed("after one cell of the largest dataset has changed", copy, { bar: "40 %" }),
    again("the same again, nothing changed", copy),
    cold("this book: PDF and brief", engineFolder, { only: "print,brief", bar: "15 s" }),
    cold("this book: EPUB", engineFolder, { only: "epub" }),
    cold("this book: site", engineFolder, { only: "web", bar: "5 s" }),
    changed("this book: site, after that cell has changed", copy, { only: "web" }),
    cold("10 chapters: site, PDF (A4 and Letter), EPUB", synthetic(10), { only: both, bar: "5 s" }),
    cold("40 chapters: site, PDF (A4 and Letter), EPUB", synthetic(40), {
      only: both,
      bar: "12 s",
    }),
    cold("30 chapters: site", synthetic(30), { only: "web" }),
    cold("300 chapters: site", synthetic(300), { only: "web", bar: "8 s" }),
    again("300 chapters: site, again", join(folder, "book-300"), { only: "web" }),
  ];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Runs a command as users do, with what npm gave this one to Node.js, and gives its seconds on the clock. */
function time({ name, script, args }: Pick<Measurement, "name" | "script" | "args">): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [...process.execArgv, join(engineFolder, "scripts", script), ...args],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`“${name}” failed: ${stderr}`);
  return (performance.now() - start) / 1000;
}

/** Chapters of the made-up books that are laid out: about 50, 100, 200, 400 and 800 pages. */
const lengths = [8, 17, 34, 68, 136];
/** Paged.js as it comes takes minutes for more. */
const longestForStock = 68;

/** Measures pagination alone, beside Paged.js as it comes. */
async function measurePagination(): Promise<number> {
  console.log("| pages | time | pages a second | Paged.js as it comes | pages a second | times |");
  console.log("| --- | --- | --- | --- | --- | --- |");
  for await (const { ours, stock } of benchPagination(lengths, longestForStock)) {
    const beside =
      stock === undefined
        ? "| | |"
        : `${stock.pages} pages in ${stock.seconds.toFixed(1)} s | ${speed(stock)} | ${(Number(speed(ours)) / Number(speed(stock))).toFixed(1)} |`;
    console.log(`| ${ours.pages} | ${ours.seconds.toFixed(1)} s | ${speed(ours)} | ${beside}`);
  }
  return 0;
}

function speed({ pages, seconds }: Timing): string {
  return (pages / seconds).toFixed(1);
}

const command: Command = {
  usage: "npm run bench --",
  purpose:
    "Measure the table of the README: whole commands, in seconds on the clock, on this machine.",
  options: {
    runs: { type: "string", value: "N", help: "how often each command runs; 3 when not given" },
    pages: {
      type: "boolean",
      help: "measure pagination instead: made-up books of 50 to 800 pages, beside pagedjs-cli as it comes",
    },
  },
  run: ({ runs = "3", pages }) => {
    if (pages !== undefined) return measurePagination();
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    try {
      console.log(
        `${cpus().length} processors, Node ${process.version}, median and range of ${runs} runs\n`,
      );
      console.log("| what | median | range | bar |\n| --- | --- | --- | --- |");
      for (const measurement of measurements(folder)) {
        const seconds = Array.from({ length: Number(runs) }, () => {
          measurement.prepare?.();
          return time(measurement);
        });
        const range = `${Math.min(...seconds).toFixed(1)}–${Math.max(...seconds).toFixed(1)} s`;
        console.log(
          `| ${measurement.name} | ${median(seconds).toFixed(1)} s | ${range} | ${measurement.bar} |`,
        );
      }
      return Promise.resolve(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

if (import.meta.main) await runCommand(command, process.argv.slice(2));
