import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeWriteError, openOutput } from "../../scripts/lib/output.ts";
import { BookError } from "../../scripts/lib/problem.ts";
import { openFolder } from "../fixtures/book-folder.ts";

describe("an output", () => {
  test("writes texts and bytes into folders of their own and counts bytes", () => {
    const folder = openFolder();
    const output = openOutput(folder);
    output.write("a/b.txt", "é");
    output.write("c.bin", new Uint8Array([1, 2, 3]));
    output.write("d.pdf", "%PDF", 12);
    expect(readFileSync(join(folder, "a/b.txt"), "utf8")).toBe("é");
    expect([...output.files]).toEqual([
      ["a/b.txt", { bytes: 2, pages: undefined }],
      ["c.bin", { bytes: 3, pages: undefined }],
      ["d.pdf", { bytes: 4, pages: 12 }],
    ]);
  });

  test("refuses to write one path twice", () => {
    const folder = openFolder();
    const output = openOutput(folder);
    output.write("a.txt", "first");
    expect(() => output.write("a.txt", "second")).toThrow("Two editions write a.txt.");
    expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("first");
  });

  test("does not overwrite a file that is there already", () => {
    const folder = openFolder();
    writeFileSync(join(folder, "a.txt"), "there");
    expect(() => openOutput(folder).write("a.txt", "new")).toThrow(/EEXIST/);
    expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("there");
  });

  test("says in a sentence that a file stands where a folder is needed", () => {
    const folder = openFolder();
    const output = openOutput(folder);
    output.write("a", "");
    expect(() => output.write("a/b/c", "")).toThrow(BookError);
  });
});

test.each([
  ["ENOSPC", "the disk is full"],
  ["EROFS", "the disk is read-only"],
  ["EACCES", "you may not write there"],
])("%s is told as “%s”", (code, words) => {
  const told = describeWriteError(Object.assign(new Error(code), { code }), "/x/y");
  expect(told).toBeInstanceOf(BookError);
  expect(String(told)).toContain(`/x/y cannot be written: ${words}.`);
});

test("a failure that is no fault of the machine stays as it is", () => {
  const error = new TypeError("ours");
  expect(describeWriteError(error, "/x")).toBe(error);
});
