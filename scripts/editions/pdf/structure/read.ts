import { dictAt, follow, pagesOf, type PdfFile } from "../file.ts";
import {
  decodeText,
  isDict,
  isName,
  isReference,
  isText,
  type Dict,
  type Value,
} from "../value.ts";
import { element, hintsOf, isMark, type Element, type Kid } from "./element.ts";

/**
 * Reads the tag tree that Chromium made; its root is the document. A drawing of its own in a page, as Chromium makes of
 * what is half transparent, stands in a mark of the page: `markOf` gives it by page and drawing.
 */
export function readStructure(
  file: PdfFile,
  markOf: (page: number, drawing: number) => number | undefined,
): Element {
  const pages = new Map(pagesOf(file).map(({ object }, index) => [object, index]));
  const root = dictAt(file, dictAt(file, file.root).get("StructTreeRoot"));
  const documents = listOf(root.get("K")).map((node) => readElement(dictAt(file, node), undefined));
  return element(
    "Document",
    documents.flatMap(({ kids }) => kids),
  );

  function readElement(node: Dict, above: number | undefined): Element {
    const page = pageOf(node) ?? above;
    const language = node.get("Lang");
    const type = node.get("S");
    const id = node.get("ID");
    return {
      type: isName(type) ? type.name : "NonStruct",
      hints: hintsOf(isText(language) ? decodeText(language) : ""),
      alternative: node.get("Alt"),
      attributes: node.get("A"),
      id: isText(id) ? id.bytes : undefined,
      kids: withoutDoubles(listOf(node.get("K")).flatMap((kid) => readKid(kid, page))),
    };
  }

  function readKid(kid: Value, page: number | undefined): Kid[] {
    if (typeof kid === "number") return page === undefined ? [] : [{ page, mark: kid }];
    const node = follow(file, kid);
    if (!isDict(node)) return [];
    if (node.has("S")) return [readElement(node, page)];
    const own = pageOf(node) ?? page;
    const [drawing, annotation] = [node.get("Stm"), node.get("Obj")];
    if (own === undefined) return [];
    const mark = isReference(drawing) ? markOf(own, drawing.object) : node.get("MCID");
    if (typeof mark === "number") return [{ page: own, mark }];
    return isReference(annotation) ? [{ page: own, annotation: annotation.object }] : [];
  }

  function pageOf(node: Dict): number | undefined {
    const page = node.get("Pg");
    return isReference(page) ? pages.get(page.object) : undefined;
  }
}

/** Several marks of a drawing are one of its page. */
function withoutDoubles(kids: readonly Kid[]): Kid[] {
  const seen = new Set<string>();
  return kids.filter((kid) => {
    if (!isMark(kid)) return true;
    const name = `${kid.page} ${kid.mark}`;
    return !seen.has(name) && seen.add(name);
  });
}

function listOf(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
