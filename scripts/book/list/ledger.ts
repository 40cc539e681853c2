import { formatEventDate } from "../../data/event.ts";
import { formatPeriod } from "../../data/period.ts";
import type { Statement } from "../../data/statement.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import { compareTexts } from "../../lib/order.ts";
import { formatCount } from "../dictionary/words.ts";
import { chapterName } from "../naming.ts";
import type { RenderContext } from "../render.ts";
import { recordAnchor } from "../target.ts";
import { sourceNames } from "./source-names.ts";

/**
 * `::list[ledger]`: every statement in its order, under the part it stands in, with verdict, reason and evidence. Each
 * part of an entry is labeled, so that it can be read as a row of a table and as a block alike.
 */
export function ledger(context: RenderContext): Html {
  const { ledger: statements } = context.book.listed;
  const sections = [...new Set(statements.map(({ section }) => section))].map((section) => {
    const own = statements.filter((statement) => statement.section === section);
    const entries = own.map((statement) => entryOf(statement, context));
    return html`<h2 class="list-head">${section}</h2>\n<ol class="ledger">${joinHtml(entries, "\n")}</ol>\n`;
  });
  return html`${verdictCounts(statements)}${joinHtml(sections)}`;
}

/** How many statements have each verdict, the most frequent first. */
function verdictCounts(statements: readonly Statement[]): Html {
  const counts = new Map<string, number>();
  for (const { verdict } of statements) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const items = [...counts]
    .toSorted(([one, a], [other, b]) => b - a || compareTexts(one, other))
    .map(([verdict, count]) => html`<li><b>${count}</b> ${verdict}</li>`);
  return html`<p class="verdicts-total">${formatCount(statements.length, "statement")}:</p>\n<ul class="verdicts">${joinHtml(items, "\n")}</ul>\n`;
}

function entryOf(statement: Statement, context: RenderContext): Html {
  const { id, number, verdict, reason, evidence, claims } = statement;
  const items = evidence.map((row) => html`<li>${evidenceOf(row, context)}</li>`);
  const list =
    items.length > 0 &&
    html`<div class="ledger-evidence"><p class="ledger-label">Evidence:</p><ul>${joinHtml(items, "\n")}</ul></div>`;
  const held = claims.length > 0 && html` <span class="ledger-held">Held by a formula.</span>`;
  return html`<li class="ledger-entry" id="${recordAnchor(id)}"><div class="ledger-statement"><p><span class="ledger-number">${number}</span> ${statement.statement}</p>${treatedIn(statement, context)}</div><p class="ledger-verdict"><span class="ledger-label">Verdict:</span> <strong>${verdict}</strong></p><p class="ledger-reason"><span class="ledger-label">Reason:</span> ${reason}${held}</p>${list}</li>`;
}

function treatedIn({ chapter: id }: Statement, { book, chapter, policy }: RenderContext): Html {
  if (!book.spine.some((other) => other.id === id)) return html``;
  const href = policy.href({ kind: "chapter", id }, chapter.id);
  const page =
    policy.pageReferences && html` (<span class="page-ref" data-target="${href.slice(1)}"></span>)`;
  return html`<p class="ledger-chapter"><a href="${href}">${chapterName(book, id)}</a>${page}</p>`;
}

/** What a row or a record says, in a line that leads to it, and who says so. */
function evidenceOf(id: string, context: RenderContext): Html {
  const { book, chapter, policy } = context;
  const href = policy.href({ kind: "row", id }, chapter.id);
  const event = book.listed.timeline.find((candidate) => candidate.id === id);
  if (event !== undefined) {
    const after = html` (${formatEventDate(event)}; ${sourceNames(event.sources, context)}; grade ${event.grade})`;
    return html`<a href="${href}">${event.title}</a>${after}`;
  }
  const row = book.data.observations.get(id);
  const fact = book.facts.get(id);
  if (row === undefined || fact === undefined) return html`<a href="${href}">${id}</a>`;
  const { geography, period, source, reportedBy, grade } = row;
  const about = [geography, formatPeriod(period)].filter((part) => part !== "").join(", ");
  const measure = row.row["measure"]?.text ?? titleOf(row.dataset, context);
  return html`<a href="${href}">${measure}: ${fact.text}</a> (${about}; ${sourceNames([source, ...reportedBy], context)}; grade ${grade})`;
}

function titleOf(id: string, { book }: RenderContext): string {
  return book.data.datasets.find((dataset) => dataset.id === id)?.title ?? id;
}
