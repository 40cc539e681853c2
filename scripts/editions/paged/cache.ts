import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LaidFlow } from "./layout.ts";

/**
 * Flows laid out by earlier builds. A flow is known by all that decides about its pages: its markup, the styles, the
 * scripts and the browser. What is not what was kept, or cannot be read, is laid out anew.
 */
export interface FlowCache {
  read(markup: string): Promise<LaidFlow | undefined>;
  write(markup: string, laid: LaidFlow): Promise<void>;
  /** Removes what has not been asked for longest. */
  prune(): Promise<void>;
}

/** So many flows are kept: a few hundred versions of a book's chapters. */
const keptFlows = 1000;

/** Opens the cache in a folder that nobody else can write to; `context` is what all flows of this build share. */
export function openFlowCache(base: string, context: readonly string[]): FlowCache {
  const folder = join(base, "flows");
  const shared = context.map(hashOf).join();
  const fileOf = (markup: string): string => join(folder, `${hashOf(`${shared}\n${markup}`)}.json`);
  return {
    async read(markup) {
      const file = fileOf(markup);
      const text = await readFile(file, "utf8").catch(() => undefined);
      const [hash = "", body = ""] = text?.split("\n", 2) ?? [];
      if (body === "" || hash !== hashOf(body)) return undefined;
      const now = new Date();
      await utimes(file, now, now).catch(() => undefined);
      return JSON.parse(body) as LaidFlow;
    },
    async write(markup, laid) {
      const body = JSON.stringify(laid);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Two builds may write the same flow at once: each under a name of its own, and the last rename wins.
      const fresh = join(folder, `${randomUUID()}.tmp`);
      await writeFile(fresh, `${hashOf(body)}\n${body}`, { mode: 0o600, flag: "wx" });
      await rename(fresh, fileOf(markup));
    },
    async prune() {
      const names = await readdir(folder).catch(() => []);
      if (names.length <= keptFlows) return;
      const dated = await Promise.all(
        names.map(async (name) => ({ name, used: (await stat(join(folder, name))).mtimeMs })),
      );
      const oldest = dated.toSorted((a, b) => a.used - b.used).slice(0, names.length - keptFlows);
      await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })));
    },
  };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
