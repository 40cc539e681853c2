import { loadDetails, type Card } from "./details.ts";
import { make } from "./element.ts";
import { noteCard, showSideNote } from "./notes.ts";

/** Words that answer when asked: numbers, claims, terms, and marks of notes. */
const askable = "a[data-fact], a[data-claim], a[data-term], a[data-person], .noteref a";

/** How long a pointer rests before a card opens, and how long it may be away before it closes, in ms. */
const [openAfter, closeAfter] = [150, 250];

const card = make("div", { class: "card", id: "site_card", role: "note", "data-made": "" });
card.hidden = true;
let shownFor: HTMLElement | undefined;
let timer = 0;
let pointer = "mouse";

const render = ({ title, text, lines, links }: Card): Node[] => [
  ...(title === "" ? [] : [make("b", { text: title })]),
  ...(text === "" ? [] : [make("p", { text })]),
  ...(lines.length === 0
    ? []
    : [
        make(
          "dl",
          {},
          ...lines.map(([label, value]) =>
            make("div", {}, make("dt", { text: label }), make("dd", { text: value })),
          ),
        ),
      ]),
  make(
    "p",
    { class: "card-links" },
    // They are reached by the arrow keys: the Tab key goes on through the text.
    ...links.map(([words, href]) => make("a", { href, text: words, tabindex: "-1" })),
  ),
];

const contentOf = async (asked: HTMLElement): Promise<Node[]> => {
  const kind = ["fact", "claim", "term", "person"].find((name) => name in asked.dataset);
  if (kind === undefined) return noteCard(asked);
  const { cards } = await loadDetails();
  const key = `${kind}:${asked.dataset[kind]}`;
  const found = cards[key];
  return found === undefined ? [] : render(found);
};

/** Beside the words on a screen with room, at its foot on a phone. */
const place = (asked: HTMLElement): void => {
  card.classList.toggle("is-sheet", innerWidth < 560);
  if (innerWidth < 560) {
    card.style.left = card.style.top = card.style.maxHeight = "";
    return;
  }
  const box = asked.getClientRects()[0] ?? asked.getBoundingClientRect();
  card.style.maxHeight = "";
  const { offsetWidth: width, offsetHeight: height } = card;
  // Never over the words themselves: on the side where it fits, else where there is more room.
  const [above, below] = [box.top - 8 - 56, innerHeight - 8 - (box.bottom + 8)];
  const isBelow = height <= below || below >= above;
  const shown = Math.min(height, Math.max(96, isBelow ? below : above));
  card.style.maxHeight = `${shown}px`;
  card.style.left = `${Math.max(12, Math.min(box.left, innerWidth - width - 12))}px`;
  card.style.top = `${isBelow ? box.bottom + 8 : box.top - 8 - shown}px`;
};

const close = (): void => {
  clearTimeout(timer);
  card.hidden = true;
  shownFor?.removeAttribute("aria-describedby");
  shownFor?.removeAttribute("data-open");
  shownFor = undefined;
};

const open = async (asked: HTMLElement): Promise<void> => {
  if (shownFor === asked) return;
  close();
  shownFor = asked;
  const content = await contentOf(asked);
  if (shownFor !== asked || content.length === 0) return;
  card.replaceChildren(closer, ...content);
  card.hidden = false;
  asked.setAttribute("aria-describedby", card.id);
  asked.setAttribute("data-open", "");
  place(asked);
};

/** For fingers: who does not guess that a touch beside the sheet closes it finds this. */
const closer = make("button", {
  class: "card-close",
  type: "button",
  "aria-label": "Close",
  text: "×",
  tabindex: "-1",
});
closer.addEventListener("click", close);

const askedAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(askable) : null;

const followPointer = (): void => {
  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (shownFor && !askedAt(event.target) && !card.contains(event.target as Node)) close();
  });
  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "mouse") return;
    const asked = askedAt(target);
    if (card.contains(target as Node) || (asked !== null && asked === shownFor)) {
      clearTimeout(timer);
    } else if (asked !== null) {
      clearTimeout(timer);
      if (!isBesideText(asked)) timer = window.setTimeout(() => void open(asked), openAfter);
    } else if (shownFor !== undefined && document.activeElement !== shownFor) {
      clearTimeout(timer);
      timer = window.setTimeout(close, closeAfter);
    }
  });
};

/** A note that stands in the margin needs no card. */
const isBesideText = (asked: HTMLElement): boolean =>
  asked.matches(".noteref a") && showSideNote(asked);

const followKeys = (): void => {
  document.addEventListener("focusin", ({ target }) => {
    const asked = askedAt(target);
    // A finger's touch is answered by the click that follows.
    if (asked !== null && pointer === "mouse" && asked.matches(":focus-visible")) {
      if (!isBesideText(asked)) void open(asked);
      else close();
    } else if (asked === null && !card.contains(target as Node)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (card.hidden) return;
    const links = [...card.querySelectorAll("a")];
    const at = links.findIndex((link) => link === document.activeElement);
    if (event.key === "Escape") {
      if (at !== -1) shownFor?.focus();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
      (next ?? (at === 0 ? shownFor : undefined))?.focus();
      event.preventDefault();
    }
  });
};

/** Opens a card for what is pointed at, tapped or reached by keyboard. Without it the same words are plain links. */
export const openCards = (): void => {
  const main = document.querySelector("main");
  if (main === null || main.querySelector(askable) === null) return;
  main.append(card);
  followPointer();
  followKeys();
  document.addEventListener("click", (event) => {
    const asked = askedAt(event.target);
    if (asked === null) return;
    const isNote = asked.matches(".noteref a");
    if (pointer === "mouse" && !isNote) return;
    event.preventDefault();
    if (!isBesideText(asked)) void open(asked);
  });
  addEventListener("scroll", () => !card.classList.contains("is-sheet") && close(), {
    passive: true,
  });
  addEventListener("resize", close);
};
