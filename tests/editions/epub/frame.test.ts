import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../../scripts/editions/browser.ts";
import { openScratch } from "../../engine.ts";
import { findMisfits, unpackEpub, type Frame } from "./frame.ts";
import { publish, readTinyBook } from "./tiny-book.ts";

const scratch = openScratch();
let browser: Browser;
let close: () => Promise<void>;
let documents: readonly string[] = [];

beforeAll(async () => {
  ({ browser, close } = await openBrowser());
  documents = unpackEpub(await publish(readTinyBook()), scratch.folder);
});
afterAll(async () => {
  await close();
  scratch.remove();
});

const frames: readonly Frame[] = [
  { width: 360, height: 640, scheme: "light" },
  { width: 360, height: 640, scheme: "dark" },
  { width: 600, height: 800, scheme: "light" },
  { width: 360, height: 640, scheme: "light", type: 200 },
];

describe.each(frames)("on a screen of $width px, $scheme, type $type", (frame) => {
  test("every page fits and can be read", async () => {
    for (const path of documents)
      expect(await findMisfits(browser, { folder: scratch.folder, path, frame })).toEqual([]);
  });
});

test("a table that runs out of the screen, a chart without its night colors and a font not there are found", async () => {
  const folder = scratch.folder;
  const path = "EPUB/text/umbrellas.xhtml";
  const whole = readFileSync(join(folder, path), "utf8");
  writeFileSync(
    join(folder, path),
    whole
      .replace("<table>", '<table style="width: 900px">')
      .replaceAll('fill="#101820"', 'fill="#ffffff"')
      .replace("</h1>", "<i>slanted</i></h1>"),
  );
  const frame = { width: 360, height: 640, scheme: "light" } as const;
  const found = await findMisfits(browser, { folder, path, frame });
  writeFileSync(join(folder, path), whole);
  expect(found.map(({ what }) => what).join("\n")).toMatch(/px wide on a screen of 360/);
  expect(found.map(({ what }) => what).join("\n")).toMatch(/is lost on the ground/);
  expect(found.map(({ what }) => what).join("\n")).toContain(
    "“slanted” is set in Source Sans 3 600 italic",
  );
});
