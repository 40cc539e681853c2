import { readTags, type Tag } from "./tag-tree.ts";
import { openPdf } from "./pdf-reader.ts";

/** A line of print; lengths in points from the lower left corner of its page. */
export interface Line {
  /** 1 for the first. */
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of its largest letters. */
  readonly size: number;
}

/** A paragraph, heading, cell or the like: what the tag tree holds as one, with its lines on however many pages. */
export interface Block {
  readonly tag: string;
  /** Tags around it, outermost first. */
  readonly within: readonly string[];
  readonly lines: readonly Line[];
}

/** A link within the book, as it is printed. */
export interface PrintedLink {
  readonly page: number;
  readonly text: string;
  /** The printed words that follow it, a few. */
  readonly after: string;
  /** The number at the right edge that ends its line, as in a list of contents; empty when there is none. */
  readonly folio: string;
  readonly name: string;
  /** Page its destination is on, 1 for the first; 0 when it has none. */
  readonly target: number;
}

/** A finished PDF as a reader sees it, by libraries that are not ours. */
export interface PrintedBook {
  /** What each page is called. */
  readonly labels: readonly string[];
  readonly blocks: readonly Block[];
  readonly links: readonly PrintedLink[];
  /** Every line of each page, artifacts too, from the top down. */
  readonly pages: readonly (readonly Line[])[];
  /** Width and height of each page. */
  readonly sheets: readonly { readonly width: number; readonly height: number }[];
}

interface Piece {
  readonly page: number;
  readonly mark: string;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** Elements that stand within a line. */
const inline = new Set([
  "Code",
  "Em",
  "Lbl",
  "Link",
  "NonStruct",
  "Reference",
  "Span",
  "Strong",
  "Sub",
]);

/** Reads a finished PDF: text and links page by page, and its paragraphs by the tags. */
export async function readPrinted(bytes: Uint8Array): Promise<PrintedBook> {
  const pdf = await openPdf(bytes);
  const labels = (await pdf.getPageLabels()) ?? [];
  const pages: Piece[][] = [];
  const links: PrintedLink[] = [];
  const sheets: { width: number; height: number }[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    sheets.push({ width: right - left, height: top - bottom });
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const pieces = readPieces(items, { page: number, left, bottom });
    pages.push(pieces);
    for (const link of (await page.getAnnotations()) as Annotation[])
      if (link.subtype === "Link" && typeof link.dest === "string")
        links.push({
          ...readLink(pieces, link.rect, { left, bottom }),
          page: number,
          name: link.dest,
          target: await findPage(link.dest),
        });
  }
  const { root } = await readTags(bytes);
  const marked = Map.groupBy(pages.flat(), ({ page, mark }) => `${page}/${mark}`);
  const blocks = readBlocks(root, [], marked);
  await pdf.loadingTask.destroy();
  return { labels, blocks, links, sheets, pages: pages.map((pieces) => toLines(pieces)) };

  async function findPage(name: string): Promise<number> {
    const [page] = (await pdf.getDestination(name)) ?? [];
    return page === undefined ? 0 : (await pdf.getPageIndex(page)) + 1;
  }
}

interface Annotation {
  readonly subtype: string;
  readonly dest?: unknown;
  readonly rect: readonly [number, number, number, number];
}

type Items = Awaited<
  ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof openPdf>>["getPage"]>>["getTextContent"]>
>["items"];

/** Where the lower left corner of a page is. */
interface Corner {
  readonly left: number;
  readonly bottom: number;
}

function readPieces(
  items: Items,
  { page, ...corner }: Corner & { readonly page: number },
): Piece[] {
  const open: string[] = [];
  return items.flatMap((item) => {
    if (!("str" in item)) {
      if (item.type === "endMarkedContent") open.pop();
      else open.push(/mc(\d+)$/.exec(item.id ?? "")?.[1] ?? "");
      return [];
    }
    if (item.str.trim() === "") return [];
    const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
    const [left, baseline] = [x - corner.left, y - corner.bottom];
    const mark = open.at(-1) ?? "";
    return { page, mark, text: item.str, left, right: left + item.width, baseline, size };
  });
}

/** The words in a link's box, and those that follow them. */
function readLink(
  pieces: readonly Piece[],
  [x0, y0, x1, y1]: Annotation["rect"],
  corner: Corner,
): Pick<PrintedLink, "text" | "after" | "folio"> {
  const isInside = ({ left, right, baseline }: Piece): boolean =>
    baseline > y0 - corner.bottom - 1 &&
    baseline < y1 - corner.bottom + 1 &&
    left + right > 2 * (x0 - corner.left - 1) &&
    left + right < 2 * (x1 - corner.left + 1);
  const inside = pieces.filter(isInside);
  const last = inside.at(-1);
  const rest = last === undefined ? [] : pieces.slice(pieces.indexOf(last) + 1);
  const edge = Math.max(...pieces.map(({ right }) => right));
  const [next] = rest;
  const isFolio =
    next !== undefined &&
    inside.some(({ baseline }) => Math.abs(baseline - next.baseline) < 1) &&
    next.right > edge - 1 &&
    /^[\divxlc]+$/.test(next.text);
  return {
    text: joinPieces(inside),
    after: joinPieces(rest.slice(0, 6)).slice(0, 24),
    folio: isFolio ? next.text : "",
  };
}

function joinPieces(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text }) => text)
    .join("")
    .trim();
}

function readBlocks(
  tag: Tag,
  within: readonly string[],
  marked: ReadonlyMap<string, readonly Piece[]>,
): Block[] {
  const blocks: Block[] = [];
  let run: Piece[] = [];
  const close = (): void => {
    if (run.length > 0) blocks.push({ tag: tag.type, within, lines: toLines(run) });
    run = [];
  };
  for (const kid of tag.kids)
    if (typeof kid === "string") run.push(...(marked.get(kid) ?? []));
    else if (inline.has(kid.type)) run.push(...inlinePieces(kid, marked));
    else blocks.push(...readBlocks(kid, [...within, tag.type], marked));
  close();
  return blocks;
}

function inlinePieces(tag: Tag, marked: ReadonlyMap<string, readonly Piece[]>): Piece[] {
  return tag.kids.flatMap((kid) =>
    typeof kid === "string" ? (marked.get(kid) ?? []) : inlinePieces(kid, marked),
  );
}

/** What stands less than a line higher or lower, as the raised number of a note does, belongs to the same line. */
function toLines(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  for (const { page, text, left, right, baseline, size } of pieces) {
    const last = lines.at(-1);
    const isNew =
      last === undefined ||
      last.page !== page ||
      Math.abs(last.baseline - baseline) > Math.max(last.size, size) * 0.6;
    if (isNew) lines.push({ page, text, left, right, baseline, size });
    else
      lines[lines.length - 1] = {
        ...last,
        text: `${last.text}${text}`,
        left: Math.min(last.left, left),
        right: Math.max(last.right, right),
        baseline: size > last.size ? baseline : last.baseline,
        size: Math.max(last.size, size),
      };
  }
  return lines;
}
