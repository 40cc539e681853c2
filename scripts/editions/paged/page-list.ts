import { html, joinHtml, type Html } from "../../lib/html.ts";
import type { PlacedPage } from "./folio.ts";

const pageList = /<span class="page-list" data-targets="([^"]*)"><\/span>/g;

/** True for markup that lists the pages of places elsewhere in the book, as an index does. */
export function hasPageLists(markup: string): boolean {
  return markup.search(pageList) !== -1;
}

/** A page, and a place on it to lead to. */
interface Locator {
  readonly position: number;
  readonly folio: string;
  readonly target: string;
}

/** Fills in the pages, each once and runs of them as ranges; every one leads to the first place on it. */
export function openPageLists(pages: readonly PlacedPage[]): (markup: string) => string {
  const pageOf = new Map(
    pages.flatMap((page) => (page.laid?.ids ?? []).map((id) => [id, page] as const)),
  );
  const locate = (target: string): Locator => {
    const page = pageOf.get(target);
    if (page === undefined)
      throw new Error(`a list of pages names “${target}”, which is on no page`);
    return { position: page.position, folio: page.folio, target };
  };
  return (markup) =>
    markup.replace(pageList, (_, targets: string) => {
      const runs = runsOf(targets.split(" ").map(locate));
      return html`<span class="page-list">${joinHtml(runs.map(renderRun), ", ")}</span>`.markup;
    });
}

/** Pages that follow each other belong together; front matter and body are counted apart. */
function runsOf(locators: readonly Locator[]): Locator[][] {
  const runs: Locator[][] = [];
  for (const locator of locators.toSorted((a, b) => a.position - b.position)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (last?.position === locator.position) continue;
    const isNext = last !== undefined && last.position + 1 === locator.position;
    if (run && isNext && isRoman(last) === isRoman(locator)) run.push(locator);
    else runs.push([locator]);
  }
  return runs;
}

function isRoman({ folio }: Locator): boolean {
  return !/^\d/.test(folio);
}

function renderRun(run: readonly Locator[]): Html {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return html``;
  const pages = first === last ? first.folio : `${first.folio}–${last.folio}`;
  return html`<a href="#${first.target}">${pages}</a>`;
}
