import { readFile } from "node:fs/promises";
import { fontFaces } from "../../figures/font.ts";

/** Writes the `@font-face` rules of the print edition, with the fonts in them as data: URLs. The styles know no bold. */
export async function buildFontFaces(): Promise<string> {
  const faces = fontFaces().filter(({ weight }) => weight !== 700);
  const rules = faces.map(async ({ family, weight, style, unicodeRange, file }) => {
    const font = (await readFile(file)).toString("base64");
    return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};unicode-range:${unicodeRange};src:url(data:font/woff2;base64,${font}) format("woff2")}`;
  });
  return (await Promise.all(rules)).join("\n");
}
