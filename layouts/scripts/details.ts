import { loadScript } from "./element.ts";

/** What is told of a number, a claim or a term when a reader asks. */
export interface Card {
  readonly title: string;
  readonly text: string;
  readonly lines: readonly (readonly [label: string, text: string])[];
  readonly links: readonly (readonly [text: string, href: string])[];
}

/** Where a row stands in a drawing: row, series, x, y, and for bars width and height. */
export type Mark = readonly [row: number, series: number, x: number, y: number, ...size: number[]];

/** What a page knows besides what it shows; it comes in a script of its own, when it is needed. */
interface Details {
  /** By `fact:…`, `claim:…` and `term:…`. */
  readonly cards: Readonly<Record<string, Card>>;
  /** By figure, then by the width of the drawing. */
  readonly marks: Readonly<Record<string, Readonly<Record<string, readonly Mark[]>>>>;
}

declare global {
  // What the script with a page's details calls.
  var pageDetails: ((details: Details) => void) | undefined;
}

let details: Promise<Details> | undefined;

/** Loads the details of this page, once; a page without any has none. */
export const loadDetails = (): Promise<Details> => {
  details ??= (async () => {
    let received: Details = { cards: {}, marks: {} };
    globalThis.pageDetails = (given) => {
      received = given;
    };
    if (document.querySelector("[data-details]")) await loadScript("details.js");
    return received;
  })().catch(() => ({ cards: {}, marks: {} }));
  return details;
};

/** They are fetched when the page has come to rest, so that the first question is answered at once. */
export const fetchDetailsLater = (): void => {
  const later = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1500));
  addEventListener("load", () => later(() => void loadDetails()));
};
