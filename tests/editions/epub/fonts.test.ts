import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { readFonts, readLicense, renderFontRules } from "../../../scripts/editions/epub/fonts.ts";

const fontkit: {
  create(bytes: Uint8Array): { characterSet: number[]; familyName: string };
} = createRequire(import.meta.url)("fontkit");

test("fonts hold the characters of the text and no others", async () => {
  const text = "Tiny “book”: 1,250 čeština";
  const fonts = await readFonts(text);
  expect(fonts).toHaveLength(16);
  for (const { bytes, face } of fonts) {
    const characters = String.fromCodePoint(...fontkit.create(bytes).characterSet);
    // A character map of this form ends with U+FFFF, which is no character.
    const other = [...characters].filter((each) => each !== "\uFFFF" && !text.includes(each));
    expect(other).toEqual([]);
    expect(characters).toContain(face.subset === "latin" ? "T" : "č");
  }
});

test("the Latin fonts are named last, for readers that take the last of equals", async () => {
  const rules = renderFontRules(await readFonts("čeština"));
  expect(rules.lastIndexOf("-latin-ext-")).toBeLessThan(rules.indexOf("-latin-400"));
});

test("the license names both families' owners", async () => {
  const license = readLicense(await readFonts("a"));
  expect(license.match(/SIL Open Font License/g)?.length).toBeGreaterThanOrEqual(2);
});
