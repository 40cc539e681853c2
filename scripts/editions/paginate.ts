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
import { cutScript } from "./paged/cut.ts";
import { floatScript } from "./paged/float.ts";
import { harvestScript } from "./paged/harvest.ts";
import { overfullQuestion, type Overfull } from "./paged/overfull.ts";
import { hasPageLists, openPageLists } from "./paged/page-list.ts";
import { layoutScript, type LaidFlow, type Tall } from "./paged/layout.ts";
import { notesScript } from "./paged/notes.ts";
import { overflowScript } from "./paged/overflow.ts";
import { prepareScript } from "./paged/prepare.ts";
import { sizeScript } from "./paged/size.ts";
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

/** Something in a flow that no page can hold. */
export interface TallPart extends Tall {
  readonly flow: string;
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
  /** What each flow says, with the pages of its references: what the PDF must say. */
  readonly filled: readonly { readonly flow: string; readonly markup: string }[];
  /** The canvas, to be cut to sheets; absent when something is too high for a page, for such a book is not printed. */
  readonly pdf: Uint8Array | undefined;
  readonly total: number;
  /** Empty when every flow is in pages. */
  readonly tall: readonly TallPart[];
  /** What does not fit the text block of its page; empty in a sound book. */
  readonly overfull: readonly (Overfull & { readonly flow: string; readonly folio: string })[];
}

/** Layout stops with an error when no page appears for this long: Paged.js can loop without end. */
const patience = 60_000;

/** Lays the flows out, two at a time, and prints the whole book once. */
export async function paginate(browser: Browser, job: PrintJob): Promise<Pagination> {
  const laid = await layoutFlows(browser, job);
  const flows = job.flows.map((flow, index) => ({ ...flow, pages: laid[index]?.pages ?? [] }));
  const tall = job.flows.flatMap(({ id }, index) =>
    (laid[index]?.tall ?? []).map((part) => ({ flow: id, ...part })),
  );
  const placed = placePages(flows);
  const book = { title: job.title, language: job.language, styles: job.styles, pages: placed };
  const printed = tall.length > 0 ? undefined : await printCanvas(browser, book);
  return {
    pages: indexFolios(placed),
    flows: flows.map(({ id, pages }) => ({
      id,
      first: placed.find((page) => page.flow === id)?.folio ?? "",
      count: pages.length,
    })),
    folios: placed.map((page) => page.folio),
    texts: placed.map(textOfPage),
    filled: fillFlows(job.flows, placed),
    pdf: printed?.pdf,
    total: placed.length,
    tall,
    overfull: (printed?.overfull ?? []).map((each) => {
      const { flow = "", folio = "" } = placed[each.page] ?? {};
      return { ...each, flow, folio };
    }),
  };
}

function fillFlows(flows: readonly Flow[], placed: readonly PlacedPage[]): Pagination["filled"] {
  const folios = indexFolios(placed);
  const fillLists = openPageLists(placed);
  const reference =
    /(<(?:span|a) class="page-(ref|number)" (?:data-target="|href="#)([^"]*)"[^>]*>)/g;
  return flows.map(({ id, html }) => {
    const markup = html.replace(reference, (tag, _, kind: string, goal: string) => {
      const folio = folios.get(goal) ?? "";
      return kind === "ref" ? `${tag}p. ${folio}` : `${tag}${folio}`;
    });
    return { flow: id, markup: hasPageLists(markup) ? fillLists(markup) : markup };
  });
}

/** A page begins with its text, not with a figure that moved to its top; a page of such figures alone begins with the first. */
function textOfPage({ flow, folio, laid }: PlacedPage): PageText {
  const hasText = (laid?.text ?? "").replace(/<[^>]*>/g, "").trim() !== "";
  return { flow, folio, markup: (hasText ? laid?.text : laid?.floats) ?? "" };
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
export async function readScript(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("pagedjs-cli");
  const paged = await readFile(join(dirname(entry), "../dist/browser.js"), "utf8");
  const script = [
    seedScript,
    prepareScript,
    sizeScript,
    cutScript,
    overflowScript,
    notesScript,
    floatScript,
    harvestScript,
    layoutScript,
    paged,
  ].join(";\n");
  return script.replaceAll("</script", "<\\/script");
}

interface PrintedCanvas {
  readonly pdf: Uint8Array;
  readonly overfull: readonly Overfull[];
}

async function printCanvas(browser: Browser, book: BookDocument): Promise<PrintedCanvas> {
  const tab = await openTab(browser, buildBookDocument(book));
  const overfull = (await tab.evaluate(overfullQuestion)) as Overfull[];
  const pdf = await printTab(tab);
  await tab.close();
  return { pdf, overfull };
}
