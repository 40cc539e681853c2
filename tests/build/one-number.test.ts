import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { buildInto, openScratch, tinyBook } from "../engine.ts";
import { changeBook, type Recipe } from "../fixtures/book-folder.ts";
import { readTree, type Tree } from "../tree.ts";
import { findChanges, type Changes } from "./difference.ts";

const scratch = openScratch();

/** The tiny book with one more number, which only one sentence says. */
function recipeWith({ umbrellas, puddles }: { umbrellas: string; puddles: string }): Recipe {
  const umbrellaRow = `umbrellas-2024,2024,Tinytown,${umbrellas},3000,4100`;
  const puddleRow = `puddles-2024,2024,Tinytown,${puddles},,,count,final,A,tinytown-yearbook,,\n`;
  return {
    "data/umbrellas.csv": {
      replace: [
        ["umbrellas-2024,2024,Tinytown,3500,3000,4100", umbrellaRow],
        ['twice"\n', `twice"\n${puddleRow}`],
      ],
    },
    "chapters/rain.md": { append: "\nIn 2024 there were :fact[puddles-2024] puddles.\n" },
  };
}

async function build(name: string, cells: { umbrellas: string; puddles: string }): Promise<Tree> {
  const book = join(scratch.folder, name);
  cpSync(tinyBook, book, { recursive: true });
  changeBook(book, recipeWith(cells));
  const out = join(book, "dist");
  await buildInto(out, { book });
  return readTree(out);
}

/** Without what says nothing to a reader of the lists below: which hash it is, and where lines may break. */
function readable(changes: Changes): Changes {
  const hash = /"(?:sha256:)?[0-9a-f]{16,}" → "(?:sha256:)?[0-9a-f]{16,}"/;
  return Object.fromEntries(
    Object.entries(changes).map(([path, list]) => [
      path,
      list.map((change) => change.replace(hash, "another").replaceAll("\u00A0", " ")),
    ]),
  );
}

function formatChanges(changes: Changes): string {
  const sorted = Object.entries(readable(changes)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
}

/** Every changed place of every edition stands there: read its diff word by word before it is accepted with `-u`. */
const goldenOf = (name: string): string => resolve(`tests/golden/one-number/${name}.json`);

describe("changing one cell of a dataset changes", () => {
  let before: Tree = new Map();
  beforeAll(async () => {
    before = await build("before", { umbrellas: "3500", puddles: "17" });
    return scratch.remove;
  });

  test("the sentence, where one sentence says the number, and nothing else", async () => {
    const after = await build("puddles", { umbrellas: "3500", puddles: "18" });
    const changes = formatChanges(await findChanges(before, after));
    await expect(changes).toMatchFileSnapshot(goldenOf("puddles"));
  });

  test("sentences, facts, chart, tables and descriptions made from it, and nothing else", async () => {
    const after = await build("umbrellas", { umbrellas: "3600", puddles: "17" });
    const changes = formatChanges(await findChanges(before, after));
    await expect(changes).toMatchFileSnapshot(goldenOf("umbrellas"));
  });

  test("nothing, where it is changed back", async () => {
    const after = await build("again", { umbrellas: "3500", puddles: "17" });
    expect(await findChanges(before, after)).toEqual({});
  });
});
