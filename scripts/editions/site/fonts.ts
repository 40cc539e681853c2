import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fontFaces, type FontFace } from "../../figures/font.ts";
import { subsetFaces } from "../../figures/subset.ts";
import { charactersOf } from "../../lib/characters.ts";
import type { Memory } from "../../lib/memory.ts";

/** A font file of the site. */
export interface SiteFont {
  readonly face: FontFace;
  /** Its name in assets/fonts/. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The cuts the style sheets ask for; others would be made for nobody. */
const cuts = new Set([
  "Source Serif 4 400 normal",
  "Source Serif 4 400 italic",
  "Source Serif 4 600 normal",
  "Source Sans 3 400 normal",
  "Source Sans 3 400 italic",
  "Source Sans 3 600 normal",
]);

/** ASCII and what is common in books: always there, so that a change of a word or a number changes no font. */
const usual =
  Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index)).join("") +
  "\u00A0\u2009§©·×−†‡•…–—‘’“”↑↓→≤≥€£¥ÄÅÇÉÑÖÜßàáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";

/** The fonts of a finished site, with the characters of its text only. */
export async function subsetFonts(text: string, memory: Memory): Promise<SiteFont[]> {
  const characters = charactersOf(usual + text);
  const subsets = await subsetFaces(usedFaces(characters), { characters, format: "woff2" }, memory);
  return subsets.map(({ face, bytes }) => ({ face, name: basename(face.file), bytes }));
}

/** The fonts of a site being written: whole, because its text changes. */
export function wholeFonts(): SiteFont[] {
  return usedFaces(undefined).map((face) => ({
    face,
    name: basename(face.file),
    bytes: readFileSync(face.file),
  }));
}

function usedFaces(text: string | undefined): FontFace[] {
  return fontFaces(text).filter((face) => cuts.has(cutOf(face)));
}

function cutOf({ family, weight, style }: FontFace): string {
  return `${family} ${weight} ${style}`;
}

/** What a browser shows while a font is on its way, as CSS names it. */
export type FontDisplay = "optional" | "block" | "fallback";

/**
 * The rule that names a font. `optional`: text never moves when a font comes late; the next page has it. `block` is for
 * a folder on a disk, where no font comes late; `fallback`, which waits a moment only, is for pages without scripts, which
 * cannot tell where they stand.
 */
export function fontRule({ face, name }: SiteFont, display: FontDisplay): string {
  const { family, weight, style, unicodeRange } = face;
  return `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; font-display: ${display}; src: url("fonts/${name}") format("woff2"); unicode-range: ${unicodeRange}; }`;
}

/** Names of the files to ask for before the style sheet has come: a cut that comes later is not shown on that page. */
export function firstFonts(): string[] {
  return fontFaces()
    .filter((face) => face.subset === "latin" && cuts.has(cutOf(face)))
    .map(({ file }) => basename(file));
}
