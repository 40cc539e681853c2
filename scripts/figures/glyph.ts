import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Memory } from "../lib/memory.ts";
import { BookError } from "../lib/problem.ts";
import type { FontFamily, FontSubset, TextStyle } from "./font.ts";

/** The packages that hold the families. */
export const fontPackages: Record<FontFamily, string> = {
  "Source Sans 3": "source-sans-3",
  "Source Serif 4": "source-serif-4",
};

/** The files a cut is divided into, in the order in which a character is looked for. */
export const fontSubsets = ["latin", "latin-ext", "vietnamese"] as const;

const require = createRequire(import.meta.url);

/** Absolute path of the file that holds some characters of a cut. */
export function fontFile(style: TextStyle, subset: FontSubset): string {
  const name = fontPackages[style.family ?? "Source Sans 3"];
  const cut = `${style.weight ?? 400}-${style.style ?? "normal"}`;
  return findFont(`@fontsource/${name}/files/${name}-${subset}-${cut}.woff2`);
}

/** The place of a font that a package brings. A font that is missing ends the build with its name. */
export function findFont(name: string): string {
  try {
    return require.resolve(name);
  } catch {
    throw new BookError(`The font ${name} is not there; \`npm ci\` installs it.`);
  }
}

/** By style, then by character. */
type Known<T> = Map<string, Map<string, T>>;

const widths: Known<number> = new Map();
const places: Known<FontSubset | ""> = new Map();
let isGrown = false;

/**
 * Takes what earlier runs have seen of the fonts, which then need not be opened for it; gives what keeps that of this
 * run.
 */
export function recallGlyphs(memory: Memory): () => void {
  const kept = memory.find("glyphs", "");
  if (kept !== undefined) {
    const [oldWidths, oldPlaces] = JSON.parse(Buffer.from(kept).toString("utf8")) as [
      [string, [string, number][]][],
      [string, [string, FontSubset | ""][]][],
    ];
    for (const [style, rows] of oldWidths) widths.set(style, new Map(rows));
    for (const [style, rows] of oldPlaces) places.set(style, new Map(rows));
  }
  return () => {
    if (!isGrown) return;
    const all = [widths, places].map((known) =>
      [...known].map(([style, rows]) => [style, [...rows]]),
    );
    memory.keep("glyphs", "", Buffer.from(JSON.stringify(all)));
  };
}

/** Gives the width in em of one character, or of two neighbors with their kerning. */
export function openWidths(style: TextStyle): (characters: string) => number {
  const known = rowsOf(widths, style);
  const widthOf = (characters: string): number => {
    const width = known.get(characters);
    if (width !== undefined) return width;
    const measured = measure(characters, style, widthOf);
    known.set(characters, measured);
    isGrown = true;
    return measured;
  };
  return widthOf;
}

/** The file that has a character; undefined where none has. */
export function subsetOf(character: string, style: TextStyle): FontSubset | undefined {
  const known = rowsOf(places, style);
  const place = known.get(character) ?? findSubset(character, style);
  if (!known.has(character)) isGrown = true;
  known.set(character, place);
  return place === "" ? undefined : place;
}

function rowsOf<T>(
  known: Known<T>,
  { family = "Source Sans 3", weight = 400, style = "normal" }: TextStyle,
): Map<string, T> {
  const key = `${family} ${weight} ${style}`;
  const rows = known.get(key) ?? new Map<string, T>();
  known.set(key, rows);
  return rows;
}

function findSubset(character: string, style: TextStyle): FontSubset | "" {
  const codePoint = character.codePointAt(0) ?? 0;
  const has = (subset: FontSubset): boolean =>
    openFont(style, subset).hasGlyphForCodePoint(codePoint);
  return fontSubsets.find(has) ?? "";
}

/** Width of a character no font has, in em; wide enough that nothing overlaps it. */
const unknownWidth = 0.7;

function measure(
  characters: string,
  style: TextStyle,
  widthOf: (characters: string) => number,
): number {
  const [first = "", second] = [...characters];
  const subset = subsetOf(first, style);
  if (second !== undefined && subsetOf(second, style) !== subset)
    return widthOf(first) + widthOf(second);
  if (subset === undefined) return unknownWidth * (second === undefined ? 1 : 2);
  const font = openFont(style, subset);
  return font.layout(characters).advanceWidth / font.unitsPerEm;
}

/** The part of fontkit's fonts used here; it ships no types. */
interface Font {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string): { readonly advanceWidth: number };
}

const fonts = new Map<string, Font>();

function openFont(style: TextStyle, subset: FontSubset): Font {
  const file = fontFile(style, subset);
  const known = fonts.get(file);
  if (known !== undefined) return known;
  const fontkit = require("fontkit") as { create(bytes: Uint8Array): Font };
  const font = fontkit.create(readFileSync(file));
  fonts.set(file, font);
  return font;
}
