import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Browser } from "puppeteer-core";
import {
  buildBookDocument,
  buildLayoutDocument,
  indexFolios,
  pagedRules,
  type BookDocument,
} from "./paged/book.ts";
import { placePages, type PlacedPage } from "./paged/folio.ts";
import { findOverfull, harvestScript } from "./paged/harvest.ts";
import { hasPageLists, openPageLists } from "./paged/page-list.ts";
import { layoutScript, type LaidFlow } from "./paged/layout.ts";
import { prepareScript } from "./paged/prepare.ts";
import { openTab, printTab, seedScript, watchPages } from "./paged/tab.ts";

/** One chapter, or one part of the front or back matter: it starts a page of its own and is laid out by itself. */
export interface Flow {
  /** Unique in the job; used in messages. */
  readonly id: string;
  /** `<section …>…</section>`; ids are unique over all flows. */
  readonly html: string;
  /** `none`: counted, but without head and folio, like a cover. */
  readonly numbering: "none" | "roman" | "arabic";
  /** The running head of its right-hand pages. */
  readonly title: string;
  /** `recto` leaves a page empty before it when needed; absent for the next free page. */
  readonly startsOn?: "recto" | undefined;
}

/** All that is needed to print a book. */
export interface PrintJob {
  readonly title: string;
  /** BCP 47, e.g. `en-US`. */
  readonly language: string;
  readonly flows: readonly Flow[];
  /** CSS, with fonts and images as data: URLs; print.css and the font faces. */
  readonly styles: string;
  /** Pages laid out so far; called once for each. */
  readonly onPage?: ((done: number) => void) | undefined;
}

/** A flow whose pages lack words: something in it is taller than a page. */
export interface LostText {
  readonly flow: string;
  /** The first missing words, at most eight. */
  readonly words: readonly string[];
}

/** One page as another edition needs it, to find where it begins. */
export interface PageText {
  readonly folio: string;
  /** Id of the flow; empty for a page left empty. */
  readonly flow: string;
  /** Without the notes at its foot. */
  readonly markup: string;
}

/** A book in pages. */
export interface Pagination {
  /** Folio of the page where each id stands, e.g. `figure-losses` → `41`. */
  readonly pages: ReadonlyMap<string, string>;
  /** In book order: the folio of the first page and how many there are. */
  readonly flows: readonly {
    readonly id: string;
    readonly first: string;
    readonly count: number;
  }[];
  /** Folio of each sheet of paper from the first to the last: the PDF's page labels. */
  readonly folios: readonly string[];
  /** Every page in book order, for editions that carry its number: empty markup for a page left empty. */
  readonly texts: readonly PageText[];
  /** The canvas, to be cut to sheets; absent when text was lost, for such a book must not be printed. */
  readonly pdf: Uint8Array | undefined;
  readonly total: number;
  /** Empty when every word of every flow is on a page. */
  readonly lost: readonly LostText[];
  /** Folios of pages whose content does not fit the text block; empty in a sound book. */
  readonly overfull: readonly string[];
}

/** Layout stops with an error when no page appears for this long: Paged.js can loop without end. */
const patience = 60_000;

/** Lays the flows out, two at a time, and prints the whole book once. */
export async function paginate(browser: Browser, job: PrintJob): Promise<Pagination> {
  const laid = await layoutFlows(browser, job);
  const flows = job.flows.map((flow, index) => ({ ...flow, pages: laid[index]?.pages ?? [] }));
  const lost = job.flows.flatMap(({ id }, index) => {
    const words = laid[index]?.lost ?? [];
    return words.length > 0 ? [{ flow: id, words }] : [];
  });
  const placed = placePages(flows);
  const book = { title: job.title, language: job.language, styles: job.styles, pages: placed };
  const printed = lost.length > 0 ? undefined : await printCanvas(browser, book);
  return {
    pages: indexFolios(placed),
    flows: flows.map(({ id, pages }) => ({
      id,
      first: placed.find((page) => page.flow === id)?.folio ?? "",
      count: pages.length,
    })),
    folios: placed.map((page) => page.folio),
    texts: placed.map(textOfPage),
    pdf: printed?.pdf,
    total: placed.length,
    lost,
    overfull: (printed?.overfull ?? []).map((index) => placed[index]?.folio ?? ""),
  };
}

function textOfPage({ flow, folio, laid }: PlacedPage): PageText {
  return { flow, folio, markup: laid?.text ?? "" };
}

/**
 * Two tabs take flows from one queue, the longest first, so that both end at about the same time. A flow that lists
 * pages of the others, as an index does, waits until those are known.
 */
async function layoutFlows(browser: Browser, job: PrintJob): Promise<LaidFlow[]> {
  const queued = job.flows
    .map((flow, index) => ({ flow, index }))
    .sort((a, b) => b.flow.html.length - a.flow.html.length || a.index - b.index);
  const laid: LaidFlow[] = [];
  const tabs = await openLayoutTabs(browser, job);
  const layAll = async (queue: QueuedFlow[]): Promise<void> => {
    const work = async (layOut: LayOut): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift())
        laid[next.index] = await layOut(next);
    };
    await Promise.all(tabs.map(({ layOut }) => work(layOut)));
  };
  await layAll(queued.filter(({ flow }) => !hasPageLists(flow.html)));
  const flows = job.flows.map((flow, index) => ({ ...flow, pages: laid[index]?.pages ?? [] }));
  const late = queued.filter(({ flow }) => hasPageLists(flow.html));
  const fill = openPageLists(placePages(flows));
  await layAll(
    late.map(({ flow, index }) => ({ flow: { ...flow, html: fill(flow.html) }, index })),
  );
  await Promise.all(tabs.map(({ close }) => close()));
  return laid;
}

interface QueuedFlow {
  readonly flow: Flow;
  readonly index: number;
}

type LayOut = (queued: QueuedFlow) => Promise<LaidFlow>;

interface LayoutTab {
  readonly layOut: LayOut;
  close(): Promise<void>;
}

/** Two, since Paged.js works on one processor. */
async function openLayoutTabs(browser: Browser, job: PrintJob): Promise<readonly LayoutTab[]> {
  const layout = buildLayoutDocument(job.language, job.styles, await readScript());
  let pages = 0;
  const open = async (): Promise<LayoutTab> => {
    const tab = await openTab(browser, layout);
    const watch = watchPages(patience, () => job.onPage?.((pages += 1)));
    await tab.exposeFunction("reportPage", watch.reset);
    await tab.evaluate(`startLayout(${JSON.stringify(pagedRules)})`);
    return {
      async layOut({ flow, index }) {
        const input = JSON.stringify({ markup: flow.html, key: `f${index}` });
        const result = tab.evaluate(`layoutFlow(${input})`) as Promise<LaidFlow>;
        return await watch.guard(result, flow.id);
      },
      close: async () => await tab.close(),
    };
  };
  return await Promise.all([open(), open()]);
}

/** What runs in a layout tab. Paged.js comes from pagedjs-cli, whose bundle is the version the book is proven with. */
async function readScript(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("pagedjs-cli");
  const paged = await readFile(join(dirname(entry), "../dist/browser.js"), "utf8");
  const script = [seedScript, prepareScript, harvestScript, layoutScript, paged].join(";\n");
  return script.replaceAll("</script", "<\\/script");
}

interface PrintedCanvas {
  readonly pdf: Uint8Array;
  /** Places of the overfull pages, counting from 0. */
  readonly overfull: readonly number[];
}

async function printCanvas(browser: Browser, book: BookDocument): Promise<PrintedCanvas> {
  const tab = await openTab(browser, buildBookDocument(book));
  const overfull = await tab.evaluate(findOverfull);
  const pdf = await printTab(tab);
  await tab.close();
  return { pdf, overfull };
}
