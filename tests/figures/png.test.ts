import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, expect, test } from "vitest";
import { measureText } from "../../scripts/figures/font.ts";
import { fontFilesOf, renderPng } from "../../scripts/figures/png.ts";

// A test worker is ended without its exit hooks: what it unpacked would stay behind.
afterAll(async () => {
  const [first] = await fontFilesOf("");
  if (first !== undefined) rmSync(dirname(first), { recursive: true, force: true });
});

function textPicture(family: string, text: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><text x="10" y="30" font-family="${family}" font-size="20">${text}</text></svg>`;
}

test("a PNG has the size asked for and the same bytes each time", async () => {
  const svg = textPicture("Source Sans 3", "Losses");
  const [one, other] = await Promise.all([renderPng(svg), renderPng(svg)]);
  const view = new DataView(one.buffer, one.byteOffset);
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([600, 80]);
  expect(Buffer.from(one).equals(other)).toBe(true);
});

test("text is drawn in the family named, and both differ from an empty picture", async () => {
  const pictures = [
    textPicture("Source Sans 3", "Losses"),
    textPicture("Source Serif 4", "Losses"),
    textPicture("Source Sans 3", ""),
  ];
  const bytes = await Promise.all(pictures.map((svg) => renderPng(svg)));
  expect(new Set(bytes.map((png) => Buffer.from(png).toString("base64"))).size).toBe(3);
});

test("text is as wide as it was measured", async () => {
  const { Resvg } = await import("@resvg/resvg-js");
  const svg = textPicture("Source Sans 3", "MAVERICK AVENUE, FY2025");
  const fontFiles = await fontFilesOf(svg);
  const box = new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).innerBBox();
  expect(
    Math.abs((box?.width ?? 0) - measureText("MAVERICK AVENUE, FY2025", { size: 20 })),
  ).toBeLessThan(4);
});

test("colors of the theme become literals of the ground asked for", async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4" fill="var(--chart-series-1, #101820)"/></svg>';
  const [light, dark] = await Promise.all([renderPng(svg), renderPng(svg, { ground: "dark" })]);
  expect(Buffer.from(light).equals(dark)).toBe(false);
});
