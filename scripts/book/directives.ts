import { html, type Html } from "../lib/html.ts";
import { lists } from "./lists.ts";
import type { DirectiveUse } from "./markdown.ts";
import { chapterName, nameOf } from "./naming.ts";
import { renderFigure } from "./placement.ts";
import { idOfWords } from "./reference.ts";
import type { DirectiveContext } from "./render.ts";
import { findEvents, renderStrip, stripIds } from "./strip.ts";

/** Renders one use of a directive, given its rendered words. Its reference has been checked, so what it names is known to exist. */
export type Directive = (use: DirectiveUse, inner: Html, context: DirectiveContext) => Html;

/** What a chapter can say besides Markdown. The key is the name after the colon; its form is in reference.ts. */
export const directives: Readonly<Record<string, Directive>> = {
  fact,
  claim,
  figure: place,
  table: place,
  ref,
  term,
  person,
  list,
  strip,
  plain,
};

/** `:fact[id]` prints a number the book states and marks where it comes from, with the way there where there is one. */
function fact(
  { text: id }: DirectiveUse,
  _inner: Html,
  { book, chapter, policy }: DirectiveContext,
): Html {
  const { value, text } = known(book.facts, id);
  const bound = policy.dataPages ? undefined : html` class="fact" data-fact="${id}"`;
  const words =
    value === undefined
      ? html`<span${bound}>${text}</span>`
      : html`<data${bound} value="${value}">${text}</data>`;
  if (!policy.dataPages) return words;
  const href = policy.href({ kind: "fact", id }, chapter.id);
  return html`<a class="fact" data-fact="${id}" href="${href}">${value === undefined ? text : words}</a>`;
}

/** `:claim[words]{id}` marks words that a formula guards, with the way to the formula unless they lead elsewhere already. */
function claim(
  { argument: id = "" }: DirectiveUse,
  inner: Html,
  { chapter, policy }: DirectiveContext,
): Html {
  if (!policy.dataPages || inner.markup.includes("<a "))
    return html`<span class="claim" data-claim="${id}">${inner}</span>`;
  const href = policy.href({ kind: "claim", id }, chapter.id);
  return html`<a class="claim" data-claim="${id}" href="${href}">${inner}</a>`;
}

/** `::figure[id]` and `::table[id]` place an exhibit. */
function place({ text: id }: DirectiveUse, _inner: Html, context: DirectiveContext): Html {
  return renderFigure(known(context.book.placements, id), context);
}

/** `:ref[id]` names a figure, a table or a chapter and leads to it, in print with its page. */
function ref(
  { text: id }: DirectiveUse,
  _inner: Html,
  { book, chapter, policy }: DirectiveContext,
): Html {
  const placement = book.placements.get(id);
  const target = placement ? ({ kind: "figure", id } as const) : ({ kind: "chapter", id } as const);
  const href = policy.href(target, chapter.id);
  const link = html`<a class="ref" href="${href}">${placement ? nameOf(placement) : chapterName(book, id)}</a>`;
  if (!policy.pageReferences) return link;
  return html`${link}<span class="page-of"> (<span class="page-ref" data-target="${href.slice(1)}"></span>)</span>`;
}

/** `:term[words]{id}` leads to the glossary. */
function term(
  { text, argument }: DirectiveUse,
  inner: Html,
  { chapter, policy }: DirectiveContext,
): Html {
  const id = argument ?? idOfWords(text);
  const bound = policy.dataPages && html` data-term="${id}"`;
  return html`<a class="term"${bound} href="${policy.href({ kind: "term", id }, chapter.id)}">${inner}</a>`;
}

/** `:person[words]{id}` leads to the register. */
function person(
  { text, argument }: DirectiveUse,
  inner: Html,
  { chapter, policy }: DirectiveContext,
): Html {
  const id = argument ?? idOfWords(text);
  const bound = policy.dataPages && html` data-person="${id}"`;
  return html`<a class="person"${bound} href="${policy.href({ kind: "row", id }, chapter.id)}">${inner}</a>`;
}

/** `::list[name]` prints a list that the book makes by itself. */
function list({ text: name }: DirectiveUse, _inner: Html, context: DirectiveContext): Html {
  const render = lists[name];
  if (render === undefined) throw new Error(`The list “${name}” passed the checks.`);
  return render(context);
}

/** `::strip[event, event]` prints dated events in a row. */
function strip({ text }: DirectiveUse, _inner: Html, { book }: DirectiveContext): Html {
  return renderStrip(stripIds(text), findEvents(book.data.datasets));
}

/** `:plain[12]{reason}` is a number that no data stand behind, and says why. */
function plain(_use: DirectiveUse, inner: Html): Html {
  return inner;
}

function known<T>(map: ReadonlyMap<string, T>, id: string): T {
  const value = map.get(id);
  if (value === undefined) throw new Error(`“${id}” passed the checks but is not defined.`);
  return value;
}
