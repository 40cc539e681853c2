import type { Book } from "../../book/book.ts";
import { buildDictionary, type DatasetEntry } from "../../book/dictionary.ts";
import { formatCount } from "../../book/dictionary/words.ts";
import { grades, isStatus, statuses, unsettled } from "../../book/dictionary/meaning.ts";
import type { Policy } from "../../book/policy.ts";
import { findList } from "../../book/target.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import { datasetPath, sitePolicy, type Site } from "../site.ts";
import { columnsSection, measuresSection } from "./definition.ts";
import { rowsTable } from "./rows.ts";
import { sourcesSection } from "./source.ts";
import { usageSection } from "./usage.ts";

/** The page of a dataset as the layouts show it. */
export interface DatasetView {
  readonly id: string;
  readonly title: string;
  /** For the browser: with the book's title where that leaves it short. */
  readonly pageTitle: string;
  readonly description: string;
  /** From the site's root. */
  readonly href: string;
  /** The chapter that lists the data; null where the book has none. */
  readonly list: { readonly title: string; readonly href: string } | null;
  readonly sections: readonly { readonly title: string; readonly anchor: string }[];
  /** Everything below the head. */
  readonly content: string;
}

/** What every part of the page is made with. */
export interface DatasetContext {
  readonly book: Book;
  readonly entry: DatasetEntry;
  readonly policy: Policy;
  /** The page's own path, which links are seen from. */
  readonly from: string;
}

/** A part of the page under a heading of its own. */
export interface DatasetSection {
  readonly title: string;
  readonly content: Html;
}

/** Prepares the page of each dataset: what it is, what to mind, its rows, and what rests on them. */
export function datasetViews(site: Pick<Site, "book" | "hasFigureFiles">): DatasetView[] {
  const { book } = site;
  const policy = sitePolicy(site);
  const chapter = book.spine.find(({ id }) => id === findList(book, "data"));
  const list = chapter ? { title: chapter.title, href: `${chapter.id}/index.html` } : null;
  return buildDictionary(book).entries.map((entry) => {
    const { id, title, description } = entry.dataset;
    const from = datasetPath(id);
    const context = { book, entry, policy, from };
    const sections = sectionsOf(context).map((section) => ({
      ...section,
      anchor: anchorOf(section.title),
    }));
    const content = joinHtml([factsOf(context), ...sections.map(renderSection)], "\n").markup;
    const pageTitle = pageTitleOf(title, book);
    return {
      id,
      title,
      pageTitle,
      description,
      href: `${from}/index.html`,
      list,
      sections,
      content,
    };
  });
}

/** Longer titles are cut by browsers and search engines. */
const longestPageTitle = 70;

function pageTitleOf(title: string, { metadata }: Book): string {
  const whole = `${title} · ${metadata.title}`;
  return whole.length <= longestPageTitle ? whole : title;
}

/** With an underscore it can be the id of no row. */
function anchorOf(title: string): string {
  return `section_${title.toLowerCase().replaceAll(" ", "-")}`;
}

function sectionsOf(context: DatasetContext): DatasetSection[] {
  return [
    ...careSection(context),
    { title: "Rows", content: rowsTable(context) },
    ...usageSection(context),
    ...measuresSection(context),
    columnsSection(context),
    ...sourcesSection(context),
  ];
}

function renderSection({
  title,
  anchor,
  content,
}: DatasetSection & { readonly anchor: string }): Html {
  return html`<section aria-labelledby="${anchor}"><h2 id="${anchor}">${title}</h2>${content}</section>`;
}

function factsOf({ entry, policy, from }: DatasetContext): Html {
  const { dataset, coverage, next, licenses } = entry;
  const facts: [string, Html | string | undefined][] = [
    ["Rows", formatCount(dataset.rows.length, "row")],
    ["Coverage", coverage || undefined],
    ["Next value due", next || undefined],
    ["Evidence grades", gradesOf(entry)],
    ["License", joinHtml(licenses.map(licenseLink), ", ")],
    ["Download", downloadsOf(dataset.id, policy, from)],
  ];
  const items = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [html`<div><dt>${name}</dt><dd>${value}</dd></div>`],
  );
  return html`<dl class="dataset-facts">${joinHtml(items)}</dl>`;
}

function licenseLink({ name, title, path }: DatasetEntry["licenses"][number]): Html {
  const words = title ?? name;
  return path === undefined ? html`${words}` : html`<a href="${path}">${words}</a>`;
}

function downloadsOf(id: string, policy: Policy, from: string): Html | undefined {
  const files = [
    [`${id}.csv`, "rows (CSV)"],
    ["datapackage.json", "description of all datasets (Data Package)"],
    ["briefing-book-data.xlsx", "all datasets (Excel)"],
  ] as const;
  const links = files.flatMap(([file, name]) => {
    const href = policy.dataFile(file, from);
    return href === undefined ? [] : [html`<a href="${href}" download>${name}</a>`];
  });
  return links.length === 0 ? undefined : joinHtml(links, " · ");
}

function gradesOf({ grades: counts }: DatasetEntry): Html | undefined {
  const items = [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([grade, count]) =>
        html`<li><b>${grade}</b>, ${grades[grade].full}: ${formatCount(count, "row")}</li>`,
    );
  return items.length === 0 ? undefined : html`<ul>${joinHtml(items)}</ul>`;
}

/** What a reader has to mind: rules the rows are held to, and values that are not settled. */
function careSection({ entry }: DatasetContext): DatasetSection[] {
  const warned = [...entry.statuses].filter(([status]) =>
    unsettled.some((other) => other === status),
  );
  const statusItems = warned.map(([status, count]) => {
    const meaning = isStatus(status) ? statuses[status] : "";
    return html`<li><b>${status}</b>, ${meaning}: ${formatCount(count, "row")}</li>`;
  });
  const ruleItems = entry.rules.map(
    ({ why, texts }) =>
      html`<li>${why}<details><summary>${formatCount(texts.length, "check")}</summary><ul>${texts.map((text) => html`<li>${text}</li>`)}</ul></details></li>`,
  );
  if (statusItems.length + ruleItems.length === 0) return [];
  return [
    {
      title: "What to mind",
      content: html`<ul>${joinHtml([...ruleItems, ...statusItems], "\n")}</ul>`,
    },
  ];
}
