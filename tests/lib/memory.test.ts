import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { noMemory, openMemory, recallFile, rememberIn } from "../../scripts/lib/memory.ts";
import { openStore, type Store } from "../../scripts/lib/store.ts";

function openTestStore(): Store {
  const folder = mkdtempSync(join(tmpdir(), "memory-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return openStore(folder);
}

describe("a live memory", () => {
  test("makes a thing once for equal input, and tells how many it made", () => {
    const memory = openMemory();
    const recall = (input: unknown): number => memory.recall("sums", input, () => made++);
    let made = 1;
    expect([recall({ a: 1 }), recall({ a: 1 }), recall({ a: 2 })]).toEqual([1, 1, 2]);
    expect([...memory.endRound()]).toEqual([["sums", 2]]);
    expect(recall({ a: 1 })).toBe(1);
    expect([...memory.endRound()]).toEqual([]);
  });

  test("keeps kinds apart", () => {
    const memory = openMemory();
    expect(memory.recall("one", 1, () => "one")).toBe("one");
    expect(memory.recall("two", 1, () => "two")).toBe("two");
  });

  test("forgets what two rounds did not ask for", () => {
    const memory = openMemory();
    memory.recall("sums", 1, () => "old");
    memory.endRound();
    memory.endRound();
    expect(memory.recall("sums", 1, () => "new")).toBe("new");
  });
});

test("no memory makes everything each time", () => {
  let made = 0;
  noMemory.recall("sums", 1, () => (made += 1));
  expect(noMemory.recall("sums", 1, () => (made += 1))).toBe(2);
});

const fail = (): Promise<Uint8Array> => Promise.reject(new Error("no ink"));

describe("a lasting memory", () => {
  test("makes a thing once for equal input of one kind and one engine", () => {
    const store = openTestStore();
    let made = 0;
    const recall = (kind: string, input: unknown, version: string): unknown =>
      rememberIn(store, version).recall(kind, input, () => ({ made: (made += 1) }));
    expect(recall("sums", [1, "a"], "1")).toEqual({ made: 1 });
    expect(recall("sums", [1, "a"], "1")).toEqual({ made: 1 });
    expect(recall("sums", [1, "b"], "1")).toEqual({ made: 2 });
    expect(recall("words", [1, "a"], "1")).toEqual({ made: 3 });
    expect(recall("sums", [1, "a"], "2")).toEqual({ made: 4 });
  });

  test("keeps files, and makes one anew whose making failed", async () => {
    const memory = rememberIn(openTestStore(), "1");
    const file = Buffer.from([0, 255, 10]);
    await expect(recallFile(memory, ["files", 1], fail)).rejects.toThrow("no ink");
    expect(await recallFile(memory, ["files", 1], () => Promise.resolve(file))).toEqual(file);
    expect(await recallFile(memory, ["files", 1], fail)).toEqual(file);
  });

  test("stands behind a live one, which counts only what neither knew", () => {
    const lasting = rememberIn(openTestStore(), "1");
    lasting.recall("sums", 1, () => "known");
    const live = openMemory(lasting);
    expect(live.recall("sums", 1, () => "new")).toBe("known");
    expect(live.recall("sums", 2, () => "new")).toBe("new");
    expect([...live.endRound()]).toEqual([["sums", 1]]);
    expect(lasting.recall("sums", 2, () => "newer")).toBe("new");
  });
});
