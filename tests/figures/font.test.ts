import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  fontFaces,
  measureText,
  missingGlyphs,
  sfntOf,
  wrapText,
} from "../../scripts/figures/font.ts";
import { findFont } from "../../scripts/figures/glyph.ts";

describe("measureText", () => {
  test("knows the advance width of a digit in Source Sans 3 and that all digits share it", () => {
    const widths = [..."0123456789"].map((digit) => measureText(digit, { size: 1000 }));
    expect(new Set(widths)).toEqual(new Set([497]));
  });

  test("counts kerning as a browser does", () => {
    const apart = measureText("A", { size: 1000 }) + measureText("V", { size: 1000 });
    expect(measureText("AV", { size: 1000 })).toBeLessThan(apart);
  });

  test("tells weights, families and scripts of Latin apart", () => {
    const regular = measureText("losses", { size: 12 });
    expect(measureText("losses", { size: 12, weight: 700 })).toBeGreaterThan(regular);
    expect(measureText("losses", { size: 12, family: "Source Serif 4" })).not.toBe(regular);
    expect(measureText("ő₩", { size: 12 })).toBeGreaterThan(8);
  });
});

describe("wrapText", () => {
  test("fills lines up to the width and no further", () => {
    const lines = wrapText("Chinese Taipei and some other long name", 110, { size: 12 });
    expect(lines).toEqual(["Chinese Taipei and", "some other long", "name"]);
    for (const line of lines) expect(measureText(line, { size: 12 })).toBeLessThanOrEqual(110);
  });

  test("keeps a number and its unit on one line and a long word whole", () => {
    expect(wrapText("US$\u00a020.9", 5, { size: 12 })).toEqual(["US$\u00a020.9"]);
    expect(wrapText("", 50, { size: 12 })).toEqual([]);
  });
});

test("a font that is missing is named", () => {
  expect(() => findFont("@fontsource/source-sans-3/files/no-such.woff2")).toThrow(
    "The font @fontsource/source-sans-3/files/no-such.woff2 is not there; `npm ci` installs it.",
  );
});

describe("fontFaces", () => {
  test("lists existing files, the extended ones only for texts that need them", () => {
    const plain = fontFaces("Viet Nam");
    expect(plain).toHaveLength(12);
    expect(plain.every(({ file, subset }) => subset === "latin" && existsSync(file))).toBe(true);
    expect(fontFaces("Győr").filter(({ subset }) => subset === "latin-ext")).toHaveLength(12);
    expect(fontFaces("Győr").some(({ subset }) => subset === "vietnamese")).toBe(false);
    expect(fontFaces("Lao Động").filter(({ subset }) => subset === "vietnamese")).toHaveLength(12);
  });

  test("says which characters no file has", () => {
    expect(missingGlyphs("₩ 5 – ok × 3 Động")).toEqual([]);
    expect(missingGlyphs("中 a ≥ 3")).toEqual(["≥", "中"]);
  });

  test("unpacks every file to OpenType", async () => {
    const fonts = await Promise.all(fontFaces().map(sfntOf));
    expect(fonts).toHaveLength(36);
    for (const bytes of fonts) expect([...bytes.subarray(0, 4)]).toEqual([0, 1, 0, 0]);
    expect(new Set(fonts.map(({ length }) => length)).size).toBeGreaterThan(12);
  });
});
