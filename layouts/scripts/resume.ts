import { keep, make, readKept, rootPath } from "./element.ts";

/** Where a reader was, kept in this browser only. */
interface Reading {
  /** The chapter's folder, e.g. `the-bill`. */
  readonly chapter: string;
  readonly title: string;
  /** The id of the paragraph at the top of the window. */
  readonly paragraph: string;
}

const key = "reading";

const readReading = (): Reading | undefined => {
  try {
    const { chapter, title, paragraph } = JSON.parse(readKept(key) ?? "{}") as Partial<Reading>;
    return chapter && title && paragraph ? { chapter, title, paragraph } : undefined;
  } catch {
    return undefined;
  }
};

/** A line at the foot of the window that can be followed or put away; it moves nothing. */
const offer = (words: string, href: string): void => {
  const link = make("a", { href, text: words });
  const away = make("button", { type: "button", "aria-label": "Put away", text: "×" });
  const line = make(
    "aside",
    { class: "resume", "aria-label": "Where you were", "data-made": "" },
    link,
    away,
  );
  const remove = (): void => line.remove();
  // Who reads on has answered.
  const from = scrollY;
  const follow = (): void => {
    if (Math.abs(scrollY - from) < innerHeight) return;
    remove();
    removeEventListener("scroll", follow);
  };
  addEventListener("scroll", follow, { passive: true });
  away.addEventListener("click", remove);
  link.addEventListener("click", remove);
  document.querySelector(".site-foot")?.before(line);
};

/** Keeps the place in a chapter, and offers the way back to it, there and on the first page. */
export const resumeReading = (): void => {
  const main = document.querySelector<HTMLElement>("main[data-chapter]");
  const last = readReading();
  if (main === null) {
    if (document.querySelector(".landing") && last)
      offer(
        `Go on reading: ${last.title}`,
        `${rootPath()}${last.chapter}/index.html#${last.paragraph}`,
      );
    return;
  }
  const { chapter = "", matter } = main.dataset;
  if (last?.chapter === chapter && location.hash === "")
    offer("Go on where you were", `#${last.paragraph}`);
  if (matter !== "body") return;
  const title = main.querySelector("h1")?.textContent ?? "";
  const paragraphs = [...main.querySelectorAll<HTMLElement>("p[id]")];
  const write = (): void => {
    const at = paragraphs.findLastIndex((each) => each.getBoundingClientRect().top < 160);
    const isOver = at === paragraphs.length - 1;
    // Who has just opened a chapter has not read in it, and who has reached its end is done.
    if (at < 2 || document.visibilityState !== "hidden") return;
    const { id = "" } = paragraphs[at] ?? {};
    keep(key, isOver ? "{}" : JSON.stringify({ chapter, title, paragraph: id } satisfies Reading));
  };
  document.addEventListener("visibilitychange", write);
};
