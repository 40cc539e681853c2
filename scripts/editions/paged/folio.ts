import type { LaidPage } from "./layout.ts";

/** What a page is called and where it stands in the bound book. */
export interface PlacedPage {
  readonly flow: string;
  /** Counts flows from 0; by it the pieces of a chapter are put together again. */
  readonly flowNumber: number;
  /** Of a numbered chapter. */
  readonly number?: number | undefined;
  /** Running head: the chapter on the left, the section on the right; empty where the page has none. */
  readonly head: string;
  /** Absolute number counting from 1; even pages are left-hand. */
  readonly position: number;
  /** The number as the reader counts: `iv`, `41`. */
  readonly folio: string;
  /** Whether head and folio are printed; cover and imprint are counted silently. */
  readonly isNumbered: boolean;
  readonly isFirst: boolean;
  /** Whether it takes the whole sheet and not the text block. */
  readonly isSheet?: boolean | undefined;
  /** Whether a table runs along its height, so that it is to be turned on a screen. */
  readonly isTurned?: boolean | undefined;
  /** Absent for a page left empty so that the next flow starts on the right. */
  readonly laid?: LaidPage;
}

/** A flow with its pages, ready to be given its place. */
export interface CountedFlow {
  readonly id: string;
  readonly title: string;
  readonly number?: number | undefined;
  readonly numbering: "none" | "roman" | "arabic";
  readonly startsOn?: "recto" | undefined;
  readonly isSheet?: boolean | undefined;
  readonly pages: readonly LaidPage[];
}

/**
 * Gives every page its position and folio: roman until the first arabic flow, then arabic from 1 to the end. Page 1
 * stands on the right, as in every bound book.
 */
export function placePages(flows: readonly CountedFlow[]): PlacedPage[] {
  const placed: PlacedPage[] = [];
  let series: "roman" | "arabic" = "roman";
  let count = 0;
  for (const [flowNumber, flow] of flows.entries()) {
    const opensBody = flow.numbering === "arabic" && series === "roman";
    if ((opensBody || flow.startsOn === "recto") && placed.length % 2 === 1) {
      count += 1;
      placed.push(placeBlank(placed.length + 1, formatFolio(count, series)));
    }
    if (opensBody) [series, count] = ["arabic", 0];
    let section = flow.title;
    for (const [index, laid] of flow.pages.entries()) {
      count += 1;
      const isTurned = hasTurned(laid);
      const isVerso = placed.length % 2 === 1;
      // Of sections that begin on a page the last is named: it is the one that goes on.
      section = laid.sections.at(-1) ?? section;
      placed.push({
        flow: flow.id,
        flowNumber,
        number: flow.number,
        head:
          isTurned || index === 0 || flow.numbering === "none"
            ? ""
            : isVerso
              ? nameOf(flow)
              : section,
        position: placed.length + 1,
        folio: formatFolio(count, series),
        isNumbered: flow.numbering !== "none",
        isFirst: index === 0,
        isSheet: flow.isSheet,
        isTurned,
        laid,
      });
    }
  }
  return placed;
}

function nameOf({ number, title }: CountedFlow): string {
  return number === undefined ? title : `${number}\u2003${title}`;
}

function hasTurned({ floats, text }: LaidPage): boolean {
  return /class="table-figure turned"/.test(floats + text);
}

function placeBlank(position: number, folio: string): PlacedPage {
  return { flow: "", flowNumber: -1, head: "", position, folio, isNumbered: false, isFirst: false };
}

function formatFolio(count: number, series: "roman" | "arabic"): string {
  return series === "arabic" ? String(count) : formatRoman(count);
}

/** Writes a whole number above 0 in small roman numerals, e.g. `xiv`. */
export function formatRoman(count: number): string {
  const steps: readonly [number, string][] = [
    [1000, "m"],
    [900, "cm"],
    [500, "d"],
    [400, "cd"],
    [100, "c"],
    [90, "xc"],
    [50, "l"],
    [40, "xl"],
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ];
  let rest = count;
  let roman = "";
  for (const [value, letters] of steps) {
    for (; rest >= value; rest -= value) roman += letters;
  }
  return roman;
}
