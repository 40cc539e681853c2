import type { Browser } from "puppeteer-core";
import { buildBookDocument, type BookDocument } from "./book.ts";
import { overfullQuestion, type Overfull } from "./overfull.ts";
import { findPlaces, type Places } from "./places.ts";
import { guardPatience, openTab, printTab } from "./tab.ts";

/** A book as Chromium prints it, not yet finished. */
export interface PrintedCanvas extends Places {
  /** PDFs one behind the other. */
  readonly parts: readonly Uint8Array[];
  readonly overfull: readonly Overfull[];
}

/** Chromium takes longer over a page the more there are, and one tab has one processor. */
const pagesOfPart = 100;

/** Prints the pages in parts, two at a time. */
export async function printCanvas(
  browser: Browser,
  book: BookDocument,
  patience: number | undefined,
): Promise<PrintedCanvas> {
  const count = Math.ceil(book.pages.length / pagesOfPart);
  const size = Math.ceil(book.pages.length / count);
  const starts = Array.from({ length: count }, (_, index) => index * size);
  const printed: (PrintedPart | undefined)[] = starts.map(() => undefined);
  const queue = starts.map((start, index) => ({ start, index }));
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const markup = buildBookDocument(book, next.start, next.start + size);
      printed[next.index] = await guardPatience(printPart(browser, markup, next.start), patience);
    }
  };
  await Promise.all([work(), work()]);
  const done = printed.filter((part) => part !== undefined);
  return {
    parts: done.map(({ pdf }) => pdf),
    overfull: done.flatMap(({ overfull }) => overfull),
    ids: done.flatMap(({ ids }) => ids),
    headings: done.flatMap(({ headings }) => headings),
  };
}

interface PrintedPart extends Places {
  readonly pdf: Uint8Array;
  readonly overfull: readonly Overfull[];
}

async function printPart(browser: Browser, markup: string, first: number): Promise<PrintedPart> {
  const tab = await openTab(browser, markup);
  const overfull = (await tab.evaluate(overfullQuestion)) as Overfull[];
  const places = await tab.evaluate(findPlaces, first);
  const pdf = await printTab(tab);
  await tab.close();
  const moved = overfull.map((each) => ({ ...each, page: each.page + first }));
  return { ...places, pdf, overfull: moved };
}
