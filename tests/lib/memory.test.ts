import { describe, expect, test } from "vitest";
import { noMemory, openMemory } from "../../scripts/lib/memory.ts";

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
