import { dictAt, follow, inflate, pagesOf, type PdfFile, type PdfObject } from "./file.ts";
import { openFonts, type Font } from "./font.ts";
import { parseValue } from "./parse.ts";
import { decodeText, isDict, isReference, isText, type Value } from "./value.ts";

/** What a page shows as text: by its marks, and what is an artifact. */
export interface PageText {
  readonly marks: ReadonlyMap<number, string>;
  readonly artifacts: string;
}

const show = /^(?:\[(.*)\] TJ|(?:[-.\d]+ [-.\d]+ Td )?<([\da-fA-F]*)> Tj)$/;

/** Reads the text of every page out of a file, glyph by glyph. */
export function extractText(file: PdfFile): PageText[] {
  const fontOf = openFonts(file);
  return pagesOf(file).map((page) => {
    const marks = new Map<number, string>();
    let artifacts = "";
    const value = dictAt(file, page);
    const content = follow(file, value.get("Contents")) && objectAt(file, value.get("Contents"));
    if (content)
      readInto({ content, resources: value.get("Resources"), mark: undefined }, (mark, words) => {
        if (mark === undefined) artifacts += words;
        else marks.set(mark, (marks.get(mark) ?? "") + words);
      });
    return { marks, artifacts };
  });

  /** Walks one content stream, and the drawings in it, which belong to the mark they stand in. */
  function readInto(
    { content, resources, mark: outer }: Stream,
    add: (mark: number | undefined, words: string) => void,
  ): void {
    let font: Font | undefined;
    const open: (number | string | undefined)[] = [];
    for (const line of Buffer.from(inflate(content)).toString("latin1").split("\n")) {
      const mark = open.find((each) => typeof each === "number") ?? outer;
      const shown = show.exec(line);
      if (shown) {
        if (!open.some((each) => typeof each === "string")) add(mark, wordsOf(shown, font));
      } else if (line.endsWith("BDC")) {
        const begun = readBegin(line);
        open.push(begun);
        if (typeof begun === "string") add(mark, begun);
      } else if (line.endsWith("BMC")) open.push(undefined);
      else if (line === "EMC") open.pop();
      else if (line.endsWith(" Tf")) font = fontOf(resources, line.slice(1, line.indexOf(" ")));
      else if (line.endsWith(" Do")) {
        const form = drawingAt(resources, line.slice(1, -3));
        if (form) readInto({ ...form, mark }, add);
      }
    }
  }

  function drawingAt(resources: Value | undefined, name: string): Omit<Stream, "mark"> | undefined {
    const own = follow(file, resources);
    const drawings = isDict(own) ? follow(file, own.get("XObject")) : undefined;
    const content = isDict(drawings) ? objectAt(file, drawings.get(name)) : undefined;
    if (!content || !isDict(content.value) || !content.value.has("BBox")) return undefined;
    return { content, resources: content.value.get("Resources") };
  }
}

interface Stream {
  readonly content: PdfObject;
  readonly resources: Value | undefined;
  readonly mark: number | undefined;
}

function objectAt(file: PdfFile, place: Value | undefined): PdfObject | undefined {
  return isReference(place) ? file.objects.get(place.object) : undefined;
}

/** The number of a mark, or the words that the next glyphs stand for. */
function readBegin(line: string): number | string | undefined {
  const properties = parseValue(line, line.indexOf("<<"));
  if (!isDict(properties)) return undefined;
  const [mark, words] = [properties.get("MCID"), properties.get("ActualText")];
  if (typeof mark === "number") return mark;
  return isText(words) ? decodeText(words) : undefined;
}

function wordsOf([, run, glyphs]: RegExpExecArray, font: Font | undefined): string {
  const pieces = glyphs === undefined ? (run ?? "").matchAll(/<([\da-fA-F]*)>/g) : [["", glyphs]];
  let words = "";
  for (const [, piece = ""] of pieces) {
    for (let at = 0; at < piece.length; at += 4)
      words += font?.wordsOf(Number.parseInt(piece.slice(at, at + 4), 16)) ?? "";
  }
  return words;
}
