import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { readFonts, readLicense, renderFontRules } from "../../../scripts/editions/epub/fonts.ts";

const fontkit: {
  create(bytes: Uint8Array): { characterSet: number[]; familyName: string };
} = createRequire(import.meta.url)("fontkit");

const page = (body: string): string =>
  `<html><head><title>€</title></head><body>${body}</body></html>`;

test("fonts hold the characters of the text and no others", async () => {
  const text = "Tiny “book”: 1,250 čeština";
  const fonts = await readFonts([page(`<p>${text} <em>${text}</em></p><h1>${text}</h1>`)]);
  expect(fonts.map(({ path }) => path.replace(/^fonts\/source-|\.ttf$/g, ""))).toEqual([
    "sans-3-latin-600-normal",
    "sans-3-latin-ext-600-normal",
    "serif-4-latin-400-normal",
    "serif-4-latin-ext-400-normal",
    "serif-4-latin-400-italic",
    "serif-4-latin-ext-400-italic",
  ]);
  for (const { bytes, face } of fonts) {
    const characters = String.fromCodePoint(...fontkit.create(bytes).characterSet);
    // A character map of this form ends with U+FFFF, which is no character.
    const other = [...characters].filter(
      (each) => each !== "\uFFFF" && !page(`${text}ph1em`).includes(each),
    );
    expect(other).toEqual([]);
    expect(characters).toContain(face.subset === "latin" ? "T" : "č");
  }
});

test("an extended font is there for the cut that needs it, and no cut is there that sets nothing", async () => {
  const paths = (await readFonts([page("<p>Rain</p><h2>Č</h2>")])).map(({ path }) => path);
  expect(paths).toEqual([
    "fonts/source-sans-3-latin-600-normal.ttf",
    "fonts/source-sans-3-latin-ext-600-normal.ttf",
    "fonts/source-serif-4-latin-400-normal.ttf",
  ]);
});

test("each set of characters has a family of its own, which the style sheet names", async () => {
  const rules = renderFontRules(await readFonts([page("<h1>čộ</h1><p>a č ộ</p>")]));
  const style = readFileSync("layouts/styles/epub.css", "utf8");
  const names = [...rules.matchAll(/font-family: (.*);/g)].map(([, name = ""]) => name);
  expect(new Set(names).size).toBe(6);
  for (const name of names) expect(style).toContain(name);
});

test("the rules have no line more than tells the fonts apart, since EPUBCheck tells of each", async () => {
  const fonts = await readFonts([page("<p>čeština <b>bold</b> <i>slanted</i></p>")]);
  expect(renderFontRules(fonts)).toMatchInlineSnapshot(`
    "@font-face {
      font-family: "Source Serif 4";
      src: url("../fonts/source-serif-4-latin-400-normal.ttf") format("truetype");
    }

    @font-face {
      font-family: "Source Serif 4 Extended";
      src: url("../fonts/source-serif-4-latin-ext-400-normal.ttf") format("truetype");
    }

    @font-face {
      font-family: "Source Serif 4";
      src: url("../fonts/source-serif-4-latin-400-italic.ttf") format("truetype");
      font-style: italic;
    }

    @font-face {
      font-family: "Source Serif 4";
      src: url("../fonts/source-serif-4-latin-600-normal.ttf") format("truetype");
      font-weight: 600;
    }
    "
  `);
});

test("the license names both families' owners", async () => {
  const license = readLicense(await readFonts([page("<h1>a</h1><p>a</p>")]));
  expect(license.match(/SIL Open Font License/g)?.length).toBeGreaterThanOrEqual(2);
});
