import type { Book, Placement } from "../../book/book.ts";
import { buildDictionary } from "../../book/dictionary.ts";
import { grades, isGrade, isStatus, statuses } from "../../book/dictionary/meaning.ts";
import { describeSource, formatCount } from "../../book/dictionary/words.ts";
import { figureWork, motionOf, scrollable } from "../../book/figure-tools.ts";
import { mentionsOf } from "../../book/mention.ts";
import { chapterName, nameOf } from "../../book/naming.ts";
import { renderDrawings, renderNotes } from "../../book/placement.ts";
import { recordFigure } from "../../book/record.ts";
import type { RenderContext } from "../../book/render.ts";
import { formatPeriod } from "../../data/period.ts";
import { describeFigure } from "../../figures/description.ts";
import { renderTable } from "../../figures/table.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import { sitePolicy, type Site } from "../site.ts";
import { citeSection } from "./cite.ts";
import { buildPage, type MadePage, type PageSection } from "./page.ts";

/** What a figure's page is made with. */
interface FigureContext extends RenderContext {
  readonly placement: Placement;
}

/** The page of each figure and table: drawing, data, method, sources, use in the book, citation. */
export function figurePages(site: Site): MadePage[] {
  const { book, drawChart } = site;
  const policy = sitePolicy(site);
  const placements = [...book.placements.values()];
  return placements.map((placement, index) => {
    const { figure } = placement;
    const path = `figures/${figure.id}`;
    const chapter = book.spine.find(({ id }) => id === placement.chapter);
    if (chapter === undefined) throw new Error(`“${figure.id}” is placed in no chapter.`);
    // Links are seen from the figure's own page.
    const context = { book, drawChart, policy, placement, chapter: { ...chapter, id: path } };
    const page = buildPage(
      {
        path,
        title: figure.title,
        description: figure.subtitle === "" ? `${nameOf(placement)} of the book` : figure.subtitle,
        kicker: { title: nameOf(placement), href: "figures/index.html" },
        opening: openingOf(context),
        sections: sectionsOf(context),
      },
      book,
    );
    return {
      ...page,
      hasDetails: figure.kind === "figure",
      subject: { kind: "figure", placement },
      previous: linkTo(placements[index - 1]),
      next: linkTo(placements[index + 1]),
    };
  });
}

function linkTo(placement: Placement | undefined): MadePage["next"] {
  if (placement === undefined) return null;
  const { id, title } = placement.figure;
  return { name: nameOf(placement), title, href: `figures/${id}/index.html` };
}

function openingOf(context: FigureContext): Html {
  const { placement } = context;
  const { figure } = placement;
  const notes = renderNotes(placement, context);
  if (figure.kind === "table")
    return html`<div class="table-figure">${scrollable(renderTable(figure, html`${nameOf(placement)}`), placement, context)}${notes}</div>`;
  return html`<figure class="figure" id="figure-${figure.id}" aria-label="${nameOf(placement)}">${renderDrawings(placement, context)}${notes}<div class="figure-tools"${motionOf(figure, context)}></div></figure>`;
}

function sectionsOf(context: FigureContext): PageSection[] {
  const { placement } = context;
  const data = { title: "The data", content: dataOf(context) };
  return [
    ...(placement.figure.kind === "figure" ? [data] : []),
    ...filesSection(context),
    { title: "How it was made", content: methodOf(context) },
    { title: "Sources", content: sourcesOf(context) },
    { title: "Where the book uses it", content: useOf(context) },
    { title: "Since when", content: historyOf(placement, context) },
    citeSection(figureWork(placement, context)),
  ];
}

function dataOf(context: FigureContext): Html {
  const { placement } = context;
  const { figure } = placement;
  const table = renderTable(figure, html`The data of ${nameOf(placement)}`);
  return html`<p>${describeFigure(figure)}</p><div class="figure-panel" data-panel="table">${scrollable(table, placement, context)}</div>`;
}

const files = [
  ["csv", "Data", "the rows, as CSV"],
  ["svg", "Chart, scalable", "SVG, with title and sources"],
  ["png", "Chart, picture", "PNG at twice the size, with title and sources"],
  ["json", "Specification", "Vega-Lite, with its rows"],
] as const;

/** Nothing where the files are not part of the publication. */
function filesSection({ placement, policy, chapter }: FigureContext): PageSection[] {
  const items = files.flatMap(([format, name, detail]) => {
    const href = policy.download(placement.figure.id, format, chapter.id);
    return href === undefined
      ? []
      : [html`<li><a href="${href}" download>${name}</a> ${detail}</li>`];
  });
  if (items.length === 0) return [];
  return [
    { title: "Take it along", content: html`<ul class="plain-list">${joinHtml(items, "\n")}</ul>` },
  ];
}

/** What the numbers are, how settled and how well seen, and what makes the title true. */
function methodOf({ placement, book, policy, chapter }: FigureContext): Html {
  const { figure } = placement;
  const { dataset, rows, records } = figure;
  const href = policy.href({ kind: "dataset", id: dataset.id }, chapter.id);
  const units = [...new Set(rows.map(({ unit }) => unit.label))].join(", ");
  const facts: [string, Html | string][] = [
    [
      "Dataset",
      html`<a href="${href}">${dataset.title}</a>, ${formatCount(rows.length + records.length, "row")} of ${dataset.rows.length}`,
    ],
    ["Unit", units],
    [
      "Status",
      tally(
        rows.map(({ status }) => status),
        (status) => (isStatus(status) ? statuses[status] : ""),
      ),
    ],
    [
      "Evidence",
      tally(
        rows.map(({ grade }) => `grade ${grade}`),
        (grade) => gradeMeaning(grade),
      ),
    ],
  ];
  const items = facts
    .filter(([, value]) => value !== "")
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return html`<dl class="facts-list">${joinHtml(items)}${claimOf(placement, book)}</dl><p>${drawnBy(figure.kind)}</p>`;
}

function gradeMeaning(name: string): string {
  const grade = name.slice(-1);
  return isGrade(grade) ? grades[grade].full : "";
}

function drawnBy(kind: string): string {
  return kind === "table"
    ? "The table shows rows of the dataset as they are; nothing is computed in it."
    : "The chart is drawn from these rows as they are; its specification computes nothing. The title, the table, the long description and the sentences of the book take their numbers from the same rows.";
}

/** How many of each, the most frequent first, each with what it means. */
function tally(names: readonly string[], meaning: (name: string) => string): Html | string {
  if (names.length === 0) return "";
  const counts = Map.groupBy(names, (name) => name);
  const items = [...counts]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(
      ([name, all]) =>
        html`<li><b>${name}</b>, ${meaning(name)}: ${formatCount(all.length, "row")}</li>`,
    );
  return html`<ul>${joinHtml(items)}</ul>`;
}

function claimOf({ figure }: Placement, { claims }: Book): Html | undefined {
  const claim = figure.claim === undefined ? undefined : claims.get(figure.claim);
  if (claim === undefined) return undefined;
  return html`<div><dt>Title holds if</dt><dd><code>${claim.formula}</code></dd></div><div><dt>Today</dt><dd>${claim.evidence}</dd></div>`;
}

function sourcesOf({ placement, book }: FigureContext): Html {
  const { rows } = placement.figure;
  const reported = rows.flatMap(({ reportedBy }) => reportedBy);
  const list = (ids: readonly string[]): Html => {
    const items = [...new Set(ids)].flatMap((id) => {
      const item = book.sources.get(id)?.item;
      return item === undefined ? [] : [html`<li>${describeSource(item)}</li>`];
    });
    return html`<ul class="dataset-sources">${joinHtml(items, "\n")}</ul>`;
  };
  const primary = list(placement.figure.sources);
  return reported.length === 0
    ? primary
    : html`${primary}<p>Where the primary source was not seen, these pages report it:</p>${list(reported)}`;
}

/** The chapter it stands in, every sentence that names it, and other figures from the same data. */
function useOf({ placement, book, policy, chapter: { id: from } }: FigureContext): Html {
  const { figure, chapter } = placement;
  const title = book.spine.find(({ id }) => id === chapter)?.title ?? chapter;
  const own = policy.href({ kind: "figure", id: figure.id }, from);
  const name = chapterName(book, chapter);
  const home = html`<p>It stands in <a href="${own}">${name === title ? title : `${name}, ${title}`}</a>.</p>`;
  const mentions = mentionsOf(book, figure.id).map(({ chapter: id, slug, text }) => {
    const href = policy.href({ kind: "chapter", id, slug }, from);
    return html`<li><a href="${href}">${chapterName(book, id)}</a>: ${text}</li>`;
  });
  const entry = buildDictionary(book).entries.find(
    ({ dataset }) => dataset.id === figure.dataset.id,
  );
  const others = (entry?.usage.placements ?? [])
    .filter((other) => other.figure.id !== figure.id)
    .map((other) => {
      const href = policy.href({ kind: "exhibit", id: other.figure.id }, from);
      return html`<li><a href="${href}">${nameOf(other)}</a>: ${other.figure.title}</li>`;
    });
  return html`${home}${listed("Sentences that name it", mentions)}${listed("Also made from this dataset", others)}`;
}

/** In which editions the figure stood, and when it was drawn anew. */
function historyOf(placement: Placement, { book, drawChart }: FigureContext): Html {
  const { metadata, editions } = book;
  const { id } = placement.figure;
  const { hash } = recordFigure(placement, drawChart);
  const marks = [
    { revision: metadata.revision, issued: metadata.issued, hash },
    ...editions
      .filter(({ record }) => record.revision < metadata.revision)
      .map(({ record }) => ({
        revision: record.revision,
        issued: record.issued,
        hash: record.figures.find((figure) => figure.id === id)?.hash,
      })),
  ];
  const items = marks.flatMap(({ revision, issued, hash: own }, index) => {
    if (own === undefined) return [];
    const before = marks[index + 1]?.hash;
    const what = before === undefined ? "first shown" : before === own ? "unchanged" : "changed";
    return [html`<li>Edition of ${formatPeriod(issued)}, revision ${revision}: ${what}</li>`];
  });
  return html`<ul class="plain-list">${joinHtml(items, "\n")}</ul>`;
}

function listed(title: string, items: readonly Html[]): Html | undefined {
  return items.length === 0 ? undefined : html`<h3>${title}</h3><ul>${joinHtml(items, "\n")}</ul>`;
}
