import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../scripts/lib/store.ts";

let folder: string;
beforeEach(() => {
  const made = mkdtempSync(join(tmpdir(), "store-test-"));
  folder = join(made, "made");
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
});

const bytes = Buffer.from("Line\nbreak\0");
const only = (): string => join(folder, readdirSync(folder)[0] ?? "");

test("gives back what was kept under a key, and nothing under another", () => {
  openStore(folder).write("a", bytes);
  expect(openStore(folder).read("a")).toEqual(bytes);
  expect(openStore(folder).read("b")).toBeUndefined();
});

test.each([
  ["changed", (whole: Buffer) => Buffer.from(whole.toString("latin1").replace("Line", "Lime"))],
  ["cut off", (whole: Buffer) => whole.subarray(0, -3)],
  ["emptied", () => Buffer.alloc(0)],
  ["no file of ours", () => Buffer.from("{}")],
])("what is %s is not believed", (_, spoil) => {
  const store = openStore(folder);
  store.write("a", bytes);
  writeFileSync(only(), spoil(readFileSync(only())));
  expect(store.read("a")).toBeUndefined();
  store.write("a", bytes);
  expect(store.read("a")).toEqual(bytes);
});

test("two that write at once leave one whole thing and nothing half done", () => {
  const stores = [openStore(folder), openStore(folder)];
  for (let round = 0; round < 20; round += 1) stores[round % 2]?.write("a", bytes);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(stores[0]?.read("a")).toEqual(bytes);
});

test("a folder that cannot be written to keeps nothing, and fails nobody", () => {
  writeFileSync(folder, "a file stands where the folder should be");
  const store = openStore(folder);
  store.write("a", bytes);
  expect(store.read("a")).toBeUndefined();
  expect(() => store.prune()).not.toThrow();
});

test("is no larger than it may be: what has not been asked for longest goes", () => {
  const store = openStore(folder, 3000);
  for (const key of ["old", "asked", "new"]) store.write(key, Buffer.alloc(1000));
  const longAgo = new Date("2020-01-01");
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), longAgo, longAgo);
  expect(store.read("asked")).toBeDefined();
  expect(store.read("new")).toBeDefined();
  store.prune();
  expect(["old", "asked", "new"].map((key) => store.read(key) !== undefined)).toEqual([
    false,
    true,
    true,
  ]);
});

test("what a killed run left half written goes as well", () => {
  const store = openStore(folder, 1500);
  store.write("a", Buffer.alloc(1000));
  const left = join(folder, "half.tmp");
  writeFileSync(left, Buffer.alloc(1000));
  utimesSync(left, new Date("2020-01-01"), new Date("2020-01-01"));
  store.prune();
  expect(readdirSync(folder)).toHaveLength(1);
  expect(store.read("a")).toBeDefined();
});
