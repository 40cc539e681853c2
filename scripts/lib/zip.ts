import { unzipSync, zipSync, type Zippable } from "fflate";

/** Files of an archive by path. */
export type ZipFiles = ReadonlyMap<string, string | Uint8Array>;

/** Formats that are compressed already: packing them again costs time and gains nothing. */
const packed = /\.(?:png|woff2)$/;

/**
 * Zips files so that the same files give the same bytes: sorted by path, each with the time of issue. What is in
 * `first` comes before them and is stored as it is, as an EPUB's media type has to be.
 */
export function zipFiles(files: ZipFiles, issued: string, first: ZipFiles = new Map()): Uint8Array {
  const mtime = timeOf(issued);
  const encoder = new TextEncoder();
  const bytesOf = (content: string | Uint8Array): Uint8Array =>
    typeof content === "string" ? encoder.encode(content) : content;
  const entries: Zippable = {};
  for (const [path, content] of first) entries[path] = [bytesOf(content), { level: 0, mtime }];
  for (const path of [...files.keys()].toSorted()) {
    const level = packed.test(path) ? 0 : 9;
    entries[path] = [bytesOf(files.get(path) ?? ""), { level, mtime }];
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

/** Opens an archive that a library made, e.g. to add what the library cannot write. */
export function unzipFiles(archive: Uint8Array): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(archive)));
}
