import { createRequire } from "node:module";
import { basename } from "node:path";
import { sfntFonts, type FontFace } from "./font.ts";

/** A font file with some of its characters. */
export interface SubsetFont {
  readonly face: FontFace;
  readonly bytes: Uint8Array;
}

/** `sfnt` is plain OpenType, which readers take that take no woff2. */
export type FontFormat = "woff2" | "sfnt";

interface SubsetOptions {
  readonly targetFormat: FontFormat;
  readonly keepFeatures: readonly string[];
}

// The package ships no types: this states the part that is used here.
const require = createRequire(import.meta.url);
const subsetFont: (
  font: Buffer,
  text: string,
  options: SubsetOptions,
) => Promise<Uint8Array> = require("subset-font");

/** What our pages ask of a font: kerning, ligatures, marks, and numerals that line up. */
const keepFeatures = ["ccmp", "kern", "liga", "locl", "lnum", "mark", "mkmk", "pnum", "tnum"];

/**
 * Takes the characters of a text out of some faces, in their order. Plain fonts are handed over, never woff2: the
 * unpacker is not safe to use twice at a time, and `sfntFonts` uses it once.
 */
export async function subsetFaces(
  faces: readonly FontFace[],
  characters: string,
  targetFormat: FontFormat = "woff2",
): Promise<SubsetFont[]> {
  const whole = new Map(
    (await sfntFonts()).map(({ face, bytes }) => [basename(face.file), bytes] as const),
  );
  return await Promise.all(
    faces.map(async (face) => {
      const font = Buffer.from(whole.get(basename(face.file)) ?? []);
      const subset = await subsetFont(font, characters, { targetFormat, keepFeatures });
      return { face, bytes: Uint8Array.from(subset) };
    }),
  );
}
