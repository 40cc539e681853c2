import { createHash } from "node:crypto";
import { engineVersion } from "./engine-version.ts";
import { openPrivateFolder } from "./private-folder.ts";
import { openStore, type Store } from "./store.ts";

/**
 * Remembers what was made of an input, so that the same input need not be worked on again. Inputs are told apart by
 * content, never by name or time; what is made must be plain values, as JSON has them.
 */
export interface Memory {
  /** What was made of an equal input of this kind before; else what `make` makes of it now. */
  recall<T>(kind: string, input: unknown, make: () => T): T;
  /** What was kept under an input of this kind. */
  find(kind: string, input: unknown): Uint8Array | undefined;
  /** Keeps what was made, where making takes time; a file, or a text as its bytes. */
  keep(kind: string, input: unknown, made: Uint8Array): void;
}

/** `recall` for files, whose making takes time. */
export async function recallFile(
  memory: Memory,
  [kind, input]: readonly [kind: string, input: unknown],
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const kept = memory.find(kind, input);
  if (kept !== undefined) return kept;
  const made = await make();
  memory.keep(kind, input, made);
  return made;
}

/** A memory that lasts from one run to the next. */
export interface LastingMemory extends Memory {
  /** Makes room for what was made in this run, by forgetting what was not asked for longest. */
  prune(): void;
}

/** Remembers nothing: a build works on everything once. */
export const noMemory: LastingMemory = {
  recall: (_kind, _input, make) => make(),
  find: () => undefined,
  keep: () => undefined,
  prune: () => undefined,
};

/** Opens what earlier runs of this very engine have kept; nothing is, where there is no folder of our own for it. */
export function openLastingMemory(): LastingMemory {
  const folder = openPrivateFolder("made");
  return folder === undefined ? noMemory : rememberIn(openStore(folder), engineVersion());
}

/** A memory whose things are kept in a store; `version` says what makes them. */
export function rememberIn(store: Store, version: string): LastingMemory {
  const nameOf = (kind: string, input: unknown): string => `${version} ${keyOf(kind, input)}`;
  return {
    recall(kind, input, make) {
      const key = nameOf(kind, input);
      const kept = store.read(key);
      if (kept !== undefined) return JSON.parse(Buffer.from(kept).toString("utf8"));
      const made = make();
      store.write(key, Buffer.from(JSON.stringify(made)));
      return made;
    },
    find: (kind, input) => store.read(nameOf(kind, input)),
    keep: (kind, input, made) => store.write(nameOf(kind, input), made),
    prune: () => store.prune(),
  };
}

/** A memory that can tell what was new. */
export interface LiveMemory extends Memory {
  /**
   * Ends a round: gives how many things of each kind had to be made in it, and forgets what two rounds did not ask for.
   */
  endRound(): ReadonlyMap<string, number>;
}

/** Opens a memory for as long as a book is being written, before one that lasts. */
export function openMemory(lasting: Memory = noMemory): LiveMemory {
  let known = new Map<string, unknown>();
  let before = new Map<string, unknown>();
  let made = new Map<string, number>();
  const count = (kind: string): void => void made.set(kind, (made.get(kind) ?? 0) + 1);
  return {
    recall<T>(kind: string, input: unknown, make: () => T): T {
      const key = keyOf(kind, input);
      const makeNow = (): T => {
        count(kind);
        return make();
      };
      const result = known.get(key) ?? before.get(key) ?? lasting.recall(kind, input, makeNow);
      known.set(key, result);
      return result as T;
    },
    find: (kind, input) => lasting.find(kind, input),
    keep(kind, input, bytes) {
      count(kind);
      lasting.keep(kind, input, bytes);
    },
    endRound() {
      const counts = made;
      [before, known, made] = [known, new Map(), new Map()];
      return counts;
    },
  };
}

function keyOf(kind: string, input: unknown): string {
  return `${kind} ${createHash("sha256").update(JSON.stringify(input)).digest("base64")}`;
}
