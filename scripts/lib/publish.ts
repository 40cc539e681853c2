import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { BookError } from "./problem.ts";
import { describeWriteError, openOutput, type Output } from "./output.ts";
import { exchangeFolders, replaceFolder } from "./swap.ts";

/** A publication in the making: written beside its place and put there in one step. */
export interface Publication {
  readonly output: Output;
  /** Puts the finished folder in its place. */
  commit(): void;
  /** Removes what was written; the last publication stays as it was. */
  discard(): void;
}

/** Starts a publication into a folder that may hold the last one. Also clears away what killed builds left behind. */
export function openPublication(folder: string): Publication {
  const parent = dirname(folder);
  const name = basename(folder);
  refuseForeignFolder(folder);
  const unlock = lock(folder);
  recover(folder);
  const making = join(parent, `.${name}-making-${process.pid}`);
  try {
    makeFolder(making);
  } catch (error) {
    unlock();
    throw describeWriteError(error, making);
  }
  return {
    output: openOutput(making),
    commit: () => {
      commit(making, folder);
      unlock();
    },
    discard: () => {
      rmSync(making, { recursive: true, force: true });
      unlock();
    },
  };
}

/**
 * Keeps a second build from publishing into the same folder; gives what ends that. The lock of a build that was killed
 * is taken over: it names a process that is no more.
 */
function lock(folder: string): () => void {
  const file = join(dirname(folder), `.${basename(folder)}-lock`);
  try {
    makeFolder(dirname(folder));
    writeFileSync(file, `${process.pid}\n`, { flag: "wx" });
  } catch (error) {
    if (!isExisting(error)) throw describeWriteError(error, folder);
    const owner = Number(readIfThere(file));
    if (owner !== process.pid && owner > 0 && isAlive(owner))
      throw new BookError(
        `Another build, process ${owner}, is publishing into ${folder}. Wait until it has ended, or end it; if there is none, remove ${file}.`,
      );
    rmSync(file, { force: true });
    return lock(folder);
  }
  return () => rmSync(file, { force: true });
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** Makes a folder and those around it. Node's own `recursive` never ends where the system refuses them, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another build may have made it meanwhile.
    if (!existsSync(folder)) throw error;
  }
}

function commit(making: string, folder: string): void {
  try {
    if (!existsSync(folder)) {
      renameSync(making, folder);
      return;
    }
    if (!exchangeFolders(making, folder)) replaceFolder(making, folder, asideOf(folder));
  } catch (error) {
    throw describeWriteError(error, folder);
  }
  rmSync(making, { recursive: true, force: true });
  rmSync(asideOf(folder), { recursive: true, force: true });
}

function asideOf(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}-previous`);
}

/** A folder that is no publication is not ours to replace, e.g. `--out .`. */
function refuseForeignFolder(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory())
    throw new BookError(`${folder} is a file; choose another --out, or remove it.`, 2);
  const names = readdirSync(folder);
  if (names.length === 0 || names.includes(marker)) return;
  throw new BookError(
    `${folder} holds something that is not a publication of this engine; choose another --out, or remove it.`,
    2,
  );
}

/** Every publication carries this file, so that the next build knows it may replace the folder. */
export const marker = "edition.json";

/** Gives back a publication that a build was killed while replacing, and removes folders of builds no longer alive. */
function recover(folder: string): void {
  const parent = dirname(folder);
  if (!existsSync(folder) && existsSync(asideOf(folder))) renameSync(asideOf(folder), folder);
  if (!statSync(parent, { throwIfNoEntry: false })?.isDirectory()) return;
  const prefix = `.${basename(folder)}-making-`;
  for (const name of readdirSync(parent)) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : undefined;
    // One that bears our own number is of an earlier process: numbers are given out again.
    if (owner !== undefined && (owner === process.pid || !isAlive(owner)))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
