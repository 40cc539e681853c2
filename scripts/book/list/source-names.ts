import { html, joinHtml, type Html } from "../../lib/html.ts";
import { sourceName } from "../dictionary/words.ts";
import type { RenderContext } from "../render.ts";
import { findTarget } from "../target.ts";

/** Sources in short, parted by semicolons, each leading to its entry in the bibliography, else to its own address. */
export function sourceNames(
  ids: readonly string[],
  { book, chapter, policy }: RenderContext,
): Html {
  const names = [...new Set(ids)].map((id) => {
    const item = book.sources.get(id)?.item;
    const name = item ? sourceName(item) : id;
    const href = findTarget(book, { kind: "source", id })
      ? policy.href({ kind: "source", id }, chapter.id)
      : item?.URL;
    return href === undefined ? html`${name}` : html`<a href="${href}">${name}</a>`;
  });
  return joinHtml(names, "; ");
}
