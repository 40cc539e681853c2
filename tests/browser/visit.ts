import type { Browser, Page } from "puppeteer-core";

/** How a page is looked at. */
export interface View {
  readonly width: number;
  readonly scheme?: "light" | "dark";
  readonly scripts?: boolean;
  /** Device pixels for a CSS px; 1 when absent. */
  readonly scale?: number;
}

/** A page that was opened, and what went wrong meanwhile. */
export interface Visit {
  readonly page: Page;
  /** Every address the page asked for. */
  readonly requests: readonly string[];
  /** Failed requests, answers of 400 and above, errors and warnings on the console. */
  readonly complaints: readonly string[];
  /** How far things have moved by themselves since the page was opened, as browsers score it. */
  layoutShift(): Promise<unknown>;
}

/** Opens an address in a tab of its own and waits until nothing moves; the caller closes the tab. */
export async function visit(
  browser: Browser,
  address: string,
  { width, scheme = "light", scripts = true, scale = 1 }: View,
): Promise<Visit> {
  const page = await browser.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({ width, height: 800, deviceScaleFactor: scale });
  if (scripts) await page.evaluateOnNewDocument(watchShifts);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(address, { waitUntil: "load" });
  if (scripts) await page.evaluate("document.fonts.ready.then(() => undefined)");
  return { page, requests, complaints, layoutShift: () => page.evaluate("globalThis.shifted") };
}

/** Adds up what browsers score as layout shifts. */
const watchShifts = `globalThis.shifted = 0; new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) globalThis.shifted += value;
}).observe({ type: "layout-shift", buffered: true });`;

/** Opens an address on a phone that is touched. */
export async function openTouch(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
  await page.goto(address, { waitUntil: "load" });
  return page;
}

/** Folds out everything that can be. */
export async function openDetails(page: Page): Promise<void> {
  await page.evaluate(`document.querySelectorAll("details").forEach((each) => (each.open = true))`);
}

/** How many elements the keyboard must be able to reach. */
export const countFocusable = `[...document.querySelectorAll(
  "a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(
  (each) => each.checkVisibility() && each.tabIndex >= 0).length`;

/** The words of a page, folded away or not, but for what scripts add and for the names of folds they replace. */
export const readText = `(() => {
  const page = document.body.cloneNode(true);
  for (const each of page.querySelectorAll("[data-made], .figure-tools summary, [data-search], script")) each.remove();
  return page.textContent.replace(/\\s+/g, " ").trim();
})()`;
