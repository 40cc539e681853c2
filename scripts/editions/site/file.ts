import { wholeWork } from "../../book/cite.ts";
import { figureWork } from "../../book/figure-tools.ts";
import type { Site } from "../site.ts";
import type { Asset } from "./asset.ts";
import { chapterWork, citeFiles } from "./cite.ts";
import { detailFiles } from "./details.ts";
import { explorerFiles } from "./explore.ts";
import { feedFile } from "./feed.ts";
import { iconFile } from "./root-file.ts";
import { searchIndex } from "./search.ts";

/** Files of the site that are made from the book and are no pages; a kind is added by a line here. */
const kinds: readonly ((site: Site) => readonly Asset[])[] = [
  citations,
  detailFiles,
  explorerFiles,
  searchIndex,
  feedFile,
  (site) => [iconFile(site)],
];

/** Every file of the site that is neither a page nor the same for every book. */
export function siteFiles(site: Site): Asset[] {
  return kinds.flatMap((build) => build(site));
}

/** How to cite the book, each chapter with a number, each figure. */
function citations({ book }: Site): Asset[] {
  const chapters = book.spine.filter(({ number }) => number !== undefined);
  return [
    ...citeFiles(wholeWork(book), ""),
    ...chapters.flatMap((chapter) => citeFiles(chapterWork(chapter, book), chapter.id)),
    ...[...book.placements.values()].flatMap((placement) =>
      citeFiles(figureWork(placement, { book }), `figures/${placement.figure.id}`),
    ),
  ];
}
