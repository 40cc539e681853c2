import { isAnnotation, isElement, element, type Element, type Kid, type Mark } from "./element.ts";

/** What mending the tree needs to know of the pages. */
export interface Pages {
  /** Whether a piece of content is shapes only: rules and backgrounds, which say nothing. */
  isDecoration(mark: Mark): boolean;
  /** The number of the note that a link leads to; undefined for other links. */
  noteOf(annotation: number): number | undefined;
}

/**
 * Makes the tree of a book out of the tree of its pages: every paragraph, list and table whole, each note after the
 * paragraph that calls it, heads repeated on later pages left out. Content that is in the tree no more is an artifact.
 */
export function mendStructure(document: Element, pages: Pages): Element {
  const book = element("Document", []);
  for (const own of groupByFlow(document)) {
    const flow = element("Document", []);
    const notes = element("Document", []);
    const context: Context = { notes, pages, known: new Map(), parents: new Map(), moved: [] };
    absorb(flow, own, context);
    placeMoved(context);
    const rest = new Map(notes.kids.filter(isElement).map((note) => [numberOf(note), note]));
    placeNotes(flow, rest, pages);
    book.kids.push(...flow.kids, ...rest.values());
  }
  return book;
}

/** The pages of one flow stand behind each other and carry its number. A document without pages is one flow. */
function groupByFlow(document: Element): Kid[][] {
  const flows = Map.groupBy(document.kids, (kid) =>
    isElement(kid) ? (kid.hints.get("p") ?? -1) : -1,
  );
  return [...flows.values()];
}

interface Context {
  readonly pages: Pages;
  readonly notes: Element;
  /** Elements that a page break has cut, and notes, by what they are called. */
  readonly known: Map<string, Element>;
  readonly parents: Map<Element, Element>;
  /** Figures that stand on a later page than the text they belong to. */
  readonly moved: Element[];
}

function absorb(parent: Element, kids: readonly Kid[], context: Context): void {
  for (const kid of kids) {
    if (!isElement(kid)) {
      const isLost = "mark" in kid && parent.type !== "Figure" && context.pages.isDecoration(kid);
      if (!isLost) parent.kids.push(kid);
    } else if (isTransparent(kid)) absorb(parent, kid.kids, context);
    else if (!kid.hints.has("h")) absorb(adopt(parent, kid, context), kid.kids, context);
  }
}

/** Chromium wraps every run of text in an element that says nothing. */
function isTransparent({ type, hints }: Element): boolean {
  // A hint about anything but an empty page makes an element more than a wrapper.
  const isMeant = [...hints.keys()].some((hint) => hint !== "p");
  return type === "NonStruct" && !isMeant;
}

/** The element that a piece belongs to: a new one, or the one that began on an earlier page. */
function adopt(parent: Element, kid: Element, context: Context): Element {
  const { known, parents, moved, notes } = context;
  const name = nameOf(kid);
  const begun = name === undefined ? undefined : known.get(name);
  if (begun) return begun;
  const own: Element = { ...kid, kids: [] };
  if (name !== undefined) known.set(name, own);
  parents.set(own, parent);
  if (kid.hints.has("b")) moved.push(own);
  else (kid.hints.has("n") ? notes : parent).kids.push(own);
  return own;
}

/** Puts a figure that has moved down before what followed it in the text, the last first, for they may follow each other. */
function placeMoved({ known, parents, moved }: Context): void {
  for (const figure of moved.toReversed()) {
    const next = known.get(`s${figure.hints.get("b")}`);
    const parent = (next && parents.get(next)) ?? parents.get(figure);
    const at = next ? parent?.kids.indexOf(next) : undefined;
    parent?.kids.splice(at ?? parent.kids.length, 0, figure);
    if (parent) parents.set(figure, parent);
  }
}

function nameOf({ hints }: Element): string | undefined {
  for (const hint of ["n", "s"]) {
    if (hints.has(hint)) return `${hint}${hints.get(hint)}`;
  }
  return undefined;
}

function numberOf({ hints }: Element): number {
  return hints.get("n") ?? -1;
}

/** Moves each note behind the block in which it is called. */
function placeNotes(parent: Element, notes: Map<number, Element>, pages: Pages): void {
  const kids: Kid[] = [];
  for (const kid of parent.kids) {
    kids.push(kid);
    if (!isElement(kid)) continue;
    if (kid.hints.has("sect")) {
      placeNotes(kid, notes, pages);
      continue;
    }
    for (const number of calledIn(kid, pages)) {
      const note = notes.get(number);
      if (note) kids.push(note);
      notes.delete(number);
    }
  }
  parent.kids = kids;
}

function calledIn(node: Element, pages: Pages): number[] {
  return node.kids.flatMap((kid) => {
    if (isElement(kid)) return calledIn(kid, pages);
    return isAnnotation(kid) ? (pages.noteOf(kid.annotation) ?? []) : [];
  });
}
