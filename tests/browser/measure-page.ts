import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "puppeteer-core";
import {
  describeFocus,
  findDisorder,
  findKeys,
  findLacks,
  findMedia,
  findMotion,
  findOverruns,
  findSmallText,
  readWays,
  shared,
  type Stop,
} from "./in-page.ts";
import type { RuleCount, Tally } from "./tally.ts";
import { countFocusable, openDetails, readText, visit, type View } from "./visit.ts";

/** A page that is measured. */
export interface MeasuredPage {
  /** From the site's root, e.g. `rain/index.html`. */
  readonly path: string;
  /** Of the site, ending with a slash. */
  readonly home: string;
  readonly browser: Browser;
  readonly tally: Tally;
}

/** What has to be held against the other pages of the site. */
export interface PageSigns {
  readonly title: string;
  /** The ways it offers, by where they stand. */
  readonly ways: Readonly<Record<string, string>>;
}

/** Makes every measure that a page by itself allows: on a phone, on a desktop, enlarged, with its scripts off. */
export async function measurePage(subject: MeasuredPage): Promise<PageSigns> {
  await measurePhone(subject);
  const signs = await measureDesktop(subject);
  await measureReflow(subject);
  return signs;
}

async function open({ browser, home, path }: MeasuredPage, view: View): Promise<Page> {
  return (await visit(browser, `${home}${path}`, view)).page;
}

const spaced =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }";

async function measurePhone(subject: MeasuredPage): Promise<void> {
  const { path, tally } = subject;
  const { page, layoutShift } = await visit(subject.browser, `${subject.home}${path}`, {
    width: 390,
  });
  await measureStill(page, subject);
  await settle(page);
  await noteShift(await layoutShift(), "on a phone", subject);
  await noteText(page, subject);
  tally.note("media", path, { found: await page.evaluate(findMedia) });
  tally.note("order", path, { found: await page.evaluate(findDisorder) });
  tally.note("keys", path, { found: await page.evaluate(findKeys) });
  tally.note("text-spacing", path, { found: await overrunsWith(page, spaced) });
  await noteBarriers(page, "on a phone", subject);
  await page.close();
}

async function measureDesktop(subject: MeasuredPage): Promise<PageSigns> {
  const { path, tally, home } = subject;
  const { page, layoutShift } = await visit(subject.browser, `${home}${path}`, { width: 1440 });
  await settle(page);
  await page.evaluate(shared);
  await noteShift(await layoutShift(), "on a desktop", subject);
  await noteText(page, subject);
  const lacks = await page.evaluate(findLacks);
  tally.note("figures", path, lacks.figures);
  tally.note("charts", path, lacks.charts);
  const signs = { title: await page.title(), ways: await page.evaluate(readWays, home) };
  await noteScriptsOff(page, subject);
  await noteKeyboard(page, subject);
  await noteLargeText(page, subject);
  await noteBarriers(page, "on a desktop", subject);
  await page.close();
  return signs;
}

/** A window of 1,280 px enlarged to 400 % is one of 320 px with four device pixels for each. */
async function measureReflow(subject: MeasuredPage): Promise<void> {
  const page = await open(subject, { width: 320, scale: 4 });
  const folded = await page.evaluate(findOverruns);
  await openDetails(page);
  const found = [...folded, ...(await page.evaluate(findOverruns))];
  subject.tally.note("reflow", subject.path, { found });
  await page.close();
}

async function measureStill(page: Page, { path, tally }: MeasuredPage): Promise<void> {
  const byItself = await page.evaluate(findMotion, false);
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  const found = [...byItself, ...(await page.evaluate(findMotion, true))];
  tally.note("motion", path, { found });
}

/** What comes late must have come. */
async function settle(page: Page): Promise<void> {
  await page.evaluate("new Promise((done) => setTimeout(done, 300))");
}

async function noteShift(
  shift: unknown,
  where: string,
  { path, tally }: MeasuredPage,
): Promise<void> {
  tally.note("shift", path, { found: shift === 0 ? [] : [`${where}, ${String(shift)}`] });
}

async function noteText(page: Page, { path, tally }: MeasuredPage): Promise<void> {
  const { texts, charts, seen } = await page.evaluate(findSmallText);
  tally.note("least-text", path, { found: texts });
  tally.note("chart-text", path, { looked: seen, found: charts });
}

async function overrunsWith(page: Page, style: string): Promise<string[]> {
  const wear = `{ const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(style)}); document.adoptedStyleSheets = [sheet]; }`;
  await page.evaluate(wear);
  const found = await page.evaluate(findOverruns);
  await page.evaluate("document.adoptedStyleSheets = []");
  return found;
}

/** As a reader does it who sets the browser's text to 32 px, where 16 are usual. */
async function noteLargeText(page: Page, { path, tally }: MeasuredPage): Promise<void> {
  const session = await page.createCDPSession();
  await page.setViewport({ width: 1280, height: 800 });
  await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  await settle(page);
  const size = await page.evaluate("getComputedStyle(document.documentElement).fontSize");
  const isLarge = size === "32px" ? [] : [`the text stays at ${String(size)}`];
  tally.note("text-size", path, { found: [...isLarge, ...(await page.evaluate(findOverruns))] });
  await session.send("Page.setFontSizes", { fontSizes: { standard: 16, fixed: 13 } });
  await page.setViewport({ width: 1440, height: 800 });
}

async function noteScriptsOff(page: Page, subject: MeasuredPage): Promise<void> {
  const bare = await open(subject, { width: 1440, scripts: false });
  const [withScripts, without] = [await page.evaluate(readText), await bare.evaluate(readText)];
  const found = withScripts === without && without !== "" ? [] : ["other words"];
  subject.tally.note("scripts-off", subject.path, { found });
  await bare.close();
}

async function noteKeyboard(page: Page, { path, tally }: MeasuredPage): Promise<void> {
  const reachable = await page.evaluate(countFocusable);
  const before = page.url();
  const stops = await tabThrough(page);
  const found = [
    ...(stops[0]?.name === "a Skip to the text" ? [] : [`the first stop is ${stops[0]?.name}`]),
    ...(stops.length === reachable
      ? []
      : [`${stops.length} stops, ${String(reachable)} things to reach`]),
    ...(page.url() === before ? [] : [`it leads to ${page.url()}`]),
  ];
  tally.note("keyboard", path, { found });
  const faults = stops.flatMap((stop) => stop.faults.map((fault) => `${stop.name}: ${fault}`));
  tally.note("focus", path, { looked: stops.length, found: faults });
}

/** More than any page has; who goes further goes in a circle. */
const mostStops = 10_000;

/** Where the Tab key stops, from the start of the page until it leaves it. */
export async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(describeFocus);
    if (stop === null) return stops;
    stops.push(stop);
    if (stops.length > mostStops) throw new Error("The Tab key goes round and round.");
  }
}

async function noteBarriers(
  page: Page,
  where: string,
  { path, tally }: MeasuredPage,
): Promise<void> {
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    const { rules, barriers } = await findBarriers(page);
    tally.noteRules(rules);
    tally.note("axe", path, { found: barriers.map((line) => `${where}, ${scheme}: ${line}`) });
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The version of axe-core that is asked. */
export const axeVersion: string = /axe v([\d.]+)/.exec(axe)?.[1] ?? "unknown";

/** Rules that axe-core does not run unless asked to. */
const asked = ["target-size", "label-content-name-mismatch"];

/** Further down or aside, a bar or a column that stays would lie over what is looked at. */
const unscroll = `for (const each of document.querySelectorAll("*")) each.scrollTo({ left: 0, top: 0, behavior: "instant" })`;

/** What axe-core says of the page with everything folded out, e.g. `image-alt: <img src="x">: …`. */
export async function findBarriers(
  page: Page,
): Promise<{ readonly rules: RuleCount[]; readonly barriers: string[] }> {
  await openDetails(page);
  await page.evaluate(unscroll);
  await page.evaluate(`globalThis.axe === undefined && (() => { ${axe} })()`);
  const rules = Object.fromEntries(asked.map((id) => [id, { enabled: true }]));
  return (await page.evaluate(`axe.run({ selectors: false, rules: ${JSON.stringify(rules)} }).then((told) => {
    const count = (list, id) => list.find((each) => each.id === id)?.nodes.length ?? 0;
    const all = [...told.passes, ...told.violations, ...told.incomplete];
    return {
      rules: [...new Map(all.map(({ id, tags }) => [id, { id, tags, passed: count(told.passes, id), failed: count(told.violations, id), unsure: count(told.incomplete, id) }])).values()],
      barriers: told.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ": " + html.slice(0, 100) + ": " + failureSummary.replace(/\\s+/g, " "))),
    };
  })`)) as { readonly rules: RuleCount[]; readonly barriers: string[] };
}
