import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildInto, openScratch } from "../engine.ts";
import { openTinyBook, type Recipe } from "../fixtures/book-folder.ts";
import { readTree, type Tree } from "../tree.ts";
import { findChanges } from "./difference.ts";

test("x", async () => {
  const scratch = openScratch();
  const puddles = "puddles-2024,2024,Tinytown,17,,,count,final,A,tinytown-yearbook,,\n";
  const base: Recipe = {
    "data/umbrellas.csv": { append: puddles },
    "chapters/rain.md": { append: "\nIn 2024 there were :fact[puddles-2024] puddles.\n" },
  };
  const build = async (name: string, recipe: Recipe) => {
    const out = join(scratch.folder, name);
    await buildInto(out, { book: openTinyBook(recipe) });
    return readTree(out);
  };
  const before = await build("before", base);
  const a = await build("a", { ...base, "data/umbrellas.csv": { replace: [["2024,Tinytown,3500", "2024,Tinytown,3600"], ["twice\"\n", `twice"\n${puddles}`]] } });
  const b = await build("b", { ...base, "data/umbrellas.csv": { append: puddles.replace("17", "18") } });
  console.log(JSON.stringify(await findChanges(before, a), undefined, 2));
  console.log(JSON.stringify(await findChanges(before, b), undefined, 2));
  scratch.remove();
});
