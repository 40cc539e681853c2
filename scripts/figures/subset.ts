import { createRequire } from "node:module";
import { basename } from "node:path";
import { noMemory, recallFile, type Memory } from "../lib/memory.ts";
import { sfntOf, type FontFace } from "./font.ts";

/** A font file with some of its characters. */
export interface SubsetFont {
  readonly face: FontFace;
  readonly bytes: Uint8Array;
}

/** `sfnt` is plain OpenType, which readers take that take no woff2. */
export type FontFormat = "woff2" | "sfnt";

/** What of a face is wanted, and in what form. */
export interface SubsetRequest {
  readonly characters: string;
  readonly format: FontFormat;
}

// The package ships no types: this states the part that is used here.
type SubsetFunction = (
  font: Buffer,
  text: string,
  options: { readonly targetFormat: FontFormat; readonly keepFeatures: readonly string[] },
) => Promise<Uint8Array>;
const require = createRequire(import.meta.url);

/** What our pages ask of a font: kerning, ligatures, marks, and numerals that line up. */
const keepFeatures = ["ccmp", "kern", "liga", "locl", "lnum", "mark", "mkmk", "pnum", "tnum"];

/**
 * Takes the characters of a text out of some faces, in their order. Plain fonts are handed over, never woff2: the
 * unpacker is not safe to use twice at a time, and `sfntOf` uses it once.
 */
export async function subsetFaces(
  faces: readonly FontFace[],
  request: SubsetRequest,
  memory: Memory = noMemory,
): Promise<SubsetFont[]> {
  return await Promise.all(
    faces.map(async (face) => {
      const about = ["fonts", { name: basename(face.file), ...request }] as const;
      return { face, bytes: await recallFile(memory, about, () => subsetFace(face, request)) };
    }),
  );
}

async function subsetFace(
  face: FontFace,
  { characters, format }: SubsetRequest,
): Promise<Uint8Array> {
  const subsetFont = require("subset-font") as SubsetFunction;
  const whole = Buffer.from(await sfntOf(face));
  const options = { targetFormat: format, keepFeatures };
  return Uint8Array.from(await subsetFont(whole, characters, options));
}
