import type { Placement } from "../../book/book.ts";
import { chapterName, nameOf } from "../../book/naming.ts";
import { html, joinHtml, unsafeHtml, type Html } from "../../lib/html.ts";
import type { Site } from "../site.ts";
import { phoneWidth } from "../../book/draw.ts";
import { buildPage, type MadePage, type PageSection } from "./page.ts";

/** The page of all figures and tables, each leading to its own. */
export function figureListPage({ book, drawChart }: Pick<Site, "book" | "drawChart">): MadePage {
  const placements = [...book.placements.values()];
  const ofKind = (kind: string): Placement[] =>
    placements.filter(({ figure }) => figure.kind === kind);
  const card = (placement: Placement): Html => {
    const { figure, chapter } = placement;
    const chart = unsafeHtml(drawChart(figure, phoneWidth));
    return html`<li class="finding"><h3 class="finding-title"><a href="${figure.id}/index.html">${figure.title}</a></h3><p class="finding-subtitle">${figure.subtitle}</p>${chart}<p class="finding-more">${nameOf(placement)}, ${chapterName(book, chapter)}</p></li>`;
  };
  const line = ({ figure, chapter, number }: Placement): Html =>
    html`<li><a href="${figure.id}/index.html">${figure.title}</a> Table ${number}, ${chapterName(book, chapter)}</li>`;
  const sections: PageSection[] = [
    {
      title: "Figures",
      content: html`<ul class="findings">${joinHtml(ofKind("figure").map(card), "\n")}</ul>`,
    },
    {
      title: "Tables",
      content: html`<ul class="plain-list">${joinHtml(ofKind("table").map(line), "\n")}</ul>`,
    },
  ];
  return buildPage(
    {
      path: "figures",
      title: "Figures and tables",
      description: "Every figure and table of the book, with its data, sources, method and files.",
      isWide: true,
      sections: sections.filter(({ title }) => ofKind(title.slice(0, -1).toLowerCase()).length > 0),
    },
    book,
  );
}
