import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fontFaces, type FontSubset } from "../../figures/font.ts";
import { subsetFaces, type SubsetFont } from "../../figures/subset.ts";
import { charactersOf } from "../../lib/characters.ts";
import { noMemory, type Memory } from "../../lib/memory.ts";
import { charactersByCut, cutOf } from "./cut.ts";

/** A font in the package. */
export interface Font extends SubsetFont {
  /** In the package, e.g. `fonts/source-serif-4-latin-400-normal.ttf`. */
  readonly path: string;
}

/**
 * Readies the fonts the documents are set in: only the cuts they use and the characters they have, and as plain OpenType,
 * the one form that every reading system takes, Kindle's converter among them. The characters are those of all documents
 * together, so that a number set in bold for the first time changes no font.
 */
export async function readFonts(
  documents: readonly string[],
  memory: Memory = noMemory,
): Promise<readonly Font[]> {
  const cuts = charactersByCut(documents);
  // A file of extended characters is there for those alone; one of Latin for any text in its cut.
  const files = new Map([...cuts].map(([cut, characters]) => [cut, fontFaces(characters)]));
  const faces = fontFaces().filter((face) => files.get(cutOf(face))?.includes(face));
  const characters = charactersOf(documents.join(""));
  const fonts = await subsetFaces(faces, { characters, format: "sfnt" }, memory);
  return fonts.map((font) => {
    const path = `fonts/${basename(font.face.file, ".woff2")}.ttf`;
    return { ...font, path };
  });
}

/** Where the license of the fonts lies in the package. */
export const licensePath = "fonts/license.txt";

/** What the fonts may be used for: their own words, with what was done to them. */
export function readLicense(fonts: readonly Font[]): string {
  const packages = [...new Set(fonts.map(({ face }) => join(dirname(face.file), "../LICENSE")))];
  const notice =
    "The fonts in this folder hold only the characters this publication needs. They may be used, studied, changed and passed on under the license below.";
  return [notice, ...packages.map((file) => readFileSync(file, "utf8").trim()), ""].join("\n\n");
}

/**
 * The rules that make the fonts known, for a style sheet one folder below the package's. Each says no more than it must:
 * EPUBCheck tells of every line of such a rule. Each further set of characters is a family of its own, which the styles
 * name behind the first: a reading system takes from it what that lacks, and need not know `unicode-range`.
 */
export function renderFontRules(fonts: readonly Font[]): string {
  return fonts.map(fontRule).join("\n");
}

const familyEndings: Readonly<Record<FontSubset, string>> = {
  latin: "",
  "latin-ext": " Extended",
  vietnamese: " Vietnamese",
};

function fontRule({ path, face: { family, weight, style, subset } }: Font): string {
  const lines = [
    `font-family: "${family}${familyEndings[subset]}"`,
    `src: url("../${path}") format("truetype")`,
    ...(weight === 400 ? [] : [`font-weight: ${weight}`]),
    ...(style === "normal" ? [] : [`font-style: ${style}`]),
  ];
  return `@font-face {\n${lines.map((line) => `  ${line};\n`).join("")}}\n`;
}
