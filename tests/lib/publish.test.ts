import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BookError } from "../../scripts/lib/problem.ts";
import { marker, openPublication } from "../../scripts/lib/publish.ts";
import { exchangeFolders, replaceFolder } from "../../scripts/lib/swap.ts";
import { openFolder } from "../fixtures/book-folder.ts";

/** Above the numbers any system gives to processes. */
const deadProcess = 2 ** 30;

function writeFolder(folder: string, files: Record<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

function publish(folder: string, text: string): void {
  const publication = openPublication(folder);
  publication.output.write(marker, "{}");
  publication.output.write("page.html", text);
  publication.commit();
}

const pageOf = (folder: string): string => readFileSync(join(folder, "page.html"), "utf8");

describe("a publication", () => {
  test("takes its place when committed, and not before", () => {
    const out = join(openFolder(), "dist");
    const publication = openPublication(out);
    publication.output.write("page.html", "new");
    expect(existsSync(out)).toBe(false);
    publication.commit();
    expect(pageOf(out)).toBe("new");
  });

  test("replaces the last one whole, and leaves nothing beside it", () => {
    const parent = openFolder();
    const out = join(parent, "dist");
    publish(out, "first");
    writeFileSync(join(out, "stale.html"), "");
    publish(out, "second");
    expect(pageOf(out)).toBe("second");
    expect(readdirSync(out).toSorted()).toEqual([marker, "page.html"].toSorted());
    expect(readdirSync(parent)).toEqual(["dist"]);
  });

  test("leaves the last one as it was when discarded", () => {
    const parent = openFolder();
    const out = join(parent, "dist");
    publish(out, "first");
    const publication = openPublication(out);
    publication.output.write("page.html", "second");
    publication.discard();
    expect(pageOf(out)).toBe("first");
    expect(readdirSync(parent)).toEqual(["dist"]);
  });

  test("makes the folders it is put in, and may take an empty one", () => {
    const parent = openFolder();
    publish(join(parent, "a/b/dist"), "deep");
    expect(pageOf(join(parent, "a/b/dist"))).toBe("deep");
    mkdirSync(join(parent, "empty"));
    publish(join(parent, "empty"), "filled");
    expect(pageOf(join(parent, "empty"))).toBe("filled");
  });
});

describe("the folder of a publication", () => {
  test("is refused when it holds something else, and kept", () => {
    const folder = openFolder();
    writeFolder(folder, { "thesis.txt": "years of work" });
    expect(() => openPublication(folder)).toThrow(/holds something that is not a publication/);
    expect(readdirSync(folder)).toEqual(["thesis.txt"]);
  });

  test("is refused as wrong use when it is a file", () => {
    const file = join(openFolder(), "out");
    writeFileSync(file, "");
    expect(() => openPublication(file)).toThrow(BookError);
    expect(() => openPublication(file)).toThrow(/is a file/);
  });
});

describe("what killed builds left", () => {
  test("is given back when it was the last publication", () => {
    const parent = openFolder();
    const out = join(parent, "dist");
    writeFolder(join(parent, ".dist-previous"), { [marker]: "{}", "page.html": "first" });
    openPublication(out).discard();
    expect(pageOf(out)).toBe("first");
    expect(existsSync(join(parent, ".dist-previous"))).toBe(false);
  });

  test("is cleared away when its build is dead, and kept when it is alive", () => {
    const parent = openFolder();
    const living = `.dist-making-${process.ppid}`;
    writeFolder(join(parent, `.dist-making-${deadProcess}`), { "page.html": "half" });
    writeFolder(join(parent, living), { "page.html": "half" });
    writeFolder(join(parent, `.other-making-${deadProcess}`), {});
    publish(join(parent, "dist"), "new");
    expect(readdirSync(parent).toSorted()).toEqual(
      [living, `.other-making-${deadProcess}`, "dist"].toSorted(),
    );
  });

  test("is refused while another build publishes there, and takes over from a dead one", () => {
    const parent = openFolder();
    const lock = join(parent, ".dist-lock");
    writeFileSync(lock, `${process.ppid}\n`);
    expect(() => openPublication(join(parent, "dist"))).toThrow(
      `Another build, process ${process.ppid}, is publishing into`,
    );
    expect(readdirSync(parent)).toEqual([".dist-lock"]);
    writeFileSync(lock, `${deadProcess}\n`);
    openPublication(join(parent, "dist")).discard();
    expect(readdirSync(parent)).toEqual([]);
  });

  test("does not get into a build of the same process number", () => {
    const parent = openFolder();
    writeFolder(join(parent, `.dist-making-${process.pid}`), {
      "page.html": "half",
      "old.html": "",
    });
    publish(join(parent, "dist"), "new");
    expect(pageOf(join(parent, "dist"))).toBe("new");
    expect(existsSync(join(parent, "dist/old.html"))).toBe(false);
  });
});

describe("swapping folders", () => {
  test("exchanges two folders, where the system can", () => {
    const parent = openFolder();
    const [one, other] = [join(parent, "one"), join(parent, "other")];
    writeFolder(one, { "page.html": "1" });
    writeFolder(other, { "page.html": "2" });
    const exchanged = exchangeFolders(one, other);
    expect(pageOf(one)).toBe(exchanged ? "2" : "1");
    expect(pageOf(other)).toBe(exchanged ? "1" : "2");
  });

  test("says false, and changes nothing, when one of them is not there", () => {
    const parent = openFolder();
    writeFolder(join(parent, "one"), { "page.html": "1" });
    expect(exchangeFolders(join(parent, "one"), join(parent, "none"))).toBe(false);
    expect(readdirSync(parent)).toEqual(["one"]);
  });

  test("replaces in two steps elsewhere, and keeps the old one aside", () => {
    const parent = openFolder();
    const [from, to, aside] = [join(parent, "from"), join(parent, "to"), join(parent, "aside")];
    writeFolder(from, { "page.html": "new" });
    writeFolder(to, { "page.html": "old" });
    replaceFolder(from, to, aside);
    expect([pageOf(to), pageOf(aside), existsSync(from)]).toEqual(["new", "old", false]);
  });
});
