import type { Tall } from "./layout.ts";

/**
 * Runs in the page, before Paged.js: makes one flow ready to be cut into pages. These functions are sent to the page
 * as text, so they may only name each other, the browser's own things and what the other scripts of this folder define.
 */

/** A flow, with what is set aside so that Paged.js meets small, plain nodes only. */
export interface Prepared {
  readonly content: DocumentFragment;
  /** By the number their calls carry. */
  readonly notes: ReadonlyMap<string, HTMLElement>;
  /** Drawings, by the `data-slot` of the empty box that keeps their place. */
  readonly drawings: readonly Element[];
  readonly tall: readonly Tall[];
}

declare function numberPieces(content: DocumentFragment): void;
declare function mendLines(content: DocumentFragment): void;
declare function fixSizes(content: DocumentFragment): Pick<Prepared, "drawings" | "tall">;

/** Turns the markup of a flow into a numbered tree with calls of notes, page placeholders, column widths and drawing slots. */
function prepareFlow(markup: string): Prepared {
  const template = document.createElement("template");
  template.innerHTML = markup;
  const content = document.importNode(template.content, true);
  markFollowers(content);
  mendLines(content);
  const notes = takeNotes(content);
  holdPageNumbers(content);
  const { drawings, tall } = fixSizes(content);
  let count = 0;
  for (const element of content.querySelectorAll("*")) {
    element.setAttribute("data-ref", String((count += 1)));
  }
  numberPieces(content);
  return { content, notes, drawings, tall };
}

/** `p + p` cannot be matched once a page break parts the two, so the second carries a class. */
function markFollowers(content: DocumentFragment): void {
  for (const paragraph of content.querySelectorAll("p + p")) paragraph.classList.add("follows");
}

/** Leaves a call in the place of each note. Its number is real text, which can be selected, linked and read aloud. */
function takeNotes(content: DocumentFragment): Map<string, HTMLElement> {
  const notes = new Map<string, HTMLElement>();
  for (const source of content.querySelectorAll<HTMLElement>(".footnote[data-number]")) {
    const number = source.dataset["number"] ?? "";
    const note = document.createElement("aside");
    const back = document.createElement("a");
    const call = document.createElement("a");
    const isNext =
      source.previousSibling instanceof Element && source.previousSibling.matches(".note-call");
    note.className = "footnote";
    note.id = source.id;
    Object.assign(note.dataset, { number, key: `n${number}` });
    back.className = "note-back";
    back.href = `#call-${source.id}`;
    back.textContent = number;
    note.append(back, " ", ...source.childNodes);
    call.className = isNext ? "note-call next" : "note-call";
    call.id = `call-${source.id}`;
    call.href = `#${source.id}`;
    call.dataset["note"] = number;
    call.textContent = number;
    source.replaceWith(call);
    notes.set(number, note);
  }
  return notes;
}

/** Lines are broken with the widest number a reference can get; the real one, known later, can only be shorter. */
function holdPageNumbers(content: DocumentFragment): void {
  for (const reference of content.querySelectorAll(".page-ref")) reference.textContent = "p. 000";
  for (const number of content.querySelectorAll(".page-number")) number.textContent = "000";
}

/** The text of the functions above, for the page. */
export const prepareScript: string = [prepareFlow, markFollowers, takeNotes, holdPageNumbers]
  .map(String)
  .join("\n");
