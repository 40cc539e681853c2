import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "puppeteer-core";
import { unzipFiles } from "../../../scripts/lib/zip.ts";

/** A page of a reading system: its size in CSS px, and whether it is night. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly scheme: "light" | "dark";
  /** The reader's size of type, in percent of the usual. */
  readonly type?: number;
}

/** What does not fit or cannot be read on a screen of that size. */
export interface Misfit {
  readonly path: string;
  readonly what: string;
}

/** Unpacks an EPUB, for a browser to open its documents. */
export function unpackEpub(epub: Uint8Array, folder: string): readonly string[] {
  const files = unzipFiles(epub);
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return [...files.keys()].filter((path) => path.endsWith(".xhtml"));
}

/** Opens a document as a reading system does, in columns of a screen's size, and looks for what runs out of them. */
export async function findMisfits(
  browser: Browser,
  { folder, path, frame }: { folder: string; path: string; frame: Frame },
): Promise<Misfit[]> {
  const page = await browser.newPage();
  try {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: frame.scheme }]);
    await page.setViewport({ width: frame.width, height: frame.height });
    await page.goto(pathToFileURL(join(folder, path)).href, { waitUntil: "load" });
    const ground = frame.scheme === "dark" ? "#121212; color: #dddddd" : "#fbf7ee; color: #111111";
    await page.addStyleTag({
      content: `html { background: ${ground}; font-size: ${frame.type ?? 100}%; } body { margin: 0 20px !important; }`,
    });
    await page.evaluate("document.fonts.ready.then(() => undefined)");
    const found = [
      ...(await page.evaluate(lookForMisfits)),
      ...(await page.evaluate(lookForMissingFonts)),
    ];
    return found.map((what) => ({ path, what }));
  } finally {
    await page.close();
  }
}

/* oxlint-disable unicorn/consistent-function-scoping -- the function is sent to the page as text, so it must be whole */
/** Runs in the page: what runs out of the screen, text of charts that is lost on their ground or too small to read. */
function lookForMisfits(): string[] {
  const found: string[] = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width)
    found.push(
      `the text is ${document.documentElement.scrollWidth} px wide on a screen of ${width}`,
    );
  const luminance = (color: string): number => {
    const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one: string, other: string): number => {
    const [a = 0, b = 0] = [luminance(one), luminance(other)].toSorted((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  for (const svg of document.querySelectorAll("svg")) {
    const ground = svg.querySelector("rect");
    const fill = ground ? getComputedStyle(ground).fill : "rgb(255, 255, 255)";
    for (const text of svg.querySelectorAll("text")) {
      const own = getComputedStyle(text);
      // Text on a mark is told by its own color: only what is as dark or light as the ground is lost.
      if (own.fill !== "none" && contrast(own.fill, fill) < 1.2 && text.textContent.trim() !== "")
        found.push(`“${text.textContent}” is lost on the ground of its chart`);
      const size =
        Number.parseFloat(own.fontSize) *
        (svg.getBoundingClientRect().width / (svg.viewBox.baseVal.width || 1));
      if (size < 9) found.push(`“${text.textContent}” is set in ${size.toFixed(1)} px`);
    }
  }
  for (const cell of document.querySelectorAll("td, th")) {
    const { left, right, width: own } = cell.getBoundingClientRect();
    if (own > 0 && left >= 0 && right > width) found.push(`a cell ends at ${Math.round(right)} px`);
  }
  return [...new Set(found)].slice(0, 5);
}

/** Runs in the page: words set in a font that is not in the package, which a reading system would slant or thicken by itself. */
function lookForMissingFonts(): string[] {
  const nameOf = ({ family, weight, style }: FontFace): string =>
    `${family.replaceAll('"', "")} ${weight === "normal" ? 400 : weight} ${style}`;
  const embedded = new Set([...document.fonts].map(nameOf));
  const missing = new Set<string>();
  const extended =
    /[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1e9f\u20a0-\u20aa\u20ad-\u20c0]/u;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement === null || (node.textContent ?? "").trim() === "") continue;
    const { fontFamily, fontWeight, fontStyle } = getComputedStyle(node.parentElement);
    const [family = ""] = fontFamily.replaceAll('"', "").split(",");
    const words = node.textContent ?? "";
    const names = [
      family,
      ...(extended.test(words) ? [`${family} Extended`] : []),
      ...(/[\u1ea0-\u1ef9\u20ab]/u.test(words) ? [`${family} Vietnamese`] : []),
    ];
    for (const name of names) {
      const cut = `${name} ${fontWeight} ${fontStyle}`;
      if (!embedded.has(cut)) missing.add(`“${words}” is set in ${cut}, which is missing`);
    }
  }
  return [...missing].slice(0, 5);
}
