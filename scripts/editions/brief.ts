import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Chapter } from "../book/chapter.ts";
import { chartStyles } from "../figures/theme.ts";
import { BookError } from "../lib/problem.ts";
import { useBrowser } from "./borrow.ts";
import { briefOf } from "./brief/chapter.ts";
import { buildBriefDocument } from "./brief/document.ts";
import { divideSides } from "./brief/side.ts";
import type { Job } from "./edition.ts";
import { buildFontFaces } from "./paged/fonts.ts";
import { sheets } from "./paged/sheet.ts";
import { guardPatience, openTab, printTab } from "./paged/tab.ts";
import { finishPdf } from "./pdf.ts";
import { pdfMetadata } from "./print/metadata.ts";
import { reportUnsaid } from "./print/report.ts";
import { findUnsaidWhole } from "./witness/check.ts";

/** Publishes the brief: one sheet of paper with two sides, on A4 and on Letter. */
export async function publishBrief(job: Job): Promise<void> {
  const { book, layouts, output, problems } = job;
  const chapter = briefOf(book);
  if (chapter === undefined)
    throw new BookError(
      "This book has no brief: write chapters/brief.md and list it in data/book.yaml under apart.",
      2,
    );
  const sides = divideSides(chapter.tokens);
  if (sides.length !== 2) {
    problems.add(
      "brief-sides",
      { ...chapter.place, line: 1 },
      `The brief is divided into ${sides.length === 1 ? "one side" : `${sides.length} sides`}; a sheet has two.`,
      "let one line --- stand where the second side begins.",
    );
    return;
  }
  const markup = buildBriefDocument(sides, await briefStyles(layouts), { ...job, chapter });
  const { pdf, runs } = await printBrief(markup);
  reportRuns(runs, chapter, job);
  const finished = finishPdf([pdf], {
    ...pdfMetadata(book),
    title: `${chapter.title} · ${book.metadata.title}`,
  });
  for (const sheet of sheets) {
    const bytes = finished.saveFor(sheet);
    output.write(`print/brief-${sheet.name}.pdf`, bytes, sides.length);
    if (runs.every(fits)) reportUnsaid(findUnsaidWhole(bytes, { flow: chapter.id, markup }), job);
  }
}

async function briefStyles(layouts: string): Promise<string> {
  const read = (name: string): string => readFileSync(join(layouts, "styles", name), "utf8");
  return [await buildFontFaces(), chartStyles, read("tokens.css"), read("brief.css")].join("\n");
}

/** By how much each side runs over, in millimeters; 0 where it fits. */
interface Run {
  readonly down: number;
  readonly across: number;
}

async function printBrief(markup: string): Promise<{ pdf: Uint8Array; runs: Run[] }> {
  return await useBrowser(async (browser) => {
    const tab = await openTab(browser, markup);
    const runs = await tab.evaluate(measureRuns);
    const pdf = await guardPatience(printTab(tab), undefined);
    await tab.close();
    return { pdf, runs };
  });
}

/** Runs in the page. A word's own box is higher than its line, so down the page only blocks are measured. */
function measureRuns(): Run[] {
  const millimeter = 96 / 25.4;
  return [...document.querySelectorAll<HTMLElement>(".side")].map((side) => {
    const { bottom } = side.getBoundingClientRect();
    const blocks = [...side.querySelectorAll("*:not(svg *)")].filter(
      (element) => getComputedStyle(element).display !== "inline",
    );
    const bottoms = blocks.map((element) => element.getBoundingClientRect().bottom);
    return {
      down: (Math.max(bottom, ...bottoms) - bottom) / millimeter,
      across: Math.max(0, side.scrollWidth - Math.ceil(side.offsetWidth)) / millimeter,
    };
  });
}

/** A tenth of a millimeter is rounding. */
const tolerance = 0.1;

function fits({ down, across }: Run): boolean {
  return down <= tolerance && across <= tolerance;
}

function reportRuns(
  runs: readonly Run[],
  { blocks, tokens, place }: Chapter,
  { problems }: Job,
): void {
  const sides = divideSides(tokens);
  for (const [index, { down, across }] of runs.entries()) {
    const own = new Set(sides[index]);
    const first = blocks.find(({ token }) => own.has(token))?.placeAt(0) ?? place;
    const side = index === 0 ? "first" : "second";
    if (down > tolerance)
      problems.add(
        "brief-overfull",
        first,
        `The ${side} side of the brief is ${down.toFixed(1)} mm too long for its sheet.`,
        "shorten what begins here, or move some of it to the other side of the line ---.",
      );
    if (across > tolerance)
      problems.add(
        "brief-overfull",
        first,
        `Something on the ${side} side of the brief is ${across.toFixed(1)} mm too wide for its sheet.`,
        "look for a long word or address, or show fewer events in a strip.",
      );
  }
}
