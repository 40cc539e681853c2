import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { openFlowCache } from "../../../scripts/editions/paged/cache.ts";
import type { LaidFlow } from "../../../scripts/editions/paged/layout.ts";

const laid: LaidFlow = {
  pages: [{ floats: "", text: "<p>Line\nbreak</p>", notes: "", ids: ["a"], sections: [] }],
  tall: [],
};

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "flows-test-"));
  const made = folder;
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
});

const only = (): string => join(folder, "flows", readdirSync(join(folder, "flows"))[0] ?? "");

test("a flow is known again by its markup and all that decides about its pages", async () => {
  const cache = openFlowCache(folder, ["styles", "scripts"]);
  await cache.write("<p>", laid);
  expect(await cache.read("<p>")).toEqual(laid);
  expect(await openFlowCache(folder, ["styles", "scripts"]).read("<p>")).toEqual(laid);
  expect(await cache.read("<p >")).toBeUndefined();
  for (const context of [["styles"], ["styles ", "scripts"], ["scripts", "styles"]])
    expect(await openFlowCache(folder, context).read("<p>")).toBeUndefined();
});

test.each([
  ["changed", (text: string) => text.replace("Line", "Lime")],
  ["cut off", (text: string) => text.slice(0, -5)],
  ["emptied", () => ""],
  ["no file of ours", () => "{}"],
])("a flow that is %s is not believed", async (_, spoil) => {
  const cache = openFlowCache(folder, []);
  await cache.write("<p>", laid);
  writeFileSync(only(), spoil(readFileSync(only(), "utf8")));
  expect(await cache.read("<p>")).toBeUndefined();
});

test("builds that write at once leave one whole flow and nothing half done", async () => {
  const caches = [openFlowCache(folder, []), openFlowCache(folder, [])];
  await Promise.all(Array.from({ length: 40 }, (_, at) => caches[at % 2]?.write("<p>", laid)));
  expect(readdirSync(join(folder, "flows"))).toHaveLength(1);
  expect(await caches[0]?.read("<p>")).toEqual(laid);
});

test("what has not been asked for longest is removed", async () => {
  const cache = openFlowCache(folder, []);
  const markups = Array.from({ length: 1003 }, (_, at) => `<p>${at}`);
  for (const markup of markups.slice(0, 2)) await cache.write(markup, laid);
  await new Promise((done) => setTimeout(done, 20));
  await Promise.all(markups.slice(2).map((markup) => cache.write(markup, laid)));
  await cache.read("<p>0");
  await cache.prune();
  expect(readdirSync(join(folder, "flows"))).toHaveLength(1000);
  expect(await cache.read("<p>0")).toEqual(laid);
  expect(await cache.read("<p>1")).toBeUndefined();
});
