import type { Book } from "../book/book.ts";
import type { DrawChart } from "../book/draw.ts";
import type { Memory } from "../lib/memory.ts";
import type { Output } from "../lib/output.ts";
import type { Problems } from "../lib/problem.ts";
import type { Pagination } from "./paginate.ts";

/** The forms a book is published in; the longest work comes first, so that the rest is done while the browser works. */
export const editionNames = ["print", "brief", "web", "epub", "data"] as const;
export type EditionName = (typeof editionNames)[number];

/** What an edition is made with; it reads nothing else and re-derives nothing from another edition. */
export interface Job {
  readonly book: Book;
  readonly drawChart: DrawChart;
  readonly output: Output;
  readonly problems: Problems;
  /** Which editions stand in the same publication, so that links lead only to what is there. */
  readonly editions: readonly EditionName[];
  /** Folder of the book. */
  readonly root: string;
  /** Folder of the layouts: the book's own, else the engine's. */
  readonly layouts: string;
  /**
   * The book in printed pages, laid out once for all editions that need to know them: print sets them, and what is cited
   * by page elsewhere takes their numbers. It starts a browser, so it is for publications with a print edition.
   */
  readonly paginate: (report: Job["report"]) => Promise<Pagination>;
  /** What was made before, and need not be made again. */
  readonly memory: Memory;
  /** Nothing besides the book when absent. */
  readonly print?: PrintOptions | undefined;
  /** Says how far a long step has come, e.g. “12 of 40 chapters”. */
  report(progress: string): void;
}

/** What of print is asked for besides the book. */
export interface PrintOptions {
  /** A second PDF of each size for a print shop. */
  readonly hasPress?: boolean | undefined;
  /** Another whose pages stand side by side, to be folded. */
  readonly hasBooklet?: boolean | undefined;
}

/** One edition: a plain function of the book. */
export interface Edition {
  /** For progress and help. */
  readonly title: string;
  publish(job: Job): Promise<void>;
}

/**
 * The table of editions. An edition is a row here, a file beside this one, a style sheet and a golden tree.
 * Its code is loaded when it is asked for: a site needs no browser, a check needs none of them.
 */
export const editions: Readonly<Record<EditionName, Edition>> = {
  web: {
    title: "Site",
    publish: async (job) => (await import("./web.ts")).publishWeb(job),
  },
  print: {
    title: "Print PDF",
    publish: async (job) => (await import("./print.ts")).publishPrint(job),
  },
  brief: {
    title: "Two-page brief",
    publish: async (job) => (await import("./brief.ts")).publishBrief(job),
  },
  epub: {
    title: "EPUB",
    publish: async (job) => (await import("./epub.ts")).publishEpub(job),
  },
  data: {
    title: "Open data",
    publish: async (job) => (await import("./data.ts")).publishData(job),
  },
};
