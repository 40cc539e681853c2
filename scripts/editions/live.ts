import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readBook } from "../book/book.ts";
import { checkDrawings, openDrawing } from "../book/draw.ts";
import { layoutsOf } from "../book/folder.ts";
import { renderChapter } from "../book/render.ts";
import { html } from "../lib/html.ts";
import { openLastingMemory, openMemory, type LiveMemory } from "../lib/memory.ts";
import { collectProblems, formatProblems, hasErrors } from "../lib/problem.ts";
import type { EleventyConfig } from "./eleventy.ts";
import { renderPreview } from "./print/preview.ts";
import { sitePolicy, type Site } from "./site.ts";
import { siteAssets } from "./site/asset.ts";
import { siteFiles } from "./site/file.ts";
import { wholeFonts } from "./site/fonts.ts";
import { configureSite } from "./wiring.ts";

/**
 * Wires a book into Eleventy's own server: chapters, data and layouts are watched, the book is read again at each change,
 * mistakes show in the terminal and on the page until they are mended, and /print/ shows the pages as they are printed,
 * set when somebody asks for them. Charts and citations of what did not change are taken from memory.
 */
export function configureLiveSite(config: EleventyConfig, root: string, output: string): void {
  const layouts = layoutsOf(root);
  const live: Live = { root, memory: openMemory(openLastingMemory()), written: new Map() };
  let site = readSite(live, undefined);
  let isFirst = true;
  configureSite(config, { input: join(root, "chapters"), layouts }, () => site);
  for (const folder of [join(root, "data"), layouts]) config.addWatchTarget(folder);
  config.setChokidarConfig({ awaitWriteFinish: { stabilityThreshold: 40, pollInterval: 10 } });
  const preview = openPreview(layouts);
  let started = performance.now();
  config.on("eleventy.before", () => {
    started = performance.now();
    if (!isFirst) site = readSite(live, site);
    isFirst = false;
  });
  config.on("eleventy.after", () => {
    const files = [...siteAssets(layouts, wholeFonts()), ...siteFiles(site)];
    const count = files.filter(({ path, content }) => writeLive(join(output, path), content, live));
    reportRound(live, { files: count.length, seconds: (performance.now() - started) / 1000 });
  });
  config.setServerOptions({ onRequest: { "/print/": () => preview(site) } });
}

/** Sets the print preview when somebody asks for it, and once for each state of the book. */
function openPreview(layouts: string): (site: Site) => Promise<string> {
  const pages = new WeakMap<Site, Promise<string>>();
  return (site) => {
    const known = pages.get(site) ?? renderPreview(site, layouts).catch(tellFailure);
    pages.set(site, known);
    return known;
  };
}

function tellFailure(error: unknown): string {
  return html`<!doctype html><title>Print preview</title><p>The pages cannot be set: ${String(error)}</p>`
    .markup;
}

interface Live {
  readonly root: string;
  readonly memory: LiveMemory;
  /** Hash of each file written beside the pages, so that only what changed is written again. */
  readonly written: Map<string, string>;
}

/**
 * Reads the book as it stands. While it has mistakes it is shown as far as it can be set, with the problems on top; where
 * it cannot be, the last one that could stays.
 */
function readSite({ root, memory }: Live, last: Site | undefined): Site {
  const problems = collectProblems();
  const book = readBook(root, problems, memory);
  const drawChart = openDrawing(problems, memory);
  if (book) checkDrawings(book, drawChart);
  const text = formatProblems(problems.list);
  if (text !== "") process.stderr.write(`\n${text}\n`);
  const shown = { problems: text.split("\n").filter(Boolean) };
  const site = book && { ...emptySite, ...shown, book, drawChart, memory };
  if (site && (!hasErrors(problems.list) || canBeSet(site))) return site;
  if (last) return { ...last, ...shown };
  throw new Error("The book cannot be set; mend the problems above and start again.");
}

/** What of a publication a live site lacks. */
const emptySite = { downloads: [], hasFigureFiles: false, isLive: true } as const;

/** A false claim can be set, a fact that does not exist cannot. */
function canBeSet(site: Site): boolean {
  const { book, drawChart } = site;
  const policy = sitePolicy(site);
  try {
    for (const chapter of [...book.spine, ...book.apart])
      renderChapter({ book, chapter, policy, drawChart });
    return true;
  } catch {
    return false;
  }
}

/** Says what a change has cost: what was not taken from memory. */
function reportRound(live: Live, { files, seconds }: { files: number; seconds: number }): void {
  const made = [...live.memory.endRound()].map(([kind, count]) => `${kind}: ${count}`);
  const again = [...made, ...(files > 0 ? [`files: ${files}`] : [])].join(", ");
  process.stderr.write(
    `Read and set in ${seconds.toFixed(2)} s; made anew: ${again === "" ? "pages only" : `pages, ${again}`}.\n`,
  );
}

/** Writes a file unless it stands there already; gives whether it did. */
function writeLive(file: string, content: string | Uint8Array, { written }: Live): boolean {
  const hash = createHash("sha256").update(content).digest("base64");
  if (written.get(file) === hash) return false;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  written.set(file, hash);
  return true;
}
