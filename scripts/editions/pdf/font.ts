import { dictAt, follow, inflate, type PdfFile } from "./file.ts";
import { isDict, isName, isReference, type Value } from "./value.ts";

/** What is known of the glyphs of a font. */
export interface Font {
  /** Advance in thousandths of the font's size. */
  widthOf(glyph: number): number;
  /** What a glyph stands for; empty when the font does not say. */
  wordsOf(glyph: number): string;
}

/** A font as a file names it, with what of it is used. */
export interface EmbeddedFont {
  /** E.g. `SourceSerif4-Regular`. */
  readonly name: string;
  readonly characters: readonly string[];
}

/** Lists the fonts of a file with the characters they show; what Chromium embeds holds no others. */
export function listFonts(file: PdfFile): EmbeddedFont[] {
  return [...file.objects.values()].flatMap(({ value }) => {
    const base = isDict(value) ? value.get("BaseFont") : undefined;
    if (!isDict(value) || !isName(base) || !value.has("ToUnicode")) return [];
    const characters = [...readWords(file, value.get("ToUnicode")).values()];
    return [{ name: base.name.replace(/^[A-Z]{6}\+/, ""), characters }];
  });
}

/** Reads fonts on demand, each once. All that Chromium embeds have glyph numbers of two bytes. */
export function openFonts(file: PdfFile): (resources: Value | undefined, name: string) => Font {
  const known = new Map<number, Font>();
  return (resources, name) => {
    const own = follow(file, resources);
    const fonts = isDict(own) ? follow(file, own.get("Font")) : undefined;
    const place = isDict(fonts) ? fonts.get(name) : undefined;
    if (!isReference(place)) throw new Error(`a page of the PDF lacks its font ${name}`);
    const font = known.get(place.object) ?? readFont(file, place);
    known.set(place.object, font);
    return font;
  };
}

function readFont(file: PdfFile, place: Value): Font {
  const font = dictAt(file, place);
  const [descendant] = (follow(file, font.get("DescendantFonts")) as Value[] | undefined) ?? [];
  const widths =
    descendant === undefined ? new Map<number, number>() : readWidths(file, descendant);
  const usual =
    descendant === undefined ? 1000 : Number(dictAt(file, descendant).get("DW") ?? 1000);
  const words = readWords(file, font.get("ToUnicode"));
  return {
    widthOf: (glyph) => widths.get(glyph) ?? usual,
    wordsOf: (glyph) => words.get(glyph) ?? "",
  };
}

/** `[3 [500 520]  7 9 600]`: glyphs 3 and 4 by themselves, 7 to 9 alike. */
function readWidths(file: PdfFile, descendant: Value): Map<number, number> {
  const widths = new Map<number, number>();
  const list = follow(file, dictAt(file, descendant).get("W"));
  if (!Array.isArray(list)) return widths;
  for (let at = 0; at < list.length;) {
    const [first, second] = [Number(list[at]), list[at + 1]];
    if (Array.isArray(second)) {
      second.forEach((width, index) => widths.set(first + index, Number(width)));
      at += 2;
    } else {
      for (let glyph = first; glyph <= Number(second); glyph += 1)
        widths.set(glyph, Number(list[at + 2]));
      at += 3;
    }
  }
  return widths;
}

function readWords(file: PdfFile, place: Value | undefined): Map<number, string> {
  const words = new Map<number, string>();
  if (!isReference(place)) return words;
  const stream = file.objects.get(place.object);
  const map = stream === undefined ? "" : Buffer.from(inflate(stream)).toString("latin1");
  for (const [, body = ""] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = "", code = ""] of body.matchAll(/<(\w+)>\s*<(\w+)>/g))
      words.set(Number.parseInt(glyph, 16), wordsOf(code));
  }
  for (const [, body = ""] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = "", to = "", code = ""] of body.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const first = Number.parseInt(from, 16);
      const base = Number.parseInt(code, 16);
      for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph += 1)
        words.set(glyph, String.fromCodePoint(base + glyph - first));
    }
  }
  return words;
}

function wordsOf(code: string): string {
  return Buffer.from(code, "hex").swap16().toString("utf16le");
}
