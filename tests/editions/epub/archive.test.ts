import { strFromU8 } from "fflate";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { packFiles } from "../../../scripts/editions/epub/archive.ts";
import { readDirectory } from "./directory.ts";
import { publish, readTinyBook } from "./tiny-book.ts";

const reports: string[] = [];
let epub: Uint8Array;

beforeAll(async () => {
  epub = await publish(readTinyBook(), (progress) => reports.push(progress));
});

describe("the archive", () => {
  test("starts with its media type, stored and without an extra field", () => {
    const view = new DataView(epub.buffer, epub.byteOffset);
    expect(view.getUint32(0, true)).toBe(0x04034b50);
    expect({ method: view.getUint16(8, true), extra: view.getUint16(28, true) }).toEqual({
      method: 0,
      extra: 0,
    });
    expect(strFromU8(epub.subarray(30, 58))).toBe("mimetypeapplication/epub+zip");
  });

  test("holds its files in order of path, each dated noon of the day of issue", () => {
    const entries = readDirectory(epub);
    const [first, ...rest] = entries.map(({ path }) => path);
    expect(first).toBe("mimetype");
    expect(rest).toEqual(rest.toSorted());
    expect(rest).toContain("EPUB/package.opf");
    expect([...new Set(entries.map(({ time }) => time))]).toEqual(["2026-01-15 12:00:00"]);
  });

  test("has the same bytes when made again", async () => {
    expect(Buffer.compare(epub, await publish(readTinyBook()))).toBe(0);
  });

  test.each(["Asia/Tokyo", "America/Los_Angeles", "UTC"])(
    "does not depend on the clock of %s",
    async (zone) => {
      const packed = await packFiles(new Map([["a.txt", "a"]]), "2026-11-01");
      vi.stubEnv("TZ", zone);
      const again = await packFiles(new Map([["a.txt", "a"]]), "2026-11-01");
      expect(Buffer.compare(again, packed)).toBe(0);
      expect(readDirectory(packed)[0]?.time).toBe("2026-11-01 12:00:00");
    },
  );

  test("tells how far it has come", () => {
    expect(reports).toEqual([1, 2, 3, 4, 5, 6].map((done) => `${done} of 6 chapters`));
  });
});
