import { deserialize, serialize } from "node:v8";
import type { Browser } from "puppeteer-core";
import type { Memory } from "../../lib/memory.ts";
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

/** Chromium takes longer over a page the more there are; and the more parts, the more copies of the fonts. */
const pagesOfPart = 40;

/** What pages are printed with. */
interface Press {
  readonly browser: Browser;
  readonly memory: Memory;
  readonly patience: number | undefined;
}

/** Prints the pages in parts, two at a time; parts that were printed before are taken from memory. */
export async function printCanvas(press: Press, book: BookDocument): Promise<PrintedCanvas> {
  const version = await press.browser.version();
  const parts = divide(book.pages);
  const printed: (PrintedPart | undefined)[] = parts.map(() => undefined);
  const queue = [...parts.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, { start, end }] = next;
      const markup = buildBookDocument(book, start, end);
      printed[index] = await recallPart(press, { markup, version });
    }
  };
  await Promise.all([work(), work()]);
  const done = printed.flatMap((part, index) =>
    part ? [moved(part, parts[index]?.start ?? 0)] : [],
  );
  return {
    parts: done.map(({ pdf }) => pdf),
    overfull: done.flatMap(({ overfull }) => overfull),
    ids: done.flatMap(({ ids }) => ids),
    headings: done.flatMap(({ headings }) => headings),
  };
}

/** Parts end where flows end, so that a change in one leaves most parts as they were. */
function divide(pages: BookDocument["pages"]): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let start = 0;
  for (let end = 1; end <= pages.length; end += 1) {
    const isFlowEnd = pages[end]?.flowNumber !== pages[end - 1]?.flowNumber;
    if (end < pages.length && (end - start < pagesOfPart || !isFlowEnd)) continue;
    parts.push({ start, end });
    start = end;
  }
  return parts;
}

/** Pages are counted from the first of the part. */
interface PrintedPart extends Places {
  readonly pdf: Uint8Array;
  readonly overfull: readonly Overfull[];
}

/** The same part of a book, whose pages count from another one. */
function moved({ pdf, ids, headings, overfull }: PrintedPart, first: number): PrintedPart {
  const move = <T extends { readonly page: number }>(it: T): T => ({
    ...it,
    page: it.page + first,
  });
  return {
    pdf,
    ids: ids.map(([id, place]) => [id, move(place)] as const),
    headings: headings.map(move),
    overfull: overfull.map(move),
  };
}

async function recallPart(
  { browser, memory, patience }: Press,
  about: { readonly markup: string; readonly version: string },
): Promise<PrintedPart> {
  const kept = memory.find("printed pages", about);
  if (kept !== undefined) return deserialize(kept) as PrintedPart;
  const part = await guardPatience(printPart(browser, about.markup), patience);
  memory.keep("printed pages", about, serialize(part));
  return part;
}

async function printPart(browser: Browser, markup: string): Promise<PrintedPart> {
  const tab = await openTab(browser, markup);
  const overfull = (await tab.evaluate(overfullQuestion)) as Overfull[];
  const places = await tab.evaluate(findPlaces);
  const pdf = await printTab(tab);
  await tab.close();
  return { ...places, pdf, overfull };
}
