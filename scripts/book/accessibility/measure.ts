/** A way of looking for a failure in every page of a site. */
export interface Measure {
  /** What is counted, e.g. `page`. */
  readonly of: string;
  /** What was done, to be read before “on 137 pages”. */
  readonly says: string;
}

/** The measures of the record; tests/browser/measures.ts makes each of them. */
export const measures: Readonly<Record<string, Measure>> = {
  axe: {
    of: "view",
    says: "Every rule of axe-core, with everything folded out, by light and dark, on a phone and on a desktop",
  },
  reflow: {
    of: "page",
    says: "A window 320 px wide, which is one of 1,280 px enlarged to 400 %, folded in and out: nothing runs over its side",
  },
  "text-size": {
    of: "page",
    says: "The browser’s text set twice as large: nothing runs over the side, no words are cut off",
  },
  "text-spacing": {
    of: "page",
    says: "Text spaced as criterion 1.4.12 has it: nothing runs over the side, no words are cut off",
  },
  "least-text": {
    of: "page",
    says: "The computed size of all text, on a phone and on a desktop: 12 px at least",
  },
  "chart-text": {
    of: "chart",
    says: "The size of text in charts as shown, on a phone and on a desktop: 12 px at least",
  },
  keyboard: {
    of: "page",
    says: "The Tab key, from the first stop to the last: it reaches all that can be operated, once, and leaves the page; the skip link comes first; nothing else happens on the way",
  },
  focus: {
    of: "stop",
    says: "What has the focus: in sight, not covered, with an outline of 2 px and 4.5:1 against its ground",
  },
  keys: { of: "page", says: "Every letter, digit and sign pressed by itself: nothing happens" },
  motion: {
    of: "page",
    says: "Animations, transitions and scrolling that glides, in all elements: none where a reader asks for less motion, and none that starts by itself where not",
  },
  shift: {
    of: "page",
    says: "Layout shift after the page is opened, on a phone and on a desktop: none",
  },
  media: {
    of: "page",
    says: "Sound, video, frames, plug-ins, pictures of text, forms that send, fields about the reader, pages that reload themselves: none",
  },
  order: {
    of: "page",
    says: "Positive tab stops, and styles that put things in another order than the source: none",
  },
  orientation: { of: "style sheet", says: "Rules that ask how a screen is held: none" },
  titles: { of: "page", says: "The titles of pages: each there, each different" },
  navigation: {
    of: "page",
    says: "The ways in head, contents and foot: the same everywhere, in the same order",
  },
  ways: {
    of: "page",
    says: "Two ways to each page: links from the first page on; and the search, or links from two other pages",
  },
  "scripts-off": { of: "page", says: "The page with its scripts off: the same words" },
  figures: {
    of: "figure",
    says: "Each figure in its chapter: number, title, subtitle, source, and a way to its rows as a file",
  },
  charts: {
    of: "chart",
    says: "Each chart in its chapter: a name of 150 characters at most, a description in words, the table of its values, and one tab stop at most with scripts on",
  },
  reading: { of: "chapter", says: "The grade of each chapter after Flesch and Kincaid: 9 at most" },
};
