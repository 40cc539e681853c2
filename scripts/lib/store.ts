import { createHash, randomUUID } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/**
 * Bytes kept on disk between runs, by a key that says all they are made of. It may be killed, filled by two runs at once
 * or damaged: what is not what was kept counts as not there, and what cannot be written is not kept.
 */
export interface Store {
  read(key: string): Uint8Array | undefined;
  write(key: string, bytes: Uint8Array): void;
  /** Removes what has not been asked for longest, until the rest is no larger than the store may be. */
  prune(): void;
}

/** Bytes a store may hold: some tens of versions of a book of this size. */
const usualLimit = 400_000_000;
/** A use is noted once in so many milliseconds. */
const hour = 3_600_000;

/** Opens the store in a folder nobody else can write to. */
export function openStore(folder: string, limit: number = usualLimit): Store {
  const fileOf = (key: string): string => join(folder, hashOf(key).toString("hex"));
  let isChanged = false;
  return {
    read(key) {
      const file = fileOf(key);
      try {
        const bytes = readFileSync(file);
        const body = bytes.subarray(hashLength);
        if (!hashOf(body).equals(bytes.subarray(0, hashLength))) return undefined;
        noteUse(file);
        return body;
      } catch {
        return undefined;
      }
    },
    write(key, bytes) {
      // Under a name of its own first: of two runs that write the same, the last wins with equal bytes.
      const fresh = join(folder, `${randomUUID()}.tmp`);
      try {
        if (!isChanged) mkdirSync(folder, { recursive: true, mode: 0o700 });
        isChanged = true;
        writeFileSync(fresh, Buffer.concat([hashOf(bytes), bytes]), { mode: 0o600, flag: "wx" });
        renameSync(fresh, fileOf(key));
      } catch {
        quietly(() => rmSync(fresh, { force: true }));
      }
    },
    prune() {
      if (isChanged) quietly(() => removeOldest(folder, limit));
    },
  };
}

/** Without the store a run takes longer, and is sound. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // What cannot be removed stays.
  }
}

/** Of SHA-256, in bytes. */
const hashLength = 32;

function hashOf(content: string | Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}

function noteUse(file: string): void {
  const now = new Date();
  if (now.getTime() - statSync(file).mtimeMs > hour) utimesSync(file, now, now);
}

function removeOldest(folder: string, limit: number): void {
  const files = readdirSync(folder).flatMap((name) => {
    const status = statSync(join(folder, name), { throwIfNoEntry: false });
    return status === undefined ? [] : [{ name, used: status.mtimeMs, size: status.size }];
  });
  let size = files.reduce((sum, file) => sum + file.size, 0);
  for (const file of files.toSorted((a, b) => a.used - b.used)) {
    if (size <= limit) return;
    rmSync(join(folder, file.name), { force: true });
    size -= file.size;
  }
}
