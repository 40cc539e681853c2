import type { Book } from "../../book/book.ts";
import { findList } from "../../book/target.ts";
import { html, type Html } from "../../lib/html.ts";

/** What every book of this engine offers; words of the W3C vocabulary for `accessibilityFeature`. */
const features = [
  "alternativeText",
  "ARIA",
  "displayTransformability",
  "readingOrder",
  "structuralNavigation",
  "tableOfContents",
  "unlocked",
];

/** States what a person who cannot see, or sees differently, will find. It says only what the engine itself makes sure of. */
export function renderAccessibility(book: Book, hasPages: boolean): Html[] {
  const hasCharts = [...book.placements.values()].some(({ figure }) => figure.kind === "figure");
  // A description in words and the rows of a chart as a table follow it, or a link to them: that is its long description.
  const offered = [
    ...features,
    ...(hasCharts ? ["longDescription"] : []),
    ...(findList(book, "index") === undefined ? [] : ["index"]),
    ...(hasPages ? ["pageBreakMarkers", "pageNavigation"] : []),
  ];
  const statements: [property: string, value: string][] = [
    ["accessMode", "textual"],
    ["accessMode", "visual"],
    ["accessModeSufficient", "textual"],
    ["accessModeSufficient", "textual,visual"],
    ...offered
      .toSorted(compareWords)
      .map((feature): [string, string] => ["accessibilityFeature", feature]),
    ["accessibilityHazard", "none"],
    ["accessibilitySummary", summarize({ hasCharts, hasPages })],
  ];
  return statements.map(
    ([property, value]) => html`<meta property="schema:${property}">${value}</meta>`,
  );
}

function summarize({
  hasCharts,
  hasPages,
}: {
  readonly hasCharts: boolean;
  readonly hasPages: boolean;
}): string {
  const sentences = [
    "The text reflows, can be set in any size, font and color, and has headings, landmarks and a table of contents.",
    "The cover has a text alternative.",
    hasCharts &&
      "Each chart has a text alternative and is followed by a description and by a table of the values it shows or, where that is long, a link to it.",
    "Notes are linked in both directions.",
    hasPages
      ? "The places where the pages of the print edition begin are marked and listed."
      : "This publication carries no page numbers of a print edition.",
    "It has not been evaluated by a third party.",
  ];
  return sentences.filter((sentence) => sentence !== false).join(" ");
}

function compareWords(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}
