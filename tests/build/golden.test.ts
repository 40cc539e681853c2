import { globSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildInto, openScratch } from "../engine.ts";
import { readTree, type Tree } from "../tree.ts";
import { goldenEditions, readEdition } from "./publication.ts";

const scratch = openScratch();
afterAll(scratch.remove);

let publication: Tree = new Map();
beforeAll(async () => {
  const out = join(scratch.folder, "dist");
  await buildInto(out);
  publication = readTree(out);
});

/** Read the change in `<name>-changed`, and accept it with `vitest run tests/build/golden.test.ts -u`. */
describe.each(goldenEditions)("the tiny book's %s edition", (edition) => {
  const folder = resolve("tests/golden", edition);

  test("is as its golden tree has it", async () => {
    const texts = await readEdition(edition, publication);
    expect(texts.size).toBeGreaterThan(1);
    const changed: string[] = [];
    for (const [path, text] of texts)
      if (!(await isGolden(join(folder, path), text))) changed.push(path);
    expect(changed, "differ; see the files that end in -changed").toEqual([]);
  });

  test("has no golden file without counterpart", async () => {
    const texts = await readEdition(edition, publication);
    const goldens = globSync("**/*", { cwd: folder, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith("-changed"))
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    expect(
      goldens.filter((path) => !texts.has(path)),
      "are no longer built: delete them",
    ).toEqual([]);
  });
});

/** Compares a text with its golden file, and leaves the text beside it when they differ. */
async function isGolden(file: string, text: string): Promise<boolean> {
  const changed = `${file}-changed`;
  try {
    await expect(text).toMatchFileSnapshot(file);
    rmSync(changed, { force: true });
    return true;
  } catch {
    mkdirSync(dirname(changed), { recursive: true });
    writeFileSync(changed, text);
    return false;
  }
}
