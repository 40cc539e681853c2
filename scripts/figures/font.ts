import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

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

interface Metrics {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string): { readonly advanceWidth: number };
}

// Neither package ships types: these two lines state the part that is used here.
const require = createRequire(import.meta.url);
const fontkit: { create(bytes: Uint8Array): Metrics } = require("fontkit");
const fontverter: {
  convert(bytes: Uint8Array, to: "sfnt"): Promise<Uint8Array>;
} = require("fontverter");

const packages: Record<FontFamily, string> = {
  "Source Sans 3": "source-sans-3",
  "Source Serif 4": "source-serif-4",
};
const subsets = ["latin", "latin-ext", "vietnamese"] as const;
const weights = [400, 600, 700] as const;
const styles = ["normal", "italic"] as const;
/** Width of a character no font has, in em; wide enough that nothing overlaps it. */
const unknownWidth = 0.7;

const metricsByFile = new Map<string, Metrics>();
const widths = new Map<string, Map<string, number>>();

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
  let em = 0;
  let before = "";
  for (const character of text) {
    em += widthOf(character, style);
    if (before !== "")
      em += widthOf(before + character, style) - widthOf(before, style) - widthOf(character, style);
    before = character;
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

/** A font as plain OpenType, which the PNG renderer reads where it does not read woff2. */
export interface SfntFont {
  readonly face: FontFace;
  readonly bytes: Uint8Array;
}

/** Gives every font file as plain OpenType. Made once. */
export function sfntFonts(): Promise<readonly SfntFont[]> {
  sfnt ??= unpackFonts();
  return sfnt;
}
let sfnt: Promise<readonly SfntFont[]> | undefined;

async function unpackFonts(): Promise<readonly SfntFont[]> {
  const fonts: SfntFont[] = [];
  // One after the other, and copied: the unpacker hands out a view of memory that its next call overwrites.
  for (const face of allFaces()) {
    const bytes = await fontverter.convert(readFileSync(face.file), "sfnt");
    fonts.push({ face, bytes: Uint8Array.from(bytes) });
  }
  return fonts;
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
          file: fileOf({ family, weight, style, size: 1 }, subset),
        })),
      ),
    ),
  );
  return faces;
}
let faces: readonly FontFace[] | undefined;

function unicodeRangeOf(family: FontFamily, subset: FontSubset): string {
  const ranges: Record<string, string> = require(`@fontsource/${packages[family]}/unicode.json`);
  return ranges[subset] ?? "";
}

function fileOf(style: TextStyle, subset: FontSubset): string {
  const name = packages[style.family ?? "Source Sans 3"];
  const cut = `${style.weight ?? 400}-${style.style ?? "normal"}`;
  return require.resolve(`@fontsource/${name}/files/${name}-${subset}-${cut}.woff2`);
}

function metricsOf(style: TextStyle, subset: FontSubset): Metrics {
  const key = `${styleKey(style)} ${subset}`;
  let metrics = metricsByFile.get(key);
  if (metrics === undefined) {
    metrics = fontkit.create(readFileSync(fileOf(style, subset)));
    metricsByFile.set(key, metrics);
  }
  return metrics;
}

/** Width in em of one character, or of two neighbors with their kerning. */
function widthOf(characters: string, style: TextStyle): number {
  const known = widthsOf(style);
  let width = known.get(characters);
  if (width === undefined) {
    width = layOut(characters, style);
    known.set(characters, width);
  }
  return width;
}

function widthsOf(style: TextStyle): Map<string, number> {
  const key = styleKey(style);
  let known = widths.get(key);
  if (known === undefined) {
    known = new Map();
    widths.set(key, known);
  }
  return known;
}

function styleKey({ family = "Source Sans 3", weight = 400, style = "normal" }: TextStyle): string {
  return `${family} ${weight} ${style}`;
}

function layOut(characters: string, style: TextStyle): number {
  const [first = "", second] = [...characters];
  const subset = subsetOf(first, style);
  if (second !== undefined && subsetOf(second, style) !== subset) {
    return widthOf(first, style) + widthOf(second, style);
  }
  if (subset === undefined) return unknownWidth * (second === undefined ? 1 : 2);
  const metrics = metricsOf(style, subset);
  return metrics.layout(characters).advanceWidth / metrics.unitsPerEm;
}

function subsetOf(character: string, style: TextStyle): FontSubset | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  return subsets.find((subset) => metricsOf(style, subset).hasGlyphForCodePoint(codePoint));
}

function needsSubset(text: string, subset: FontSubset, family: FontFamily): boolean {
  // A book is long, and what Latin-1 holds is in every file: only the rest is looked up.
  const rare = new Set(text.match(/[\u0100-\u{10ffff}]/gu));
  return [...rare].some((character) => subsetOf(character, { family, size: 1 }) === subset);
}
