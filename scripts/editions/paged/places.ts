/** Where an element stands in the finished book, in points from the left and from the top of the canvas. */
export interface PlaceOnPage {
  /** Counting from 0. */
  readonly page: number;
  readonly left: number;
  readonly top: number;
}

/** A heading, for the bookmarks. */
export interface PlacedHeading extends PlaceOnPage {
  readonly level: number;
  readonly text: string;
}

/** What the PDF must know of the places of things; Chromium would look for each of them on every page. */
export interface Places {
  readonly ids: readonly (readonly [id: string, place: PlaceOnPage])[];
  readonly headings: readonly PlacedHeading[];
}

/** Runs in the finished book or a part of it, whose first page counts as 0. */
export function findPlaces(): Places {
  const point = 72 / 96;
  const pages = [...document.querySelectorAll(".page")];
  const placeOf = (element: Element, page: Element, index: number): PlaceOnPage => {
    const [own, sheet] = [element.getBoundingClientRect(), page.getBoundingClientRect()];
    return {
      page: index,
      left: (own.left - sheet.left) * point,
      top: (own.top - sheet.top) * point,
    };
  };
  const ids = pages.flatMap((page, index) =>
    [...page.querySelectorAll("[id]:not(svg *)")].map(
      (element) => [element.id, placeOf(element, page, index)] as const,
    ),
  );
  const headings = pages.flatMap((page, index) =>
    [...page.querySelectorAll<HTMLElement>(".page-text :is(h1, h2, h3, h4)")].map((element) => ({
      ...placeOf(element, page, index),
      level: Number(element.tagName.slice(1)),
      text: (element.textContent ?? "").replace(/\s+/g, " ").trim(),
    })),
  );
  return { ids, headings };
}
