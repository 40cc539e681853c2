import type { Book } from "../../book/book.ts";
import { buildDictionary, type DatasetEntry } from "../../book/dictionary.ts";
import { formatCount } from "../../book/dictionary/words.ts";
import { grades, isStatus, statuses, unsettled } from "../../book/dictionary/meaning.ts";
import type { Policy } from "../../book/policy.ts";
import { findList } from "../../book/target.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import { datasetPath, sitePolicy, type Site } from "../site.ts";
import { columnsSection, measuresSection } from "./definition.ts";
import { buildPage, pageTitleOf, type MadePage, type PageSection } from "./page.ts";
import { rowsTable } from "./rows.ts";
import { sourcesSection } from "./source.ts";
import { usageSection } from "./usage.ts";

/** What every part of the page is made with. */
export interface DatasetContext {
  readonly book: Book;
  readonly entry: DatasetEntry;
  readonly policy: Policy;
  /** The page's own path, which links are seen from. */
  readonly from: string;
}

/** The page of each dataset: what it is, what to mind, its rows, and what rests on them. */
export function datasetPages(site: Pick<Site, "book" | "hasFigureFiles">): MadePage[] {
  const { book } = site;
  const policy = sitePolicy(site);
  const chapter = book.spine.find(({ id }) => id === findList(book, "data"));
  const kicker = {
    title: chapter?.title ?? "Data",
    href: chapter ? `${chapter.id}/index.html` : null,
  };
  return buildDictionary(book).entries.map((entry) => {
    const { id, title, description } = entry.dataset;
    const path = datasetPath(id);
    const context = { book, entry, policy, from: path };
    const sections = sectionsOf(context);
    const opening = factsOf(context);
    const parts = { path, title, description, kicker, isWide: true, opening, sections };
    // A chapter may be called like its data.
    const pageTitle = pageTitleOf(`Data: ${title}`, book);
    return { ...buildPage(parts, book), pageTitle, subject: { kind: "dataset", id } };
  });
}

function sectionsOf(context: DatasetContext): PageSection[] {
  return [
    ...careSection(context),
    { title: "Rows", content: rowsTable(context) },
    ...usageSection(context),
    ...measuresSection(context),
    columnsSection(context),
    ...sourcesSection(context),
  ];
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
  return html`<dl class="facts-list">${joinHtml(items)}</dl>`;
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
function careSection({ entry }: DatasetContext): PageSection[] {
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
      content: html`<ul class="care">${joinHtml([...statusItems, ...ruleItems], "\n")}</ul>`,
    },
  ];
}
