import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fontFile, fontPackages, fontSubsets as subsets, openWidths, subsetOf } from "./glyph.ts";

/** One font file the project embeds; web, print, EPUB and PNG share this list. */
export interface FontFace {
  readonly family: FontFamily;
  readonly weight: FontWeight;
  readonly style: "normal" | "italic";
  readonly subset: FontSubset;
  /** For `unicode-range` in `@font-face`, e.g. `U+0000-00FF,U+0131`. */
  readonly unicodeRange: string;
  /** Absolute path of the woff2 file on this machine; its last part is a good name to publish it under. */
  readonly file: string;
}

/** Letters that share a file. Vietnamese marks are stacked, and have one of their own. */
export type FontSubset = "latin" | "latin-ext" | "vietnamese";
export type FontFamily = "Source Sans 3" | "Source Serif 4";
export type FontWeight = 400 | 600 | 700;

/** How a piece of text is set, as far as its width goes. Size in px. */
export interface TextStyle {
  readonly family?: FontFamily;
  readonly weight?: FontWeight;
  readonly style?: "normal" | "italic";
  readonly size: number;
}

const require = createRequire(import.meta.url);

const weights = [400, 600, 700] as const;
const styles = ["normal", "italic"] as const;
/**
 * Lists the font files to embed for a text: the Latin files always, others only when the
 * text has a character that no file before them can show. Every file where no text is given.
 * Sorted by family, weight, style.
 */
export function fontFaces(text?: string): readonly FontFace[] {
  if (text === undefined) return allFaces();
  return allFaces().filter(
    ({ subset, family }) => subset === "latin" || needsSubset(text, subset, family),
  );
}

/** Lists the characters of a text that a family cannot show; empty when all is well. */
export function missingGlyphs(text: string, family: FontFamily = "Source Sans 3"): string[] {
  const unseen = [...new Set(text)].filter(
    (character) => character >= " " && subsetOf(character, { family, size: 1 }) === undefined,
  );
  return unseen.sort();
}

/** Measures a line of text in px as a browser sets it, kerning and ligatures included. */
export function measureText(text: string, style: TextStyle): number {
  const widthOf = openWidths(style);
  let em = 0;
  let before = "";
  let widthBefore = 0;
  for (const character of text) {
    const width = widthOf(character);
    em += width;
    if (before !== "") em += widthOf(before + character) - widthBefore - width;
    [before, widthBefore] = [character, width];
  }
  return em * style.size;
}

/** Breaks text into lines no wider than `width` px, at spaces and after hyphens and slashes; a longer word stands alone. */
export function wrapText(text: string, width: number, style: TextStyle): string[] {
  const lines: string[] = [];
  let line = "";
  // A no-break space is not a place to break: only the plain space is.
  for (const word of text.split(/(?<=[ /–-])/u)) {
    if (line !== "" && measureText((line + word).trimEnd(), style) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += word;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

/** Gives a font file as plain OpenType, which the PNG renderer and others read where they do not read woff2. Made once. */
export function sfntOf({ file }: FontFace): Promise<Uint8Array> {
  const known = sfnt.get(file);
  if (known !== undefined) return known;
  // One after the other, and copied: the unpacker hands out a view of memory that its next call overwrites.
  const made = unpacking.then(() => unpackFont(file));
  unpacking = made.catch(() => undefined);
  sfnt.set(file, made);
  return made;
}
const sfnt = new Map<string, Promise<Uint8Array>>();
let unpacking: Promise<unknown> = Promise.resolve();

async function unpackFont(file: string): Promise<Uint8Array> {
  // The package ships no types: this states the part that is used here.
  const { convert } = require("fontverter") as {
    convert(bytes: Uint8Array, to: "sfnt"): Promise<Uint8Array>;
  };
  return Uint8Array.from(await convert(readFileSync(file), "sfnt"));
}

function allFaces(): readonly FontFace[] {
  faces ??= (["Source Sans 3", "Source Serif 4"] as const).flatMap((family) =>
    weights.flatMap((weight) =>
      styles.flatMap((style) =>
        subsets.map((subset) => ({
          family,
          weight,
          style,
          subset,
          unicodeRange: unicodeRangeOf(family, subset),
          file: fontFile({ family, weight, style, size: 1 }, subset),
        })),
      ),
    ),
  );
  return faces;
}
let faces: readonly FontFace[] | undefined;

function unicodeRangeOf(family: FontFamily, subset: FontSubset): string {
  const ranges: Record<string, string> = require(
    `@fontsource/${fontPackages[family]}/unicode.json`,
  );
  return ranges[subset] ?? "";
}

function needsSubset(text: string, subset: FontSubset, family: FontFamily): boolean {
  // A book is long, and what Latin-1 holds is in every file: only the rest is looked up.
  const rare = new Set(text.match(/[\u0100-\u{10ffff}]/gu));
  return [...rare].some((character) => subsetOf(character, { family, size: 1 }) === subset);
}
