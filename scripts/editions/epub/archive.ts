import { zipSync, type Zippable } from "fflate";

/** Files of the EPUB by path; the media type's file is added here. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** Formats that are compressed already: packing them again costs time and gains nothing. */
const packed = /\.(?:png|woff2)$/;

/**
 * Packs the files as EPUB wants them: `mimetype` first and stored, so that bytes 30 to 58 of the file name its type.
 * The rest follows by path, every file with the time of issue, so that the same book gives the same bytes.
 */
export function packFiles(files: Files, issued: string): Uint8Array {
  const mtime = timeOf(issued);
  const encoder = new TextEncoder();
  const entries: Zippable = {
    mimetype: [encoder.encode("application/epub+zip"), { level: 0, mtime }],
  };
  for (const path of [...files.keys()].toSorted()) {
    const content = files.get(path) ?? "";
    const bytes = typeof content === "string" ? encoder.encode(content) : content;
    entries[path] = [bytes, { level: packed.test(path) ? 0 : 9, mtime }];
  }
  return zipSync(entries);
}

/**
 * Noon of a day such as `2026-11-23`. A zip holds no time zone and fflate writes the local reading of a date, so the
 * date is made from local parts: they come out again in every zone. Zip's calendar begins in 1980.
 */
function timeOf(issued: string): Date {
  const [year = 1980, month = 1, day = 1] = issued.split("-").map(Number);
  return new Date(Math.max(1980, year), month - 1, day, 12);
}
