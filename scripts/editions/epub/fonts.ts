import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fontFaces, type FontFace } from "../../figures/font.ts";

/** A font in the package. */
export interface Font {
  /** In the package, e.g. `fonts/source-serif-4-latin-400-normal.woff2`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly face: FontFace;
}

/** Reads the fonts a text is set in, sorted as the figures' list is. The styles know two weights, so bold is left out. */
export function readFonts(text: string): readonly Font[] {
  return fontFaces(text)
    .filter(({ weight }) => weight !== 700)
    .map((face) => ({
      path: `fonts/${basename(face.file)}`,
      bytes: readFileSync(face.file),
      face,
    }));
}

/** The rules that make the fonts known, for a style sheet one folder below the package's. */
export function renderFontRules(fonts: readonly Font[]): string {
  return fonts.map(fontRule).join("\n");
}

function fontRule({ path, face: { family, weight, style, unicodeRange } }: Font): string {
  return `@font-face {
  font-family: "${family}";
  font-weight: ${weight};
  font-style: ${style};
  src: url("../${path}") format("woff2");
  unicode-range: ${unicodeRange};
}
`;
}
