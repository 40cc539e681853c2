import { createHash } from "node:crypto";

/** Remembers what was made of an input, so that the same input need not be worked on again. */
export interface Memory {
  /** What was made of an equal input of this kind before; else what `make` makes of it now. */
  recall<T>(kind: string, input: unknown, make: () => T): T;
}

/** Remembers nothing: a build works on everything once. */
export const noMemory: Memory = { recall: (_kind, _input, make) => make() };

/** A memory that can tell what was new. */
export interface LiveMemory extends Memory {
  /**
   * Ends a round: gives how many things of each kind had to be made in it, and forgets what two rounds did not ask for.
   */
  endRound(): ReadonlyMap<string, number>;
}

/** Opens a memory for as long as a book is being written. Inputs are told apart by content, never by name or time. */
export function openMemory(): LiveMemory {
  let known = new Map<string, unknown>();
  let before = new Map<string, unknown>();
  let made = new Map<string, number>();
  return {
    recall<T>(kind: string, input: unknown, make: () => T): T {
      const key = `${kind} ${createHash("sha256").update(JSON.stringify(input)).digest("base64")}`;
      for (const memory of [known, before]) {
        if (!memory.has(key)) continue;
        known.set(key, memory.get(key));
        return memory.get(key) as T;
      }
      made.set(kind, (made.get(kind) ?? 0) + 1);
      const result = make();
      known.set(key, result);
      return result;
    },
    endRound() {
      const count = made;
      [before, known, made] = [known, new Map(), new Map()];
      return count;
    },
  };
}
