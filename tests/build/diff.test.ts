import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildRecord, formatRecord } from "../../scripts/book/record.ts";
import { openScratch, runEngine, tinyBook, type Ending } from "../engine.ts";
import { changeBook } from "../fixtures/book-folder.ts";
import { readTinyBook } from "../fixtures/open-book.ts";

const scratch = openScratch();
afterAll(scratch.remove);

const old = join(scratch.folder, "old.json");
const published = join(scratch.folder, "dist");
const diff = async (...words: string[]): Promise<Ending> => await runEngine("diff", words);

describe("the command diff, of two publications", () => {
  beforeAll(() => {
    mkdirSync(published);
  });

  test("takes an edition.json or the folder that holds one, and says what the change did", async () => {
    writeFileSync(old, formatRecord(buildRecord(readTinyBook())));
    const changed = readTinyBook({
      "data/umbrellas.csv": { replace: [["Tinytown,3500,", "Tinytown,3600,"]] },
    });
    writeFileSync(join(published, "edition.json"), formatRecord(buildRecord(changed)));
    const [text, markdown] = await Promise.all([
      diff(old, published),
      diff(old, published, "--markdown"),
    ]);
    expect([text.code, markdown.code]).toEqual([0, 0]);
    expect(text.stdout).toContain("about 3,600");
    expect(text.stdout).not.toMatch(/^#/m);
    expect(markdown.stdout).toMatch(/^# .*\n\n## /);
  });

  test("refuses what is no publication, and what is neither file nor revision: 2", async () => {
    const [other, unknown] = await Promise.all([
      diff(old, join(tinyBook, "data/datapackage.json")),
      diff(old, "no-such-revision"),
    ]);
    expect([other.code, unknown.code]).toEqual([2, 2]);
    expect(other.stderr).toMatch(/datapackage\.json is not the edition\.json of a publication\.$/m);
    expect(unknown.stderr).toBe(
      "“no-such-revision” is neither a file nor a revision that git knows here.\n",
    );
  });
});

describe.skipIf(!hasGit())("the command diff, of two revisions", () => {
  const clone = join(scratch.folder, "clone");
  // The book need not be the whole of its repository.
  const book = join(clone, "books/tiny");
  const git = (...words: string[]): void => {
    const who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"];
    execFileSync("git", ["-C", clone, ...who, ...words], { stdio: "ignore" });
  };

  test("takes the sources as they were, whatever lies in the folder now", async () => {
    mkdirSync(clone);
    git("init");
    git("commit", "--allow-empty", "-m", "Nothing yet");
    cpSync(tinyBook, book, { recursive: true });
    git("add", ".");
    git("commit", "-m", "First");
    changeBook(book, { "data/umbrellas.csv": { replace: [["Tinytown,3500,", "Tinytown,3600,"]] } });
    git("commit", "-am", "Second");
    const csv = join(book, "data/umbrellas.csv");
    writeFileSync(csv, readFileSync(csv, "utf8").replace("3600", "9999"));
    const [changed, empty] = await Promise.all([
      diff("HEAD~1", "HEAD", "--book", book),
      diff("HEAD~2", "HEAD", "--book", book),
    ]);
    expect([changed.code, empty.code]).toEqual([0, 1]);
    expect(changed.stdout).toContain("about 3,600");
    expect(changed.stdout).not.toContain("9,999");
    expect(empty.stderr).toBe("The revision “HEAD~2” holds no book that can be read.\n");
  });
});

function hasGit(): boolean {
  try {
    execFileSync("git", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
