import type { Browser } from "puppeteer-core";
import { noMemory, type Memory } from "../lib/memory.ts";
import { indexFolios } from "./paged/book.ts";
import { printCanvas } from "./paged/canvas.ts";
import { placePages, type PlacedPage } from "./paged/folio.ts";
import type { LaidFlow, Tall } from "./paged/layout.ts";
import type { Overfull } from "./paged/overfull.ts";
import { layOutSheet } from "./paged/full-page.ts";
import { hasPageLists, openPageLists } from "./paged/page-list.ts";
import type { PlacedHeading, Places } from "./paged/places.ts";
import { openWorkshop } from "./paged/workshop.ts";

/** One chapter, or one part of the front or back matter: it starts a page of its own and is laid out by itself. */
export interface Flow {
  /** Unique in the job; used in messages. */
  readonly id: string;
  /** `<section …>…</section>`; ids are unique over all flows. */
  readonly html: string;
  /** `none`: counted, but without head and folio, like a cover. */
  readonly numbering: "none" | "roman" | "arabic";
  /** The running head of its left-hand pages, and of right-hand ones where it has no sections. */
  readonly title: string;
  /** Of a numbered chapter. */
  readonly number?: number | undefined;
  /** `recto` leaves a page empty before it when needed; absent for the next free page. */
  readonly startsOn?: "recto" | undefined;
  /** One page that takes the whole sheet, as a cover does, and so is not laid out in the text block. */
  readonly isSheet?: boolean | undefined;
}

/** All that is needed to print a book. */
export interface PrintJob {
  readonly title: string;
  /** BCP 47, e.g. `en-US`. */
  readonly language: string;
  readonly flows: readonly Flow[];
  /** CSS, with fonts and images as data: URLs; print.css and the font faces. */
  readonly styles: string;
  /** Flows laid out before; absent when all are to be laid out anew. */
  readonly memory?: Memory | undefined;
  /** Milliseconds without a page after which the browser is thought to hang; a minute when absent. */
  readonly patience?: number | undefined;
  /** Pages laid out so far, with those that are saved in the end; called once for each. */
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
  /** In book order: the folio of the first page, its place counted from 0, and how many there are. */
  readonly flows: readonly {
    readonly id: string;
    readonly first: string;
    readonly from: number;
    readonly count: number;
  }[];
  /** Folio of each sheet of paper from the first to the last: the PDF's page labels. */
  readonly folios: readonly string[];
  /** Places of the pages, counting from 0, on which a table runs along the height. */
  readonly turned: readonly number[];
  /** Every page in book order, for editions that carry its number: empty markup for a page left empty. */
  readonly texts: readonly PageText[];
  /** What each flow says, with the pages of its references: what the PDF must say. */
  readonly filled: readonly { readonly flow: string; readonly markup: string }[];
  /** Where everything stands that can be linked to; the headings in the words of the bookmarks. */
  readonly places: Places;
  /** The canvas in PDFs one behind the other, to be joined and cut to sheets; absent when something is too high for a page, for such a book is not printed. */
  readonly parts: readonly Uint8Array[] | undefined;
  readonly total: number;
  /** Empty when every flow is in pages. */
  readonly tall: readonly TallPart[];
  /** What does not fit the text block of its page; empty in a sound book. */
  readonly overfull: readonly (Overfull & { readonly flow: string; readonly folio: string })[];
}

/** A book in pages that are not printed yet. */
export interface LaidBook {
  readonly placed: readonly PlacedPage[];
  /** By flow, in book order. */
  readonly laid: readonly LaidFlow[];
  readonly tall: readonly TallPart[];
}

/** Lays the flows out and gives every page its place and folio. */
export async function layOutBook(browser: Browser, job: PrintJob): Promise<LaidBook> {
  const laid = await layoutFlows(browser, job);
  const flows = job.flows.map((flow, index) => ({ ...flow, pages: laid[index]?.pages ?? [] }));
  const tall = job.flows.flatMap(({ id }, index) =>
    (laid[index]?.tall ?? []).map((part) => ({ flow: id, ...part })),
  );
  return { placed: placePages(flows), laid, tall };
}

/** Lays the flows out, two at a time, and prints the whole book once. */
export async function paginate(browser: Browser, job: PrintJob): Promise<Pagination> {
  const { placed, laid, tall } = await layOutBook(browser, job);
  const book = { title: job.title, language: job.language, styles: job.styles, pages: placed };
  const press = { browser, memory: job.memory ?? noMemory, patience: job.patience };
  const printed = tall.length > 0 ? undefined : await printCanvas(press, book);
  return {
    pages: indexFolios(placed),
    flows: job.flows.map(({ id }, index) => {
      const from = placed.findIndex((page) => page.flow === id);
      return { id, first: placed[from]?.folio ?? "", from, count: laid[index]?.pages.length ?? 0 };
    }),
    folios: placed.map((page) => page.folio),
    turned: placed.flatMap(({ isTurned }, index) => (isTurned === true ? [index] : [])),
    texts: placed.map(textOfPage),
    filled: fillFlows(job.flows, placed),
    places: { ids: printed?.ids ?? [], headings: nameHeadings(printed?.headings ?? [], placed) },
    parts: printed?.parts,
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

/** Lays out all flows; one that lists pages of the others, as an index does, when those are known. */
async function layoutFlows(browser: Browser, job: PrintJob): Promise<LaidFlow[]> {
  const workshop = await openWorkshop(browser, job);
  const sheets = job.flows.filter(({ isSheet }) => isSheet === true);
  const early = new Map([
    ...sheets.map((flow) => [flow, layOutSheet(flow.html, job.language)] as const),
    ...(await workshop.layOut(
      job.flows.filter((flow) => !sheets.includes(flow) && !hasPageLists(flow.html)),
    )),
  ]);
  const flows = job.flows.map((flow) => ({ ...flow, pages: early.get(flow)?.pages ?? [] }));
  const fill = openPageLists(placePages(flows));
  const filled = new Map(
    job.flows.flatMap((flow) =>
      hasPageLists(flow.html) ? [[flow, { ...flow, html: fill(flow.html) }]] : [],
    ),
  );
  const late = await workshop.layOut([...filled.values()]);
  await workshop.close();
  return job.flows.map((flow) => {
    const own = filled.get(flow);
    const laid = own ? late.get(own) : early.get(flow);
    if (laid === undefined) throw new Error(`“${flow.id}” was not laid out`);
    return laid;
  });
}

/** The title of a chapter is known by its number as well: `3 Money`. */
function nameHeadings(
  headings: readonly PlacedHeading[],
  placed: readonly PlacedPage[],
): PlacedHeading[] {
  return headings.map((heading) => {
    const number = heading.level === 1 ? placed[heading.page]?.number : undefined;
    return number === undefined ? heading : { ...heading, text: `${number} ${heading.text}` };
  });
}
