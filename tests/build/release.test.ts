import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openScratch, runEngine, tinyBook } from "../engine.ts";
import { changeBook } from "../fixtures/book-folder.ts";
import { hashTree, readTree } from "../tree.ts";

const scratch = openScratch();
afterAll(scratch.remove);

const book = join(scratch.folder, "book");
const read = (path: string): string => readFileSync(join(book, path), "utf8");
const release = async (date: string): ReturnType<typeof runEngine> =>
  await runEngine("release", ["--book", book, "--date", date]);

const corrections = `- id: miscount
  date: 2026-03-01
  since: 1
  what: The umbrellas of 2023 were miscounted.
  effect: The growth is smaller than was said.
  observations: [umbrellas-2023]
`;

describe("releases", () => {
  beforeAll(async () => {
    cpSync(tinyBook, book, { recursive: true });
    changeBook(book, {
      "data/book.yaml": { replace: [["bibliography]", "bibliography, changes]"]] },
      "chapters/changes.md": {
        text: "# Changes\n\n::list[changes]\n\n## Corrections\n\n::list[corrections]\n\n## Editions\n\n::list[editions]\n",
      },
    });
    const first = await release("2026-02-01");
    if (first.code !== 0) throw new Error(first.stderr);
    changeBook(book, {
      "data/umbrellas.csv": {
        replace: [
          ["Tinytown,3500,", "Tinytown,3600,"],
          ["2000", "2100"],
        ],
      },
      "data/corrections.yaml": { text: corrections },
    });
  });

  test("first keep the edition as it is", () => {
    expect(read("data/book.yaml")).toMatch(/^issued: 2026-02-01\nrevision: 1$/m);
    expect(read("data/editions/1/edition.json")).toBe(read("dist/edition.json"));
    expect(existsSync(join(book, "data/editions/1/changes.md"))).toBe(false);
    expect(read("dist/changes/index.html")).toContain("This is the first edition.");
  });

  test("then count on, say what changed in every edition, and what to tag", async () => {
    const { code, stdout } = await release("2026-03-01");
    expect(code).toBe(0);
    expect(stdout).toContain('git tag -a edition-2 -m "Revision 2, 2026-03-01"');
    expect(read("data/book.yaml")).toMatch(/^issued: 2026-03-01\nrevision: 2$/m);
    expect(readdirSync(join(book, "data/editions/2")).toSorted()).toEqual([
      "changes.md",
      "edition.json",
      "figures",
    ]);
    const page = read("dist/changes/index.html");
    expect(page).toContain("Compared with revision 1 of February 1, 2026.");
    expect(page).toMatch(/Corrections.*The umbrellas of 2023 were miscounted/s);
    expect(page).toMatch(/Before:<\/span> In 2024 the town bought about 3,500 umbrellas/);
    expect(page).toMatch(/Now:<\/span> In 2024 the town bought about 3,600 umbrellas/);
    expect(page.match(/<svg[^>]*aria-labelledby="(before|now)-/g)).toHaveLength(2);
    expect(page).toContain('href="../data/editions/1.json"');
    expect(read("dist/data/editions/1.json")).toBe(read("data/editions/1/edition.json"));
    expect(read("data/editions/2/changes.md")).toContain("from revision 1 (2026-02-01)");
  });

  test("never go back in time", async () => {
    const { code, stderr } = await release("2026-01-01");
    expect(code).toBe(2);
    expect(stderr).toContain("cannot be issued on 2026-01-01");
  });

  test("of a book with mistakes change nothing", async () => {
    changeBook(book, { "data/umbrellas.csv": { replace: [["2100", "9000"]] } });
    const before = hashTree(readTree(book));
    const { code, stderr } = await release("2026-04-01");
    expect(code).toBe(1);
    expect(stderr).toContain("claim-false");
    expect(hashTree(readTree(book))).toBe(before);
  });

  test("that cannot be written change nothing", async () => {
    changeBook(book, { "data/umbrellas.csv": { replace: [["9000", "2100"]] } });
    const before = hashTree(readTree(book));
    const { code } = await runEngine("release", ["--book", book, "--date", "2026-04-01"], {
      preload: "build/last-step.ts",
      environment: { LAST_STEP: "before write 5", STEP_FAULT: "ENOSPC" },
    });
    expect(code).toBe(1);
    expect(hashTree(readTree(book))).toBe(before);
  });
});
