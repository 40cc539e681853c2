import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Browser } from "puppeteer-core";
import { noMemory, type Memory } from "../../lib/memory.ts";
import type { Flow, PrintJob } from "../paginate.ts";
import { buildLayoutDocument, pagedRules } from "./book.ts";
import { cutScript } from "./cut.ts";
import { floatScript } from "./float.ts";
import { harvestScript } from "./harvest.ts";
import { layoutScript, type LaidFlow } from "./layout.ts";
import { notesScript } from "./notes.ts";
import { overflowScript } from "./overflow.ts";
import { prepareScript } from "./prepare.ts";
import { sizeScript } from "./size.ts";
import { openTab, seedScript, watchPages } from "./tab.ts";
import { turnScript } from "./turn.ts";
import { wrapScript } from "./wrap.ts";

/** Where flows are laid out: what is known from earlier builds is taken from there, the rest goes to two tabs. */
export interface Workshop {
  /** The longest first, so that both tabs end at about the same time. */
  layOut(flows: readonly Flow[]): Promise<ReadonlyMap<Flow, LaidFlow>>;
  close(): Promise<void>;
}

/** Paged.js works on one processor. */
const tabCount = 2;

/** Opens a workshop; its tabs are opened when there is work for them. */
export async function openWorkshop(browser: Browser, job: PrintJob): Promise<Workshop> {
  const layout = buildLayoutDocument(job.language, job.styles, await readScript());
  const context = [layout, pagedRules, await browser.version()];
  const known = rememberFlows(job.memory ?? noMemory, context);
  const tabs: LayoutTab[] = [];
  let pages = 0;
  const count = (more: number): void => {
    for (let page = 0; page < more; page += 1) job.onPage?.((pages += 1));
  };
  return {
    async layOut(flows) {
      const { laid, rest } = takeKnown(flows, known);
      for (const { pages: own } of laid.values()) count(own.length);
      while (tabs.length < Math.min(tabCount, rest.length))
        tabs.push(await openLayoutTab(browser, layout, { job, count }));
      const queue = rest.toSorted((a, b) => b.html.length - a.html.length);
      const work = async (tab: LayoutTab): Promise<void> => {
        for (let next = queue.shift(); next; next = queue.shift()) {
          const done = await tab.layOut(next);
          laid.set(next, done);
          known.keep(next.html, done);
        }
      };
      await Promise.all(tabs.map(work));
      return laid;
    },
    async close() {
      await Promise.all(tabs.map((tab) => tab.close()));
    },
  };
}

/** Flows laid out before, by all that decides about their pages: markup, styles, scripts, browser. */
interface KnownFlows {
  find(markup: string): LaidFlow | undefined;
  keep(markup: string, laid: LaidFlow): void;
}

function rememberFlows(memory: Memory, context: readonly string[]): KnownFlows {
  const shared = createHash("sha256").update(JSON.stringify(context)).digest("hex");
  return {
    find(markup) {
      const kept = memory.find("flows", [shared, markup]);
      return kept && (JSON.parse(Buffer.from(kept).toString("utf8")) as LaidFlow);
    },
    keep: (markup, laid) =>
      memory.keep("flows", [shared, markup], Buffer.from(JSON.stringify(laid))),
  };
}

function takeKnown(
  flows: readonly Flow[],
  { find }: KnownFlows,
): { laid: Map<Flow, LaidFlow>; rest: Flow[] } {
  const laid = new Map<Flow, LaidFlow>();
  const rest: Flow[] = [];
  for (const flow of flows) {
    const known = find(flow.html);
    if (known) laid.set(flow, known);
    else rest.push(flow);
  }
  return { laid, rest };
}

interface LayoutTab {
  layOut(flow: Flow): Promise<LaidFlow>;
  close(): Promise<void>;
}

async function openLayoutTab(
  browser: Browser,
  layout: string,
  { job, count }: { readonly job: PrintJob; count(more: number): void },
): Promise<LayoutTab> {
  const tab = await openTab(browser, layout);
  const watch = watchPages(job.patience, () => count(1));
  await tab.exposeFunction("reportPage", watch.reset);
  await tab.evaluate(`startLayout(${JSON.stringify(pagedRules)})`);
  return {
    async layOut({ id, html }) {
      const result = tab.evaluate(`layoutFlow(${JSON.stringify(html)})`) as Promise<LaidFlow>;
      return await watch.guard(result, id);
    },
    close: async () => await tab.close(),
  };
}

/** What runs in a layout tab. Paged.js comes from pagedjs-cli, whose bundle is the version the book is proven with. */
async function readScript(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("pagedjs-cli");
  const paged = await readFile(join(dirname(entry), "../dist/browser.js"), "utf8");
  const scripts = [
    seedScript,
    wrapScript,
    prepareScript,
    sizeScript,
    turnScript,
    cutScript,
    overflowScript,
    notesScript,
    floatScript,
    harvestScript,
    layoutScript,
    paged,
  ];
  return scripts.join(";\n").replaceAll("</script", "<\\/script");
}
