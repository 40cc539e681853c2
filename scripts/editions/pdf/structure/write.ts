import { dictAt, pagesOf, type PdfFile } from "../file.ts";
import { dict, name, refer, text, type Reference, type Value } from "../value.ts";
import { isElement, isMark, type Element, type Kid } from "./element.ts";

/** What is collected while a tree is written: which element each piece of content belongs to. */
interface Writing {
  readonly file: PdfFile;
  readonly pages: readonly Reference[];
  /** By page; each list by the number of the mark, null where a mark is an artifact. */
  readonly marks: Map<number, (Reference | null)[]>;
  readonly annotations: Map<number, Reference>;
  /** Notes with their ids. */
  readonly notes: [id: string, place: Reference][];
}

/** Puts a tag tree in the place of the one that is in a file. */
export function writeStructure(file: PdfFile, document: Element): void {
  const writing: Writing = {
    file,
    pages: pagesOf(file),
    marks: new Map(),
    annotations: new Map(),
    notes: [],
  };
  const root = file.add(null);
  const top = writeElement(document, root, writing);
  const value = dict({
    Type: name("StructTreeRoot"),
    K: top,
    RoleMap: dict({ Strong: name("Span"), Em: name("Span") }),
    ParentTree: writeParents(writing),
    ParentTreeNextKey: writing.pages.length + writing.annotations.size,
    IDTree: writing.notes.length === 0 ? undefined : writeNames(writing),
  });
  file.objects.set(root.object, { value });
  dictAt(file, file.root).set("StructTreeRoot", root);
}

function writeElement(node: Element, above: Reference, writing: Writing): Reference {
  const { file, pages, notes } = writing;
  const own = file.add(null);
  const page = node.kids.find(isMark)?.page;
  const kids = node.kids.map((kid) => writeKid(kid, { own, page }, writing));
  const isNote = node.type === "Note";
  const id = isNote ? `note-${String(notes.length + 1).padStart(5, "0")}` : undefined;
  if (id !== undefined) notes.push([id, own]);
  const value = dict({
    S: name(node.type),
    P: above,
    K: kids.length === 1 ? kids[0] : kids,
    Pg: page === undefined ? undefined : pages[page],
    Alt: node.alternative,
    A: node.attributes,
    ID: id === undefined ? undefined : text(id),
  });
  file.objects.set(own.object, { value });
  return own;
}

interface Above {
  readonly own: Reference;
  /** The page that its marks are on where they do not say; undefined when it has none. */
  readonly page: number | undefined;
}

function writeKid(kid: Kid, { own, page }: Above, writing: Writing): Value {
  if (isElement(kid)) return writeElement(kid, own, writing);
  const place = writing.pages[kid.page] ?? null;
  if (!isMark(kid)) {
    writing.annotations.set(kid.annotation, own);
    return dict({ Type: name("OBJR"), Obj: refer(kid.annotation), Pg: place });
  }
  const marks = writing.marks.get(kid.page) ?? [];
  writing.marks.set(kid.page, marks);
  while (marks.length < kid.mark) marks.push(null);
  marks[kid.mark] = own;
  return kid.page === page ? kid.mark : dict({ Type: name("MCR"), Pg: place, MCID: kid.mark });
}

/** The way from a page's content to the tree. Pages come first, then links, so that the numbers rise. */
function writeParents({ file, pages, marks, annotations }: Writing): Reference {
  const numbers: Value[] = [];
  pages.forEach((place, index) => {
    dictAt(file, place).set("StructParents", index);
    numbers.push(index, file.add(marks.get(index) ?? []));
  });
  let next = pages.length;
  for (const [annotation, parent] of annotations) {
    dictAt(file, refer(annotation)).set("StructParent", next);
    numbers.push(next, parent);
    next += 1;
  }
  return file.add(dict({ Nums: numbers }));
}

/** The way from ids to notes. */
function writeNames({ file, notes }: Writing): Reference {
  const ids = notes.map(([id]) => text(id));
  const names = notes.flatMap(([id, place]): Value[] => [text(id), place]);
  const limits = [ids[0] ?? null, ids.at(-1) ?? null];
  return file.add(dict({ Kids: [file.add(dict({ Limits: limits, Names: names }))] }));
}
