import { PDFArray, PDFDict, PDFName, PDFRef, PDFString, type PDFDocument } from "@cantoo/pdf-lib";

const name = (text: string): PDFName => PDFName.of(text);

/** Mends what Chromium leaves wrong in the tag tree: unknown types, list items without a body, notes without an id. */
export function mendTags(document: PDFDocument): void {
  const root = document.catalog.lookup(name("StructTreeRoot"));
  if (!(root instanceof PDFDict)) return;
  root.set(name("RoleMap"), document.context.obj({ Strong: name("Span"), Em: name("Span") }));
  const notes: PDFRef[] = [];
  for (const [reference, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    const type = object.get(name("S"));
    if (type === name("Aside")) notes.push(reference);
    if (type === name("LI")) mendListItem(document, reference, object);
  }
  nameNotes(document, root, notes);
}

/** A note must have an id of its own and be found by it. Chromium tags `<aside>` with a type that does not exist. */
function nameNotes(document: PDFDocument, root: PDFDict, notes: readonly PDFRef[]): void {
  if (notes.length === 0) return;
  const names = notes.flatMap((reference, index) => {
    const id = PDFString.of(`note-${String(index + 1).padStart(5, "0")}`);
    const note = document.context.lookup(reference, PDFDict);
    note.set(name("S"), name("Note"));
    note.set(name("ID"), id);
    return [id, reference];
  });
  const first = names[0];
  const last = names.at(-2);
  if (!first || !last) return;
  const leaf = document.context.obj({ Names: names, Limits: [first, last] });
  const kids = [document.context.register(leaf)];
  root.set(name("IDTree"), document.context.register(document.context.obj({ Kids: kids })));
}

/** All of an item but its label goes into one body. */
function mendListItem(document: PDFDocument, reference: PDFRef, item: PDFDict): void {
  const value = item.lookup(name("K"));
  const kids = value instanceof PDFArray ? value.asArray() : [item.get(name("K"))];
  const labels = [];
  const others: [PDFRef, PDFDict][] = [];
  for (const kid of kids) {
    const element = kid instanceof PDFRef ? document.context.lookup(kid) : undefined;
    // Marked content that stands in the item directly is found through the item: it must stay.
    if (!(kid instanceof PDFRef && element instanceof PDFDict && element.has(name("S")))) return;
    if (element.get(name("S")) === name("Lbl")) labels.push(kid);
    else others.push([kid, element]);
  }
  const [only] = others;
  if (others.length === 1 && only?.[1].get(name("S")) === name("NonStruct")) {
    only[1].set(name("S"), name("LBody"));
    return;
  }
  if (others.length === 0) return;
  const body = document.context.obj({ Type: name("StructElem"), S: name("LBody"), P: reference });
  body.set(name("K"), document.context.obj(others.map(([kid]) => kid)));
  const bodyReference = document.context.register(body);
  for (const [, element] of others) element.set(name("P"), bodyReference);
  item.set(name("K"), document.context.obj([...labels, bodyReference]));
}
