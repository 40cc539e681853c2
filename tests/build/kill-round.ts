import { cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { buildInto, startEngine, tinyBook, type Ending } from "../engine.ts";
import { changeBook } from "../fixtures/book-folder.ts";
import { hashTree, readTree } from "../tree.ts";

/** When a build is killed: so many ms after its start, or by itself at a step named as in `last-step.ts`. */
export type Moment = number | string;

/** What a killed build left behind. */
export interface Round {
  readonly moment: Moment;
  /** Whether the build lived long enough to be killed. */
  readonly wasKilled: boolean;
  /** Which edition stands in `dist/` afterwards, whole. */
  readonly dist: "old" | "new" | "neither";
  /** Names that stand beside `dist/` when the next build has ended; only `dist` when all has been cleared away. */
  readonly afterNext: readonly string[];
  /** What stands in `dist/` then. A build that left nothing behind needs no next one. */
  readonly next: "old" | "new" | "neither";
}

/** Two states of the tiny book, and one publication that goes from the old to the new. */
export interface KillRange {
  /** Milliseconds a build takes when nobody kills it. */
  readonly duration: number;
  /** How many files it writes. */
  readonly files: number;
  run(moment: Moment): Promise<Round>;
}

const only = "web,data";

/** Builds both states once, to know them; every round starts from the old one and builds the new. */
export async function openKillRange(folder: string): Promise<KillRange> {
  const book = join(folder, "book");
  cpSync(tinyBook, book, { recursive: true });
  const shop = join(folder, "shop");
  const dist = join(shop, "dist");
  await buildInto(join(folder, "old"), { book, only });
  changeBook(book, { "data/umbrellas.csv": { replace: [[",3500,", ",3600,"]] } });
  const start = performance.now();
  await buildInto(join(folder, "new"), { book, only });
  const duration = performance.now() - start;
  const [old, young] = ["old", "new"].map((name) => hashTree(readTree(join(folder, name))));
  const stateOf = (): "old" | "new" | "neither" => {
    const hash = hashTree(readTree(dist));
    if (hash === old) return "old";
    return hash === young ? "new" : "neither";
  };
  return {
    duration,
    files: readTree(join(folder, "new")).size,
    async run(moment) {
      rmSync(shop, { recursive: true, force: true });
      cpSync(join(folder, "old"), dist, { recursive: true });
      const { code } = await buildUntil(moment, ["--book", book, "--out", dist, "--only", only]);
      const state = stateOf();
      const hasLeftovers = readdirSync(shop).length > 1;
      if (hasLeftovers) await buildInto(dist, { book, only });
      return {
        moment,
        wasKilled: code === null,
        dist: state,
        afterNext: readdirSync(shop),
        next: hasLeftovers ? stateOf() : "new",
      };
    },
  };
}

async function buildUntil(moment: Moment, words: readonly string[]): Promise<Ending> {
  if (typeof moment === "string") {
    const circumstances = { preload: "build/last-step.ts", environment: { LAST_STEP: moment } };
    return await startEngine("build", words, circumstances).ended;
  }
  const running = startEngine("build", words);
  await Promise.race([wait(moment), running.ended]);
  running.kill();
  return await running.ended;
}
