import { formatCount } from "../../book/dictionary/words.ts";
import type { Usage } from "../../book/dictionary/usage.ts";
import { chapterName, nameOf } from "../../book/naming.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import type { DatasetContext } from "./dataset.ts";
import type { PageSection } from "./page.ts";

/** What of the book rests on the rows: figures, sentences, facts and claims; nothing where nothing does. */
export function usageSection(context: DatasetContext): PageSection[] {
  const { facts, claims, placements, sentences } = context.entry.usage;
  if (facts.length + claims.length + placements.length + sentences.length === 0) return [];
  const parts = [
    figuresOf(placements, context),
    sentencesOf(sentences, context),
    formulasOf("Facts computed from the rows", facts, ({ text }) => text),
    formulasOf("Claims the rows decide", claims, ({ holds }) =>
      holds === true ? "holds" : "does not hold",
    ),
  ];
  return [{ title: "Used in the book", content: joinHtml(parts.flatMap((part) => part ?? [])) }];
}

function figuresOf(
  placements: Usage["placements"],
  { policy, from }: DatasetContext,
): Html | undefined {
  if (placements.length === 0) return undefined;
  const items = placements.map((placement) => {
    const { id, title } = placement.figure;
    const href = policy.href({ kind: "figure", id }, from);
    return html`<li><a href="${href}">${nameOf(placement)}</a>: ${title}</li>`;
  });
  return html`<h3>Figures and tables</h3><ul>${joinHtml(items, "\n")}</ul>`;
}

function sentencesOf(
  sentences: Usage["sentences"],
  { book, policy, from }: DatasetContext,
): Html | undefined {
  if (sentences.length === 0) return undefined;
  const items = [...Map.groupBy(sentences, ({ chapter }) => chapter)].map(([id, own]) => {
    const href = policy.href({ kind: "chapter", id }, from);
    const title = book.spine.find((chapter) => chapter.id === id)?.title ?? id;
    const name = chapterName(book, id);
    const texts = own.map(({ text }) => html`<li>${text}</li>`);
    return html`<li><a href="${href}">${name === title ? title : `${name}, ${title}`}</a><ul>${joinHtml(texts, "\n")}</ul></li>`;
  });
  return html`<details open><summary>${formatCount(sentences.length, "sentence")}</summary><ul class="dataset-sentences">${joinHtml(items, "\n")}</ul></details>`;
}

interface Formula {
  readonly id: string;
  readonly formula?: string | undefined;
}

/** Each formula with what comes of it; many, so they are folded away. */
function formulasOf<T extends Formula>(
  title: string,
  formulas: readonly T[],
  resultOf: (formula: T) => string,
): Html | undefined {
  if (formulas.length === 0) return undefined;
  const items = formulas.map(
    (each) =>
      html`<li><code>${each.id}</code> = <code>${each.formula}</code>: ${resultOf(each)}</li>`,
  );
  return html`<details><summary>${title} (${formulas.length})</summary><ul class="dataset-formulas">${joinHtml(items, "\n")}</ul></details>`;
}
