import { missingGlyphs } from "../../figures/font.ts";
import { listFonts } from "../pdf/font.ts";
import { readPdf } from "../pdf/file.ts";
import type { FilledFlow } from "./check.ts";
import { readSaid } from "./said.ts";

/** A character that none of the book's fonts has, so that a font of this machine shows it. */
export interface ForeignGlyph {
  readonly character: string;
  /** What shows it instead, as the file names it, e.g. `OpenSans-Regular`; absent where nothing does. */
  readonly font?: string | undefined;
  /** Where it is first said; empty for what no flow says. */
  readonly flow: string;
  /** The words around it. */
  readonly words: string;
}

const ownFonts = /^Source(?:Sans3|Serif4)/;

/**
 * Finds what a finished PDF shows in other fonts than the book's, or as an empty box: on another machine these pages
 * would look different.
 */
export function findForeignGlyphs(bytes: Uint8Array, flows: readonly FilledFlow[]): ForeignGlyph[] {
  const foreign = listFonts(readPdf(bytes)).filter(({ name }) => !ownFonts.test(name));
  const fontOf = new Map(
    foreign.flatMap(({ name, characters }) => characters.map((each) => [each, name] as const)),
  );
  const said = flows.map(({ flow, markup }) => {
    const { running, notes } = readSaid(markup);
    return { flow, words: [running, ...notes].join(" ") };
  });
  const unknown = said.flatMap(({ words }) => unknownIn(words));
  return [...new Set([...fontOf.keys(), ...unknown])].toSorted().map((character) => {
    const { flow = "", words = "" } = said.find((each) => each.words.includes(character)) ?? {};
    return { character, font: fontOf.get(character), flow, words: around(words, character) };
  });
}

/** Characters that neither family has. Those that cannot be seen need no glyph. */
function unknownIn(words: string): string[] {
  const sans = new Set(missingGlyphs(words, "Source Sans 3"));
  return missingGlyphs(words, "Source Serif 4").filter(
    (character) => sans.has(character) && !/[\p{C}\p{Z}\p{M}]/u.test(character),
  );
}

function around(text: string, character: string): string {
  const words = text.split(/\s+/).filter(Boolean);
  const at = words.findIndex((word) => word.includes(character));
  return words.slice(Math.max(0, at - 3), at + 4).join(" ");
}
