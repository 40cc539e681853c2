/** Text that stands where none should. */
export interface Overfull {
  /** Place of the page, counting from 0. */
  readonly page: number;
  readonly side: "foot" | "right edge";
  /** In millimeters. */
  readonly excess: number;
  /** The first words of what stands there. */
  readonly words: string;
}

/**
 * Runs in the finished book: what stands in the notes, below the block or right of it by more than rounding. Space below
 * the last line does not count: at a page's end there is none. These functions are sent to the page as text.
 */
function findOverfull(): Overfull[] {
  return [...document.querySelectorAll(".page")].flatMap((page, index) => {
    const block = page.querySelector(".page-block")?.getBoundingClientRect();
    const notes = page.querySelector(".page-notes");
    if (block === undefined) return [];
    const top = notes?.getBoundingClientRect().top ?? block.bottom;
    const lines = page.querySelectorAll<HTMLElement>(
      ".page-text :is(p, li, dt, dd, td, th, pre, figcaption, h1, h2, h3, [class$='-chart'])",
    );
    const found = [...lines].flatMap((line) => {
      const { top: start, bottom, left, right: end } = line.getBoundingClientRect();
      const isTurned = line.closest(".turned") !== null;
      const right = isTurned ? end : left + Math.max(line.offsetWidth, line.scrollWidth);
      return [
        ...overBy(isTurned ? block.top - start : 0, { page: index, side: "right edge", line }),
        ...overBy(bottom - Math.min(block.bottom, top), { page: index, side: "foot", line }),
        ...overBy(right - block.right, { page: index, side: "right edge", line }),
      ];
    });
    if (notes) found.push(...overBy(block.top - top, { page: index, side: "foot", line: notes }));
    return found.slice(0, 1);
  });
}

/** In px: less is rounding. */
const overfullTolerance = 3;

function overBy(
  pixels: number,
  { page, side, line }: Pick<Overfull, "page" | "side"> & { readonly line: Element },
): Overfull[] {
  if (pixels <= overfullTolerance) return [];
  const words = (line.textContent ?? "").trim().split(/\s+/).slice(0, 8).join(" ");
  return [{ page, side, excess: (pixels / 96) * 25.4, words }];
}

/** An expression that gives what is overfull in the document it is evaluated in. */
export const overfullQuestion: string = `(() => {
const overfullTolerance = ${overfullTolerance};
${String(overBy)}
${String(findOverfull)}
return findOverfull();
})()`;
