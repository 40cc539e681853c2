import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fontFaces, type FontFace } from "../../figures/font.ts";

/** A font in the package. */
export interface Font {
  /** In the package, e.g. `fonts/source-serif-4-latin-400-normal.ttf`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly face: FontFace;
}

const require = createRequire(import.meta.url);
// Ships no types; this is the part that is used.
const subsetFont: (
  font: Uint8Array,
  text: string,
  options: { targetFormat: "sfnt" },
) => Promise<Uint8Array> = require("subset-font");

/**
 * Readies the fonts a text is set in: only the characters it has, and as plain OpenType, the one form that every reading
 * system takes, Kindle's converter among them. The styles know two weights, so bold is left out.
 */
export async function readFonts(text: string): Promise<readonly Font[]> {
  const characters = [...new Set(text)].toSorted().join("");
  const fonts: Font[] = [];
  // One after the other: they share the subsetter's memory.
  for (const face of fontFaces(characters).filter(({ weight }) => weight !== 700)) {
    const bytes = await subsetFont(readFileSync(face.file), characters, { targetFormat: "sfnt" });
    const path = `fonts/${basename(face.file, ".woff2")}.ttf`;
    fonts.push({ path, bytes: Uint8Array.from(bytes), face });
  }
  return fonts;
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
 * The rules that make the fonts known, for a style sheet one folder below the package's. The Latin files come last: a
 * reading system that knows no `unicode-range` takes the last of equals, and most letters are theirs.
 */
export function renderFontRules(fonts: readonly Font[]): string {
  const extended = fonts.filter(({ face }) => face.subset !== "latin");
  const latin = fonts.filter(({ face }) => face.subset === "latin");
  return [...extended, ...latin].map(fontRule).join("\n");
}

function fontRule({ path, face: { family, weight, style, unicodeRange } }: Font): string {
  return `@font-face {
  font-family: "${family}";
  font-weight: ${weight};
  font-style: ${style};
  src: url("../${path}") format("truetype");
  unicode-range: ${unicodeRange};
}
`;
}
