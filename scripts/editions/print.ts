import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { chartStyles } from "../figures/theme.ts";
import { doAside } from "../lib/aside.ts";
import { recallFile } from "../lib/memory.ts";
import { useBrowser } from "./borrow.ts";
import type { Job } from "./edition.ts";
import { buildFontFaces } from "./paged/fonts.ts";
import { paginate, type Pagination, type PrintJob } from "./paginate.ts";
import type { Binding, Bound } from "./print/bind.ts";
import { flowsOf } from "./print/flow.ts";
import { reportForeignGlyphs, reportUnfit, reportUnsaid } from "./print/report.ts";

/** Publishes the book as PDF, on A4 and on Letter with the same page breaks. */
export async function publishPrint(job: Job): Promise<void> {
  const pagination = await job.paginate(job.report);
  reportUnfit(pagination, job);
  await writeSheets(pagination, job);
}

/** Lays the book out and prints it: what `Job.paginate` does once for every edition. */
export async function paginateBook(
  job: Pick<Job, "book" | "drawChart" | "layouts" | "memory" | "report">,
): Promise<Pagination> {
  const { book, layouts, memory, report } = job;
  const styles = printStyles(layouts, await buildFontFaces());
  const printJob: PrintJob = {
    title: book.metadata.title,
    language: book.metadata.language,
    flows: flowsOf(job),
    styles,
    memory,
    onPage: (done) => report(`${done} pages`),
  };
  return await useBrowser((browser) => paginate(browser, printJob));
}

/** Makes the files aside, while other editions are made here, unless the same ones were made before. */
async function writeSheets(pagination: Pagination, job: Job): Promise<void> {
  const { parts, flows, folios, pages, places, turned, filled } = pagination;
  if (parts === undefined) return;
  const { book, output, memory, print } = job;
  const binding: Binding = {
    metadata: book.metadata,
    chapters: book.spine.map(({ id, number, title, description }) => ({
      id,
      number,
      title,
      description,
    })),
    pages: { flows, folios, pages, places, turned, filled },
    parts,
    options: print ?? {},
  };
  const about = createHash("sha256").update(serialize(binding)).digest("hex");
  const bind = async (): Promise<Uint8Array> =>
    serialize(await doAside<Binding, Bound>(bindery, binding));
  const bound = deserialize(await recallFile(memory, ["bound books", about], bind)) as Bound;
  for (const { path, bytes, pages: count } of bound.files) output.write(path, bytes, count);
  reportUnsaid(bound.unsaid, job);
  reportForeignGlyphs(bound.foreign, job);
}

const bindery = new URL("./print/bind-aside.ts", import.meta.url);

const printSheets = [
  "tokens.css",
  "print.css",
  "print-lists.css",
  "print-cover.css",
  "print-code.css",
];

/** The style sheet of the pages. */
export function printStyles(layouts: string, fontRules: string): string {
  const read = (name: string): string => readFileSync(join(layouts, "styles", name), "utf8");
  return [fontRules, chartStyles, ...printSheets.map(read)].join("\n");
}
