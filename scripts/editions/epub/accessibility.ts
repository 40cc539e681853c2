import type { Book } from "../../book/book.ts";
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
export function renderAccessibility({ placements }: Book): Html[] {
  const hasCharts = [...placements.values()].some(({ figure }) => figure.kind === "figure");
  // The rows of a chart follow it as a table: that is its long description.
  const offered = hasCharts ? [...features, "longDescription"] : features;
  const statements: [property: string, value: string][] = [
    ["accessMode", "textual"],
    ["accessMode", "visual"],
    ["accessModeSufficient", "textual"],
    ["accessModeSufficient", "textual,visual"],
    ...offered
      .toSorted(compareWords)
      .map((feature): [string, string] => ["accessibilityFeature", feature]),
    ["accessibilityHazard", "none"],
    ["accessibilitySummary", summarize(hasCharts)],
  ];
  return statements.map(
    ([property, value]) => html`<meta property="schema:${property}">${value}</meta>`,
  );
}

function summarize(hasCharts: boolean): string {
  const sentences = [
    "The text reflows, can be set in any size, font and color, and has headings, landmarks and a table of contents.",
    "The cover has a text alternative.",
    hasCharts &&
      "Each chart has a text alternative and is followed by a table of the values it shows.",
    "Notes are linked in both directions.",
    "This publication carries no page numbers of a print edition.",
    "It has not been evaluated by a third party.",
  ];
  return sentences.filter((sentence) => sentence !== false).join(" ");
}

function compareWords(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}
