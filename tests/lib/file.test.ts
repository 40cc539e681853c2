import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listFolder, readTextFile, textFile } from "../../scripts/lib/file.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { openFolder } from "../fixtures/book-folder.ts";

function read(bytes: string | Uint8Array): { text: string | undefined; printed: string } {
  const folder = openFolder();
  writeFileSync(join(folder, "a.txt"), bytes);
  const problems = collectProblems();
  const file = readTextFile(folder, "a.txt", problems);
  return { text: file?.text, printed: formatProblems(problems.list) };
}

describe("textFile", () => {
  const file = textFile("a.txt", "one\n\nthree");

  test.each([
    [0, 1, 1],
    [3, 1, 4],
    [4, 2, 1],
    [5, 3, 1],
    [10, 3, 6],
  ])("places offset %i at line %i, column %i", (offset, line, column) => {
    expect(file.placeAt(offset)).toEqual({ file: "a.txt", line, column });
  });

  test("places an offset in an empty text", () => {
    expect(textFile("a.txt", "").placeAt(0)).toEqual({ file: "a.txt", line: 1, column: 1 });
  });
});

describe("readTextFile", () => {
  test("gives a plain text as it stands", () => {
    expect(read("héllo\n")).toEqual({ text: "héllo\n", printed: "" });
  });

  test("drops a byte order mark with a warning", () => {
    const { text, printed } = read("\uFEFFid\n");
    expect(text).toBe("id\n");
    expect(printed).toMatch(/^a\.txt:1:1: warning file-byte-order-mark/);
  });

  test.each(["one\r\ntwo\r\n", "one\rtwo\r", "one\ntwo\r\n"])(
    "ends the lines of %j in LF",
    (text) => {
      expect(read(text).text).toBe("one\ntwo\n");
      expect(read(text).printed).toMatch(/^a\.txt:[12]: warning file-line-endings/);
    },
  );

  test("refuses bytes that are not UTF-8, at their place", () => {
    const { text, printed } = read(new Uint8Array([0x61, 0x0a, 0x62, 0xe9, 0x0a]));
    expect(text).toBeUndefined();
    expect(printed).toMatch(/^a\.txt:2:2: error file-not-utf8/);
  });

  test("refuses blank texts, missing files, folders and links in a circle", () => {
    expect(read(" \n\t\n")).toMatchObject({ text: undefined });
    const folder = openFolder();
    mkdirSync(join(folder, "folder"));
    symlinkSync(join(folder, "circle"), join(folder, "circle"));
    const problems = collectProblems();
    for (const name of ["none", "folder", "circle"]) readTextFile(folder, name, problems);
    expect(problems.list.map(({ code, place }) => `${code} ${place.file}`)).toEqual([
      "file-missing none",
      "file-unreadable folder",
      "file-unreadable circle",
    ]);
  });
});

test("listFolder gives names in code-unit order without hidden ones, and none of a missing folder", () => {
  const folder = openFolder();
  for (const name of ["b", "a", "B", ".hidden", "ä"]) writeFileSync(join(folder, name), "");
  expect(listFolder(folder, ".")).toEqual(["B", "a", "b", "ä"]);
  expect(listFolder(folder, "nowhere")).toEqual([]);
});
