import { PDFDocument } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../scripts/editions/browser.ts";
import { press, sheets } from "../../scripts/editions/paged/sheet.ts";
import { paginate, type Flow } from "../../scripts/editions/paginate.ts";
import { dictAt, inflate, pagesOf, readPdf } from "../../scripts/editions/pdf/file.ts";
import { isReference } from "../../scripts/editions/pdf/value.ts";
import { setBlack } from "../../scripts/editions/pdf/black.ts";
import type { FinishedPdf } from "../../scripts/editions/pdf.ts";
import { finishPages, saveFor } from "./finished.ts";
import { readPages, renderColor, type ColorPicture } from "./pdf-reader.ts";
import { readTags, type Tag } from "./tag-tree.ts";

const cover = `<section id="cover"><div class="tint"></div><p>Title</p></section>`;
const text = `<section id="one"><h1>One</h1><p style="color: #1a1a1a">Black, <span style="color: #58616b">quiet</span>, <a href="https://example.org/" style="color: #7a1f5e">plum</a>.</p></section>`;
const flows: readonly Flow[] = [
  { id: "cover", numbering: "none", title: "Cover", html: cover },
  { id: "one", numbering: "arabic", title: "One", number: 1, html: text },
];
const styles = `.tint { position: absolute; z-index: -1; background: #7a1f5e;
  inset: calc(-1 * var(--to-top)) calc(-1 * var(--to-side)) }`;

let pdf: FinishedPdf;

beforeAll(async () => {
  const { browser, close } = await openBrowser();
  try {
    pdf = finishPages(await paginate(browser, { title: "T", language: "en-US", flows, styles }));
  } finally {
    await close();
  }
}, 60_000);

const [a4] = sheets;
if (a4 === undefined) throw new Error("There is no paper.");

describe.each(sheets)("the file for a print shop, on $name", (sheet) => {
  test("has the sheet as its trim, three millimeters of bleed, and room for marks", async () => {
    const document = await PDFDocument.load(pdf.savePress(sheet), { updateMetadata: false });
    for (const page of document.getPages()) {
      const [trim, bleed, media] = [page.getTrimBox(), page.getBleedBox(), page.getMediaBox()];
      expect(millimeters(trim.width)).toBeCloseTo(sheet.width, 1);
      expect(millimeters(trim.height)).toBeCloseTo(sheet.height, 1);
      for (const [box, by] of [
        [bleed, press.bleed],
        [media, press.margin],
        [page.getCropBox(), press.margin],
      ] as const) {
        expect(millimeters(trim.x - box.x)).toBeCloseTo(by, 2);
        expect(millimeters(trim.y - box.y)).toBeCloseTo(by, 2);
        expect(millimeters(box.width - trim.width)).toBeCloseTo(2 * by, 2);
        expect(millimeters(box.height - trim.height)).toBeCloseTo(2 * by, 2);
      }
      expect(Math.min(media.x, media.y)).toBeGreaterThanOrEqual(0);
    }
  });

  test("has color up to the bleed on all sides and not beyond, but for marks", async () => {
    const picture = await renderColor(pdf.savePress(sheet), { page: 1, dotsPerInch: 127 });
    const at = ([x, y]: readonly [number, number]): string =>
      picture.colorAt(Math.floor(x * 5), Math.floor(y * 5));
    const [width, height] = [sheet.width + 2 * press.margin, sheet.height + 2 * press.margin];
    const edge = press.margin - press.bleed;
    const [within, beyond] = [edge + 0.5, edge - 0.5];
    // Beside the middle, where no mark stands.
    for (const spot of [
      [within, 50],
      [width - within, 50],
      [50, within],
      [50, height - within],
    ] as const)
      expect(at(spot), String(spot)).toBe("#7a1f5e");
    for (const spot of [
      [beyond, 50],
      [width - beyond, 50],
      [50, beyond],
      [50, height - beyond],
    ] as const)
      expect(at(spot), String(spot)).toBe("#ffffff");
    expect(darkest(picture, { x: 0, y: press.margin })).toBeLessThan(128);
  });

  test("has a white bleed where nothing reaches the edge", async () => {
    const picture = await renderColor(pdf.savePress(sheet), { page: 2, dotsPerInch: 127 });
    expect(picture.colorAt(Math.floor(8 * 5), 250)).toBe("#ffffff");
    expect(darkest(picture, { x: 0, y: press.margin })).toBeLessThan(128);
  });

  test("says the same as the book, under the same tags", async () => {
    const [own, book] = [pdf.savePress(sheet), saveFor(pdf, sheet.name)];
    expect(await readPages(own)).toEqual(await readPages(book));
    expect(shapeOf((await readTags(own)).root)).toEqual(shapeOf((await readTags(book)).root));
  });
});

test("its greys are black ink, and its colors stay what they are", () => {
  const colors = colorsOf(pdf.savePress(a4));
  expect(colorsOf(saveFor(pdf)).filter((own) => own.startsWith(".102"))).not.toEqual([]);
  // The ink of a chart is nearly grey: letters of it are black, and it is named beside what sets them so.
  expect(colors.toSorted()).toEqual([
    ".3451 .3804 .4196 rg",
    ".3757 g",
    ".4784 .1216 .3686 rg",
    "0 g",
  ]);
});

test("making it changes nothing in the book, and makes the same bytes again", () => {
  const book = saveFor(pdf);
  const once = pdf.savePress(a4);
  expect(Buffer.from(saveFor(pdf)).equals(Buffer.from(book))).toBe(true);
  expect(Buffer.from(pdf.savePress(a4)).equals(Buffer.from(once))).toBe(true);
});

describe("setBlack", () => {
  test("sets what has no tinge with black ink, and prints near black solid", () => {
    expect(setBlack(color(".102 .102 .102"))).toBe("0 G 0 g\n");
    expect(setBlack(color(".549 .549 .549"))).toBe(".549 G .549 g\n");
    expect(setBlack(color("1 1 1"))).toBe("1 G 1 g\n");
  });

  test("leaves color alone", () => {
    const plum = `${color(".4784 .1216 .3686")}BT\n<01> Tj\nET\n`;
    expect(setBlack(plum)).toBe(plum);
  });

  test("sets text that is nearly grey with black ink, and leaves shapes of the same color", () => {
    const ink = color(".0627 .0941 .1255");
    expect(setBlack(`q\n${ink}BT\n<01> Tj\nET\n0 0 1 1 re\nf\nQ\nBT\n<02> Tj\nET\n`)).toBe(
      `q\n${ink}q\n0 g\nBT\n<01> Tj\nET\nQ\n0 0 1 1 re\nf\nQ\nBT\n<02> Tj\nET\n`,
    );
  });
});

function color(value: string): string {
  return `${value} RG ${value} rg\n`;
}

/** Every color that the pages of a file fill with, as it is written, each once. */
function colorsOf(bytes: Uint8Array): string[] {
  const file = readPdf(bytes);
  const contents = pagesOf(file).flatMap((page) => {
    const place = dictAt(file, page).get("Contents");
    return isReference(place) ? (file.objects.get(place.object) ?? []) : [];
  });
  const whole = contents.map((object) => Buffer.from(inflate(object)).toString("latin1")).join("");
  return [...new Set(whole.match(/(?:[\d.]+ ){3}rg$|[\d.]+ g$/gm))];
}

function millimeters(points: number): number {
  return (points / 72) * 25.4;
}

/** Names and nesting of a tag tree, and which marks are where. */
function shapeOf({ type, kids }: Tag): unknown[] {
  return [type, ...kids.map((kid) => (typeof kid === "string" ? kid : shapeOf(kid)))];
}

/** The darkest spot of a stretch that lies across a mark, 0 to 255. */
function darkest(
  picture: ColorPicture,
  { x, y }: { readonly x: number; readonly y: number },
): number {
  let least = 255;
  for (let step = 0; step < 40; step += 1)
    for (let down = -2; down <= 2; down += 1) {
      const own = picture.colorAt(Math.floor(x * 5) + step, Math.floor(y * 5) + down);
      least = Math.min(least, Number.parseInt(own.slice(1, 3), 16));
    }
  return least;
}
