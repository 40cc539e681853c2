import { html, joinHtml, type Html } from "../lib/html.ts";
import { compareTexts } from "../lib/order.ts";
import type { Placement } from "./book.ts";
import { citedSources } from "./cited.ts";
import { dataList, measureList } from "./data-list.ts";
import { changes, corrections, editions } from "./list/changes.ts";
import { ledger } from "./list/ledger.ts";
import { people } from "./list/people.ts";
import { sortKey } from "./list/sort-key.ts";
import { timeline } from "./list/timeline.ts";
import { wordIndex } from "./list/word-index.ts";
import { nameOf } from "./naming.ts";
import type { DirectiveContext } from "./render.ts";
import { wordAddresses } from "./source-address.ts";

/** Lists that the book makes by itself, by the name in `::list[name]`. */
export const lists: Readonly<Record<string, (context: DirectiveContext) => Html>> = {
  bibliography,
  changes,
  contents,
  corrections,
  data: dataList,
  editions,
  figures: (context) => placementList("figure", context),
  glossary,
  index: wordIndex,
  ledger,
  measures: measureList,
  people,
  tables: (context) => placementList("table", context),
  timeline,
};

/** Every source a reader of the text meets, in the style's order; it spells addresses out where notes have none. */
function bibliography({ book, policy }: DirectiveContext): Html {
  const addresses = policy.noteAddresses === "host" ? "host" : true;
  const cited = citedSources(book);
  const ids = [...book.sources.keys()].filter((id) => cited.has(id));
  const items = book.citations
    .bibliography(ids)
    .map(({ id, entry }) => html`<li id="source-${id}">${wordAddresses(entry, addresses)}</li>`);
  return html`<ul class="bibliography">${joinHtml(items, "\n")}</ul>\n`;
}

/** Chapters with their sections; in print with pages. */
function contents(context: DirectiveContext): Html {
  const { book, chapter, policy } = context;
  const entries = book.spine
    .filter(({ id }) => id !== chapter.id)
    .map((entry) => {
      const number =
        entry.number === undefined
          ? undefined
          : html`<span class="contents-number">${entry.number}</span> `;
      const href = policy.href({ kind: "chapter", id: entry.id }, chapter.id);
      return html`<li class="contents-${entry.matter}">${number}<a href="${href}">${entry.title}</a>${pageOf(href, context)}</li>`;
    });
  return html`<nav class="contents" aria-label="Contents"><ol>${joinHtml(entries, "\n")}</ol></nav>\n`;
}

function placementList(kind: "figure" | "table", context: DirectiveContext): Html {
  const { book, chapter, policy } = context;
  const entries = [...book.placements.values()]
    .filter(({ figure }) => figure.kind === kind)
    .map((placement: Placement) => {
      const { id, title } = placement.figure;
      const href = policy.href({ kind: "figure", id }, chapter.id);
      return html`<li><span class="contents-number">${nameOf(placement)}</span> <a href="${href}">${title}</a>${pageOf(href, context)}</li>`;
    });
  if (entries.length === 0) return html`<p>There are none.</p>\n`;
  const name = kind === "figure" ? "Figures" : "Tables";
  return html`<nav class="contents" aria-label="${name}"><ol>${joinHtml(entries, "\n")}</ol></nav>\n`;
}

function pageOf(href: string, { policy }: DirectiveContext): Html | undefined {
  return policy.pageReferences
    ? html` <span class="page-number" data-target="${href.slice(1)}"></span>`
    : undefined;
}

/** Every term, in alphabetical order. */
function glossary(context: DirectiveContext): Html {
  const terms = [...context.book.glossary.values()].toSorted((a, b) =>
    compareTexts(sortKey(a.term), sortKey(b.term)),
  );
  const entries = terms.map(
    ({ id, term, definition }) =>
      html`<dt id="term-${id}">${term}</dt><dd>${context.run(definition)}</dd>`,
  );
  return html`<dl class="glossary">${joinHtml(entries, "\n")}</dl>\n`;
}
