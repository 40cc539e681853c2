import { make } from "./element.ts";

/** Where the margin has room for notes. */
const hasMargin = matchMedia("(min-width: 64rem)");

/** CSS px between two notes in the margin. */
const apart = 14;

interface SideNote {
  readonly mark: HTMLElement;
  readonly note: HTMLElement;
}

const sideNotes: SideNote[] = [];

const noteOf = (mark: HTMLElement): HTMLElement | null =>
  document.getElementById((mark.getAttribute("href") ?? "").slice(1));

/** The words of a note, without the way back; a spelled-out address becomes the name of its host. */
const wordsOf = (note: HTMLElement): Node[] => {
  const copy = note.cloneNode(true) as HTMLElement;
  copy.querySelector(".backlink")?.remove();
  for (const link of copy.querySelectorAll("a")) {
    link.tabIndex = -1;
    link.removeAttribute("id");
    if (link.textContent?.startsWith("http"))
      link.textContent = new URL(link.href).hostname.replace(/^www\./, "");
  }
  return [...copy.childNodes];
};

/** A note as the content of a card. */
export const noteCard = (mark: HTMLElement): Node[] => {
  const note = noteOf(mark);
  if (note === null) return [];
  return [make("b", { text: `Note ${mark.textContent}` }), make("p", {}, ...wordsOf(note))];
};

/** Marks the note in the margin that belongs to a mark; false where it does not stand there. */
export const showSideNote = (mark: HTMLElement): boolean => {
  const found = sideNotes.find((side) => side.mark === mark);
  if (found === undefined || found.note.hidden) return false;
  for (const { note } of sideNotes) note.classList.toggle("is-marked", note === found.note);
  return true;
};

/** Sets each note level with its mark, and below the one before it; none over what takes the margin itself. */
const setNotes = (main: HTMLElement): void => {
  const top = main.getBoundingClientRect().top;
  const taken = [...main.querySelectorAll(".ledger, .table-figure:has(.wide)")].map((each) =>
    each.getBoundingClientRect(),
  );
  const places = sideNotes.map(({ mark, note }) => ({
    note,
    at: mark.getBoundingClientRect().top - top - 4,
    height: note.offsetHeight,
  }));
  let free = 0;
  for (const { note, at, height } of places) {
    const y = Math.max(at, free);
    note.style.top = `${Math.round(y)}px`;
    const isTaken = taken.some((box) => y + height > box.top - top && y < box.bottom - top);
    note.classList.toggle("is-away", isTaken);
    if (!isTaken) free = y + height + apart;
  }
};

/** Puts the notes of a chapter into the margin, where there is one. The list at its end stays. */
export const openSideNotes = (): void => {
  const main = document.querySelector<HTMLElement>("main.chapter");
  if (main === null) return;
  for (const mark of main.querySelectorAll<HTMLElement>(".noteref a")) {
    const note = noteOf(mark);
    if (note === null) continue;
    const number = make("span", { class: "side-number", text: mark.textContent ?? "" });
    const side = make(
      "div",
      { class: "side-note", "aria-hidden": "true", "data-made": "" },
      number,
      ...wordsOf(note),
    );
    sideNotes.push({ mark, note: side });
  }
  if (sideNotes.length === 0) return;
  main.append(...sideNotes.map(({ note }) => note));
  const follow = (): void => {
    for (const { note } of sideNotes) note.hidden = !hasMargin.matches;
    if (hasMargin.matches) setNotes(main);
  };
  // At once: a note that is painted elsewhere first would be seen to move.
  follow();
  hasMargin.addEventListener("change", follow);
  new ResizeObserver(follow).observe(main);
};
