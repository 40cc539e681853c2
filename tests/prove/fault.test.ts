import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildInto, openScratch, runEngine, tinyBook } from "../engine.ts";
import { changeBook } from "../fixtures/book-folder.ts";
import { hashTree, readTree } from "../tree.ts";

const scratch = openScratch();
afterAll(scratch.remove);
const shop = join(scratch.folder, "shop");
const book = join(scratch.folder, "book");
let before = "";
let files = 0;

beforeAll(async () => {
  mkdirSync(shop);
  await buildInto(join(shop, "dist"), { only: "web,epub,data" });
  const tree = readTree(join(shop, "dist"));
  [before, files] = [hashTree(tree), tree.size];
  cpSync(tinyBook, book, { recursive: true });
  changeBook(book, { "data/umbrellas.csv": { replace: [[",3500,", ",3600,"]] } });
});

const faults = ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "bug"];

test(
  "a hundred faults while publishing leave the last publication whole, and nothing beside it",
  { timeout: 1_800_000 },
  async () => {
    const ends: Record<string, number> = {};
    for (let round = 0; round < 100; round += 1) {
      const fault = faults[round % faults.length] ?? "bug";
      const step = 1 + Math.floor((Math.floor(round / faults.length) * files) / 20);
      const { code } = await runEngine(
        "build",
        ["--book", book, "--out", join(shop, "dist"), "--only", "web,epub,data"],
        {
          preload: "build/last-step.ts",
          environment: { LAST_STEP: `before write ${step}`, STEP_FAULT: fault },
        },
      );
      expect(code, `${fault} before file ${step}`).toBe(fault === "bug" ? 70 : 1);
      expect(hashTree(readTree(join(shop, "dist"))), `${fault} before file ${step}`).toBe(before);
      expect(readdirSync(shop)).toEqual(["dist"]);
      ends[fault] = (ends[fault] ?? 0) + 1;
    }
    expect(ends).toEqual({ ENOSPC: 20, EDQUOT: 20, EROFS: 20, EACCES: 20, bug: 20 });
  },
);
