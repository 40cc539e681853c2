import type { Block, Line, PrintedBook, PrintedLink } from "./printed.ts";

/** Widows and orphans, one line of a paragraph alone on a page: `tag, page: words`. */
export function findWidowsAndOrphans({ blocks, labels }: PrintedBook): string[] {
  return blocks.flatMap((block) => {
    const pages = [...Map.groupBy(block.lines, ({ page }) => page)];
    if (pages.length < 2) return [];
    return [pages[0], pages.at(-1)].flatMap((found) => {
      const [page = 0, lines = []] = found ?? [];
      return lines.length > 1
        ? []
        : [`${block.tag}, ${labels[page - 1]}: ${lines[0]?.text.slice(0, 60)}`];
    });
  });
}

/** Headings that end the text of a page. */
export function findStrandedHeadings({ blocks, labels }: PrintedBook): string[] {
  const flow = blocks.filter(({ within, lines }) => !within.includes("Note") && lines.length > 0);
  return flow.flatMap((block, index) => {
    const next = flow[index + 1];
    const isHead = /^H\d$/.test(block.tag);
    if (!isHead || next === undefined || pageOf(next) === lastPageOf(block)) return [];
    return [`${labels[lastPageOf(block) - 1]}: ${wordsOf(block)}`];
  });
}

export function pageOf(block: Block): number {
  return block.lines[0]?.page ?? 0;
}

function lastPageOf(block: Block): number {
  return block.lines.at(-1)?.page ?? 0;
}

function wordsOf({ lines }: Block): string {
  return lines.map(({ text }) => text).join(" ");
}

/** A printed page number, with the page its link leads to. */
export interface PrintedNumber extends PrintedLink {
  readonly printed: string;
}

const roman = "[ivxlc]+";
const folioPattern = `(?:\\d+|${roman})`;

/** Every page number that is printed with a link: of references, contents, lists and index. */
export function pageNumbers({ links }: PrintedBook): PrintedNumber[] {
  return links.flatMap((link) => {
    const printed =
      (link.folio === "" ? undefined : link.folio) ??
      new RegExp(`^\\(p\\.\\s*(${folioPattern})\\)`).exec(link.after)?.[1] ??
      new RegExp(`p\\.\\s*(${folioPattern})\\)?$`).exec(link.text)?.[1] ??
      // In the index a link is a page, or a run of pages of which it names the first.
      (/--index-/.test(link.name)
        ? new RegExp(`^(${folioPattern})(?:–${folioPattern})?$`).exec(link.text)?.[1]
        : undefined);
    return printed === undefined ? [] : [{ ...link, printed }];
  });
}

/** Numbers that are not those of the page they lead to. */
export function findWrongNumbers(book: PrintedBook): string[] {
  return pageNumbers(book)
    .filter(({ printed, target }) => book.labels[target - 1] !== printed)
    .map(
      ({ page, text, printed, target }) =>
        `${book.labels[page - 1]}: “${text}” says ${printed}, stands on ${book.labels[target - 1]}`,
    );
}

/** References that name what does not stand on the page they lead to. */
export function findWrongTargets({ links, pages, labels }: PrintedBook): string[] {
  return links.flatMap(({ page, text, target, name }) => {
    const words = /^(?:Figure|Table|Chapter) \d+$/.exec(text)?.[0].toLowerCase();
    if (words === undefined || name.startsWith("index-")) return [];
    const isThere = pages[target - 1]?.some((line) => startsWith(line.text, words)) ?? false;
    return isThere ? [] : [`${labels[page - 1]}: ${text} is not on ${labels[target - 1]}`];
  });
}

function startsWith(line: string, words: string): boolean {
  return line.toLowerCase().startsWith(words) && !/^\d/.test(line.slice(words.length));
}

/** Figures and tables that stand more than so many pages from every sentence that sends the reader to them. */
export function findFarExhibits({ links, labels }: PrintedBook, most = 1): string[] {
  const references = links.filter(({ name, text, folio }) => isReference(name, text) && !folio);
  return [...Map.groupBy(references, ({ name }) => name).values()].flatMap((all) => {
    const [nearest] = all.toSorted((a, b) => distanceOf(a) - distanceOf(b));
    return nearest === undefined || distanceOf(nearest) <= most
      ? []
      : [`${nearest.text}: ${labels[nearest.page - 1]} to ${labels[nearest.target - 1]}`];
  });
}

function distanceOf({ page, target }: PrintedLink): number {
  return Math.abs(target - page);
}

function isReference(name: string, text: string): boolean {
  return /^(?:figure|table)-/.test(name) && /^(?:Figure|Table) ?\d/.test(text);
}

/** Lines that leave the text block's width or come nearer to an edge than a laser printer prints. */
export function findStrayLines(
  { pages, sheets, labels }: PrintedBook,
  block: { readonly width: number; readonly clear: number },
): string[] {
  return pages.flatMap((lines, index) => {
    const { width = 0, height = 0 } = sheets[index] ?? {};
    const edge = (width - block.width) / 2;
    const isStray = ({ left, right, baseline, size }: Line): boolean =>
      left < edge - 1 ||
      right > width - edge + 1 ||
      baseline < block.clear ||
      baseline + size > height - block.clear;
    return lines
      .filter(isStray)
      .map(
        ({ text, left, right }) =>
          `${labels[index]}: “${text.slice(0, 60)}” from ${left.toFixed(0)} to ${right.toFixed(0)} of ${width.toFixed(0)}`,
      );
  });
}

/** Empty pages that are not there to let the next open on the right-hand side. */
export function findEmptyPages({ pages, labels }: PrintedBook): string[] {
  return pages.flatMap((lines, index) => {
    const isMeant = index % 2 === 1 && index + 1 < pages.length;
    return lines.length > 0 || isMeant ? [] : [labels[index] ?? ""];
  });
}
