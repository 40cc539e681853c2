import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { buildElsewhere } from "../build/elsewhere.ts";
import { buildInto, engineBook, openScratch } from "../engine.ts";
import { describeDifferences, readTree } from "../tree.ts";

const scratch = openScratch();
afterAll(scratch.remove);

test("two builds of the real book on unlike machines and days give the same bytes", async () => {
  const first = join(scratch.folder, "dist");
  await buildInto(first, { book: engineBook });
  const elsewhere = join(scratch.folder, "andere Straße");
  mkdirSync(elsewhere);
  const second = await buildElsewhere(elsewhere, engineBook);
  expect(describeDifferences(readTree(first), readTree(second))).toEqual([]);
});
