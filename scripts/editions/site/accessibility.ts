import { chartability } from "../../book/accessibility/chartability.ts";
import { judge, type Standing, type Verdict } from "../../book/accessibility/criterion.ts";
import { measures } from "../../book/accessibility/measure.ts";
import type { AccessibilityRecord } from "../../book/accessibility/record.ts";
import { wcag } from "../../book/accessibility/wcag.ts";
import type { Book } from "../../book/book.ts";
import { formatCount } from "../../book/dictionary/words.ts";
import { formatPeriod } from "../../data/period.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import type { Site } from "../site.ts";
import { buildPage, type MadePage, type PageSection } from "./page.ts";

/** The folder of the page. */
export const accessibilityFolder = "accessibility";
export const accessibilityTitle = "Accessibility";

/** How a criterion stands, in words that claim no more than was measured. */
const verdicts: Readonly<Record<Verdict, string>> = {
  fails: "Fails",
  clear: "No failure found",
  absent: "Does not apply",
  open: "Not tested",
};

/** The page of what was measured: what fails, what nobody has looked at, and on what the rest stands. None for a book that was never measured. */
export function accessibilityPage({ book }: Pick<Site, "book">): MadePage[] {
  const record = book.accessibility;
  if (record === undefined) return [];
  const criteria = wcag.map((criterion) => judge(criterion, record));
  const heuristics = chartability.map((criterion) => judge(criterion, record));
  const sections: PageSection[] = [
    { title: "What fails", content: failuresOf([...criteria, ...heuristics]) },
    { title: "What is not known", content: unknownsOf([...criteria, ...heuristics], book, record) },
    { title: "Report a barrier", content: reportOf(book) },
    { title: "What was measured", content: measuredOf(record) },
    {
      title: "Web Content Accessibility Guidelines 2.2, levels A and AA",
      content: tableOf(criteria, "Criterion", "Level"),
    },
    { title: "Chartability", content: chartabilityOf(heuristics) },
  ];
  return [
    buildPage(
      {
        path: accessibilityFolder,
        title: accessibilityTitle,
        description:
          "What was tested in this site, on what, what fails, and what nobody has looked at.",
        isWide: true,
        opening: openingOf(record, criteria, heuristics),
        sections,
      },
      book,
    ),
  ];
}

function openingOf(
  { edition, pages, figures }: AccessibilityRecord,
  criteria: readonly Standing[],
  heuristics: readonly Standing[],
): Html {
  const what = `The results below were measured by programs, on ${formatCount(pages.length, "page")} with ${formatCount(figures.length, "figure or table", "figures and tables")} of this site, in the edition of ${formatPeriod(edition.issued)}, revision ${String(edition.revision)}. Programs find some barriers and not others: “no failure found” is no proof that there is none, and no conformance is claimed.`;
  return html`<p>${what}</p><ul><li>Web Content Accessibility Guidelines 2.2, levels A and AA: ${countsOf(criteria)}.</li><li>Chartability, for charts: ${countsOf(heuristics)}.</li></ul>`;
}

function countsOf(standings: readonly Standing[]): string {
  const words: Readonly<Record<Verdict, string>> = {
    fails: "failed",
    clear: "without a failure found",
    absent: "not applicable",
    open: "not tested",
  };
  const counts = (["fails", "clear", "absent", "open"] as const).map((verdict) => {
    const count = standings.filter((each) => each.verdict === verdict).length;
    return `${count} ${words[verdict]}`;
  });
  return `${formatCount(standings.length, "criterion", "criteria")}, ${counts.join(", ")}`;
}

function nameOf({ criterion: { id, title } }: Standing): string {
  return id === title ? title : `${id} ${title}`;
}

function failuresOf(standings: readonly Standing[]): Html {
  const failed = standings.filter(({ verdict }) => verdict === "fails");
  if (failed.length === 0) return html`<p>Nothing that was measured fails.</p>`;
  return html`<ul>${failed.map((each) => html`<li><b>${nameOf(each)}</b>${linesOf(each)}</li>`)}</ul>`;
}

/** Failures shown of one criterion; the table has them all. */
const mostShown = 5;

function linesOf({ failures }: Standing): Html {
  const more = failures.length - mostShown;
  const lines = [...failures.slice(0, mostShown), ...(more > 0 ? [`and ${more} more`] : [])];
  return html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** What no program can tell, and what has come since the measurement. */
function unknownsOf(standings: readonly Standing[], book: Book, record: AccessibilityRecord): Html {
  const known = new Set(record.figures);
  const since = [...book.placements.values()].filter(({ figure }) => !known.has(figure.id));
  const newer =
    since.length === 0
      ? undefined
      : html`<p>Not measured, because newer than the measurement: ${since.map(({ figure }) => figure.title).join("; ")}.</p>`;
  const open = standings.filter(({ criterion }) => criterion.open !== undefined);
  const items = open.map((each) => html`<li><b>${nameOf(each)}</b>: ${each.criterion.open}</li>`);
  return html`<p>No person with a disability, no screen reader and no browser but Chromium has been asked. The PDF and the e-book are not part of this measurement; each carries its own statement. Open are in particular:</p>${newer}<ul>${joinHtml(items, "\n")}</ul>`;
}

function reportOf({ metadata: { contact, publisher } }: Book): Html {
  if (contact === undefined)
    return html`<p>This book names no address of its own yet. Tell its publisher, ${publisher}, or whoever gave you this copy: which page, what you wanted to do, and what you read it with.</p>`;
  const words = contact.replace(/^mailto:/, "");
  return html`<p>Write to <a href="${contact}">${words}</a>: which page, what you wanted to do, and what you read it with.</p>`;
}

function measuredOf(record: AccessibilityRecord): Html {
  const tools = Object.entries(record.tools).map(([name, version]) => `${name} ${version}`);
  const rows = record.measures.map(({ id, looked, found }) => {
    const measure = measures[id];
    const what = measure?.says ?? id;
    const result = found.length === 0 ? "none failed" : `${found.length} failed`;
    return html`<tr><th scope="row">${what}</th><td data-label="Looked at">${formatCount(looked, measure?.of ?? "thing")}</td><td data-label="Found">${result}</td></tr>`;
  });
  return html`<p>With ${tools.join(", ")}.</p><div class="table-scroll" role="region" aria-label="Measures, table" tabindex="0"><table class="wide"><thead><tr><th scope="col">What was done</th><th scope="col">Looked at</th><th scope="col">Found</th></tr></thead><tbody>${joinHtml(rows, "\n")}</tbody></table></div>`;
}

function chartabilityOf(standings: readonly Standing[]): Html {
  const intro =
    "Fifty heuristics for data visualization by Frank Elavsky and others, each worded as a failure that one looks for.";
  return html`<p>${intro} <a href="https://chartability.github.io/POUR-CAF/">The workbook</a> says what each means; those it calls critical are marked.</p>${tableOf(standings, "Heuristic", "Weight")}`;
}

function tableOf(standings: readonly Standing[], name: string, level: string): Html {
  const rows = standings.map((each) => {
    const lines = [
      ...each.failures,
      ...(each.criterion.absent === undefined ? [] : [each.criterion.absent]),
      ...each.evidence,
      ...(each.criterion.open === undefined ? [] : [`Not known: ${each.criterion.open}`]),
    ];
    return html`<tr><th scope="row">${nameOf(each)}</th><td data-label="${level}">${each.criterion.level}</td><td data-label="Result">${verdicts[each.verdict]}</td><td data-label="On what it rests">${lines.map((line) => html`<p>${line}</p>`)}</td></tr>`;
  });
  return html`<div class="table-scroll" role="region" aria-label="${name}, table" tabindex="0"><table class="wide"><thead><tr><th scope="col">${name}</th><th scope="col">${level}</th><th scope="col">Result</th><th scope="col">On what it rests</th></tr></thead><tbody>${joinHtml(rows, "\n")}</tbody></table></div>`;
}
