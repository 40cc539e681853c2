import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** How a command ended and what it said. */
export interface Ending {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What differs from a plain call. */
export interface Circumstances {
  /** Added to the environment; undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** A module of tests/ that runs first, e.g. `build/other-day.ts`. */
  readonly preload?: string;
  /** Milliseconds after which the command is ended. */
  readonly patience?: number;
}

/** A command on its way, in a process group of its own. */
export interface Running {
  readonly ended: Promise<Ending>;
  /** Ends the command and all it started, as `kill -9` does. */
  kill(): void;
}

/** The engine's own book. */
export const engineBook: string = resolve(".");

/** The tiny book as it stands. */
export const tinyBook: string = resolve("tests/fixtures/tiny-book");

/** A command that takes longer hangs, and must not outlive the tests; the real book may take longer than a tiny one. */
const usualPatience = 110_000;

/** The commands that tests start. */
export type EngineCommand = "build" | "check" | "data" | "dev" | "diff" | "map" | "release";

/** Starts a command as people do, e.g. `startEngine("build", ["--only", "web"])`. */
export function startEngine(
  command: EngineCommand,
  words: readonly string[],
  { environment = {}, preload, patience = usualPatience }: Circumstances = {},
): Running {
  const imports = preload ? ["--import", pathToFileURL(resolve("tests", preload)).href] : [];
  const child = spawn(process.execPath, [...imports, resolve(`scripts/${command}.ts`), ...words], {
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const kill = (): void => killGroup(child);
  const limit = setTimeout(kill, patience);
  const ended = ending(child).finally(() => clearTimeout(limit));
  return { ended, kill };
}

/** Runs a command to its end. */
export async function runEngine(
  command: EngineCommand,
  words: readonly string[],
  circumstances: Circumstances = {},
): Promise<Ending> {
  return await startEngine(command, words, circumstances).ended;
}

/** Builds a book that is sound into `out`; a build that fails is a failure of the test. */
export async function buildInto(
  out: string,
  {
    book = tinyBook,
    only,
    isFresh = false,
  }: { readonly book?: string; readonly only?: string; readonly isFresh?: boolean } = {},
  circumstances: Circumstances = {},
): Promise<Ending> {
  const words = [
    "--book",
    book,
    "--out",
    out,
    ...(only === undefined ? [] : ["--only", only]),
    ...(isFresh ? ["--fresh"] : []),
  ];
  const ended = await runEngine("build", words, circumstances);
  if (ended.code !== 0) throw new Error(`The build ended with ${ended.code}: ${ended.stderr}`);
  return ended;
}

/** A folder for a whole test file; the caller removes it in `afterAll`. */
export function openScratch(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "briefing-book-build-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function ending(child: ChildProcess): Promise<Ending> {
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name]?.setEncoding("utf8").on("data", (text: string) => (said[name] += text));
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, ...said };
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    // It has ended already.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
