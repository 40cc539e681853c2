import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRef,
  type PDFObject,
} from "@cantoo/pdf-lib";

/** A node of a tag tree as another library reads it. */
export interface Tag {
  readonly type: string;
  readonly dict: PDFDict;
  /** Elements, and `page/mark` for pieces of content. */
  readonly kids: readonly (Tag | string)[];
}

/** Reads the tag tree of a finished PDF. */
export async function readTags(bytes: Uint8Array): Promise<{ document: PDFDocument; root: Tag }> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref.toString(), index + 1]));
  const tree = document.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  return { document, root: read(tree.lookup(PDFName.of("K"), PDFDict), "") };

  function read(dict: PDFDict, above: string): Tag {
    const page = pageOf(dict) ?? above;
    const value = dict.get(PDFName.of("K"));
    const list = document.context.lookup(value);
    const kids = list instanceof PDFArray ? list.asArray() : value === undefined ? [] : [value];
    const type = dict.lookup(PDFName.of("S"), PDFName).decodeText();
    return { type, dict, kids: kids.flatMap((kid) => readKid(kid, page)) };
  }

  function readKid(kid: PDFObject, page: string): (Tag | string)[] {
    const found = kid instanceof PDFRef ? document.context.lookup(kid) : kid;
    if (found instanceof PDFNumber) return [`${page}/${found.asNumber()}`];
    if (!(found instanceof PDFDict)) return [];
    if (found.has(PDFName.of("S"))) return [read(found, page)];
    const mark = found.lookup(PDFName.of("MCID"));
    return mark instanceof PDFNumber ? [`${pageOf(found) ?? page}/${mark.asNumber()}`] : [];
  }

  function pageOf(dict: PDFDict): string | undefined {
    const page = dict.get(PDFName.of("Pg"));
    return page instanceof PDFRef ? String(pages.get(page.toString())) : undefined;
  }
}

/** Pieces of content, as `page/mark`, from which the tree of parents does not lead back to their element. */
export function findLostMarks({ document, root }: Awaited<ReturnType<typeof readTags>>): string[] {
  const tree = document.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  const numbers = tree
    .lookup(PDFName.of("ParentTree"), PDFDict)
    .lookup(PDFName.of("Nums"), PDFArray);
  const keys = numbers.asArray().map(String);
  const isLost = (dict: PDFDict, kid: string): boolean => {
    const [page = 0, mark = 0] = kid.split("/").map(Number);
    const key = document.getPage(page - 1).node.lookup(PDFName.of("StructParents"), PDFNumber);
    const at = keys.findIndex((value, index) => index % 2 === 0 && value === String(key));
    return numbers.lookup(at + 1, PDFArray).lookup(mark) !== dict;
  };
  const walk = ({ dict, kids }: Tag): string[] =>
    kids.flatMap((kid) => (typeof kid === "string" ? (isLost(dict, kid) ? [kid] : []) : walk(kid)));
  return walk(root);
}

/** Every element of a type, in reading order. */
export function findTags(tag: Tag, type: string): Tag[] {
  const inner = tag.kids.flatMap((kid) => (typeof kid === "string" ? [] : findTags(kid, type)));
  return tag.type === type ? [tag, ...inner] : inner;
}

/** The types of an element's kids; `text` for content. */
export function kidTypes({ kids }: Tag): string[] {
  return kids.map((kid) => (typeof kid === "string" ? "text" : kid.type));
}

/** Every piece of content below an element. */
export function marksOf({ kids }: Tag): string[] {
  return kids.flatMap((kid) => (typeof kid === "string" ? [kid] : marksOf(kid)));
}
