import type { Placement } from "../../book/book.ts";
import type { Chapter } from "../../book/chapter.ts";
import { marksOf } from "../../book/draw.ts";
import { sitePolicy, type Site } from "../site.ts";
import type { Asset } from "./asset.ts";
import { claimCard, factCard, personCard, termCard, type Card, type CardContext } from "./card.ts";

/** What each page can tell when asked, as a script beside it: its data cannot be fetched from a folder on a disk. */
export function detailFiles(site: Site): Asset[] {
  const { book } = site;
  const policy = sitePolicy(site);
  const placements = [...book.placements.values()];
  const chapters = book.spine.map((chapter) => {
    const cards = cardsOf(chapter, { book, policy, from: chapter.id });
    const own = placements.filter(({ chapter: id }) => id === chapter.id);
    return detailFile(chapter.id, cards, own, site);
  });
  const figures = placements
    .filter(({ figure }) => figure.kind === "figure")
    .map((placement) => detailFile(`figures/${placement.figure.id}`, {}, [placement], site));
  return [...chapters, ...figures];
}

function detailFile(
  folder: string,
  cards: Readonly<Record<string, Card>>,
  placements: readonly Placement[],
  site: Site,
): Asset {
  const marks = Object.fromEntries(
    placements
      .filter(({ figure }) => figure.kind === "figure")
      .map(({ figure }) => [figure.id, marksByWidth(figure, site)]),
  );
  return {
    path: `${folder}/details.js`,
    content: `pageDetails(${JSON.stringify({ cards, marks })});\n`,
  };
}

/** Numbers only, so that a chart of two hundred rows stays small. */
function marksByWidth(
  figure: Placement["figure"],
  site: Site,
): Readonly<Record<string, readonly (readonly number[])[]>> {
  return Object.fromEntries(
    sitePolicy(site).chartWidths.map((width) => [
      width,
      marksOf(site.drawChart, figure, width).map(({ row, series, x, y, width: w, height: h }) =>
        w === 0 && h === 0 ? [row, series, x, y] : [row, series, x, y, w, h],
      ),
    ]),
  );
}

function cardsOf({ references }: Chapter, context: CardContext): Record<string, Card> {
  const cards: Record<string, Card> = {};
  for (const { kind, id } of references) {
    const card = cardOf(kind, id, context);
    if (card !== undefined) cards[`${kind}:${id}`] = card;
  }
  return cards;
}

function cardOf(kind: string, id: string, context: CardContext): Card | undefined {
  if (kind === "claim") return claimCard(id, context);
  if (kind === "term") return termCard(id, context);
  if (kind === "person") return personCard(id, context);
  const fact = kind === "fact" ? context.book.facts.get(id) : undefined;
  return fact && factCard(fact, context);
}
