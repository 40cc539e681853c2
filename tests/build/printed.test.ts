import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { buildInto, openScratch } from "../engine.ts";
import { describePrinted } from "../editions/printed-book.ts";
import { readTree, type Tree } from "../tree.ts";

const scratch = openScratch();
afterAll(scratch.remove);

let publication: Tree = new Map();
beforeAll(async () => {
  const out = join(scratch.folder, "dist");
  await buildInto(out, { only: "print" });
  publication = readTree(out);
});

describe("the tiny book, printed", () => {
  describePrinted(() => publication, { numbers: 10 });
});
