import type { Browser, Page } from "puppeteer-core";
import { BookError } from "../../lib/problem.ts";

/** The made-up address of every document we lay out: no path of this machine can get into a PDF. */
const address = "http://book.invalid/";

/**
 * Runs in the page before Paged.js: no clock, no chance and no waiting for frames, so that the same book gives the
 * same pages, and quickly.
 */
export const seedScript = `
(() => {
  let seed = 1;
  Math.random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  Date.now = () => 0;
  Date.prototype.getTime = () => 0;
  performance.now = () => 0;
  window.requestAnimationFrame = (task) => { queueMicrotask(() => task(0)); return 0; };
  window.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} };
  window.PagedConfig = { auto: false };
})();
`;

/** Opens a document given as text. It can load nothing but data: URLs; whatever else it asks for ends in an error. */
export async function openTab(browser: Browser, markup: string): Promise<Page> {
  const page = await browser.newPage();
  const refused: string[] = [];
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (request.url().startsWith("data:")) return;
    const isDocument = request.url() === address;
    if (!isDocument) refused.push(request.url().slice(0, 120));
    const answer = { status: 200, contentType: "text/html; charset=utf-8", body: markup };
    void (isDocument ? request.respond(answer) : request.abort()).catch(() => undefined);
  });
  await page.goto(address, { waitUntil: "load", timeout: 60_000 });
  await page.evaluate(async () => {
    const fonts = [...document.fonts].map(async (font) => await font.load());
    const images = [...document.images].map(async (image) => await image.decode());
    await Promise.allSettled([...fonts, ...images]);
  });
  if (refused.length > 0)
    throw new Error(`print loads data: URLs only, but asks for ${refused.join(", ")}`);
  return page;
}

/** Prints a tab on pages of the size its styles name. */
export async function printTab(tab: Page): Promise<Uint8Array> {
  return await tab.pdf({
    tagged: true,
    outline: false,
    preferCSSPageSize: true,
    printBackground: true,
    timeout: 0,
  });
}

/** Watches over one tab: Paged.js can loop without end, which only the absence of new pages shows. */
export interface Watch {
  /** To be called for each new page, and said of one that is set again. */
  readonly reset: (isAgain?: boolean) => void;
  /** Waits for a flow, but not for longer than `patience` after its last page. */
  guard<T>(work: Promise<T>, flow: string): Promise<T>;
}

/** In milliseconds. */
const usualPatience = 60_000;

/** The name of an error that says that the browser does nothing more. */
export const hangName = "BrowserHang";

function hang(message: string): BookError {
  return Object.assign(new BookError(message), { name: hangName });
}

/** Starts a watch that gives up when no page appears for `patience` milliseconds. */
export function watchPages(patience: number | undefined, onPage: () => void): Watch {
  const limit = patience ?? usualPatience;
  let timer: NodeJS.Timeout | undefined;
  let giveUp: (() => void) | undefined;
  const arm = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => giveUp?.(), limit).unref();
  };
  return {
    reset: (isAgain) => {
      arm();
      if (isAgain !== true) onPage();
    },
    async guard(work, flow) {
      const message = `No page of “${flow}” appeared for ${limit / 1000} seconds: something in it cannot be laid out, or the browser hangs.`;
      const failure = new Promise<never>((_, reject) => {
        giveUp = () => reject(hang(message));
      });
      arm();
      try {
        return await Promise.race([work, failure]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** Waits for the browser to print, but not for ever. */
export async function guardPatience<T>(work: Promise<T>, patience: number | undefined): Promise<T> {
  const limit = 2 * (patience ?? usualPatience);
  let timer: NodeJS.Timeout | undefined;
  const failure = new Promise<never>((_, reject) => {
    const message = `The browser has printed nothing for ${limit / 1000} seconds.`;
    timer = setTimeout(() => reject(hang(message)), limit).unref();
  });
  try {
    return await Promise.race([work, failure]);
  } finally {
    clearTimeout(timer);
  }
}
