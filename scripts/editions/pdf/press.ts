import { deflateSync } from "node:zlib";
import { press, type Sheet } from "../paged/sheet.ts";
import { setBlack } from "./black.ts";
import { boxOf, formatBox, widen } from "./box.ts";
import { dictAt, flate, follow, inflate, openFile, pagesOf, type PdfFile } from "./file.ts";
import { drawMarks, rectangle } from "./marks.ts";
import { dict, isDict, isNamed, isReference, name, type Value } from "./value.ts";

/**
 * The same pages for a print shop: what reaches the edge goes on beyond it, marks say where to cut and whether the inks
 * meet, and what is grey is black ink alone. Words and tags are those of the file it is made from.
 */
export function makePress(file: PdfFile, sheet: Sheet): PdfFile {
  const own = openFile(new Map(file.objects), file.root);
  const trim = boxOf(sheet);
  const bleed = widen(trim, press.bleed);
  const paper = widen(trim, press.margin);
  const inks = own.add(allInks());
  for (const [number, { value, stream }] of file.objects) {
    if (stream === undefined || !isDict(value) || !isNamed(value.get("Subtype"), "Form")) continue;
    own.objects.set(number, packed(value, setBlack(contentOf(own, { object: number }))));
  }
  for (const { object } of pagesOf(own)) {
    const page = new Map(dictAt(own, { object }));
    const content = setBlack(contentOf(own, page.get("Contents")));
    const clipped = `q\n${rectangle(bleed)} re\nW n\n${content}Q\n${drawMarks(trim, inksName)}`;
    const { value, stream } = packed(dict({}), clipped);
    page.set("Contents", own.add(value, stream));
    page.set("Resources", withInks(own, page.get("Resources"), inks));
    page.set("MediaBox", formatBox(paper));
    page.set("CropBox", formatBox(paper));
    page.set("BleedBox", formatBox(bleed));
    page.set("TrimBox", formatBox(trim));
    own.objects.set(object, { value: page });
  }
  return own;
}

function contentOf(file: PdfFile, place: Value | undefined): string {
  const object = isReference(place) ? file.objects.get(place.object) : undefined;
  if (object === undefined) throw new Error("a page of the PDF has no content");
  return Buffer.from(inflate(object)).toString("latin1");
}

function packed(value: Value, content: string): { value: Value; stream: Uint8Array } {
  if (!isDict(value)) throw new Error("a stream needs a dictionary");
  const stream = deflateSync(Buffer.from(content, "latin1"), { level: 9 });
  return { value: new Map([...value, ["Filter", flate]]), stream };
}

/** A color that prints with every ink there is; on a screen it is black. */
function allInks(): Value {
  const tint = dict({ FunctionType: 2, Domain: [0, 1], C0: [1], C1: [0], N: 1 });
  return [name("Separation"), name("All"), name("DeviceGray"), tint];
}

const inksName = "AllInks";

function withInks(file: PdfFile, resources: Value | undefined, inks: Value): Value {
  const own = new Map(dictAt(file, resources));
  const spaces = follow(file, own.get("ColorSpace"));
  own.set("ColorSpace", new Map([...(isDict(spaces) ? spaces : []), [inksName, inks]]));
  return own;
}
