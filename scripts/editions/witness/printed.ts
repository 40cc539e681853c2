import { extractText, type PageText } from "../pdf/extract.ts";
import { readPdf } from "../pdf/file.ts";
import { isElement, isMark, type Element } from "../pdf/structure/element.ts";
import { readStructure } from "../pdf/structure/read.ts";
import { isDict, isNamed } from "../pdf/value.ts";
import type { Said } from "./said.ts";

/** Reads out of a finished PDF what it says, section by section, in the order in which it is read aloud. */
export function readPrinted(bytes: Uint8Array): Said[] {
  const file = readPdf(bytes);
  const texts = extractText(file);
  const document = readStructure(file, () => undefined);
  return document.kids.filter(isElement).map((section) => sayOf(section, texts));
}

/** The same of a document that has no sections, such as a leaflet. */
export function readPrintedWhole(bytes: Uint8Array): Said {
  const file = readPdf(bytes);
  return sayOf(
    readStructure(file, () => undefined),
    extractText(file),
  );
}

function sayOf(section: Element, texts: readonly PageText[]): Said {
  const notes: string[] = [];
  const say = (node: Element): string => {
    let words = "";
    for (const kid of node.kids) {
      if (isMark(kid)) words += texts[kid.page]?.marks.get(kid.mark) ?? "";
      else if (isElement(kid) && kid.type === "Note") notes.push(say(kid));
      else if (isElement(kid) && !isBullet(kid)) words += `${say(kid)} `;
    }
    return words;
  };
  const terms = new Set(termsIn(section));
  // The label of an item is the browser's own; that of a definition is the term.
  const isBullet = (kid: Element): boolean => kid.type === "Lbl" && !terms.has(kid);
  const running = say(section);
  return { running, notes };
}

function termsIn(node: Element): Element[] {
  const kids = node.kids.filter(isElement);
  const isDefinitions = node.type === "L" && isUnnumbered(node);
  const items = isDefinitions ? kids.flatMap((item) => item.kids.filter(isElement)) : [];
  return [...items, ...kids.flatMap(termsIn)];
}

function isUnnumbered({ attributes }: Element): boolean {
  return isDict(attributes) && isNamed(attributes.get("ListNumbering"), "None");
}
