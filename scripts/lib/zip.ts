import { buffer } from "node:stream/consumers";
import { unzipSync } from "fflate";
import { ZipFile } from "yazl";

/** Files of an archive by path. */
export type ZipFiles = ReadonlyMap<string, string | Uint8Array>;

/** What is packed already gains nothing from being packed again. */
const packed = /\.(?:png|woff2)$/;

/**
 * Zips files so that the same files give the same bytes: sorted by path, each with the time of issue. What is in
 * `first` comes before them and is stored as it is, as an EPUB's media type has to be.
 */
export async function zipFiles(
  files: ZipFiles,
  issued: string,
  first: ZipFiles = new Map(),
): Promise<Uint8Array> {
  const mtime = timeOf(issued);
  const zip = new ZipFile();
  const add = (path: string, content: string | Uint8Array, isPacked: boolean): void => {
    const bytes = Buffer.from(content as Uint8Array);
    // The older form of time alone: the newer one is a field that an EPUB's media type must not have.
    const compressionLevel = isPacked ? 9 : 0;
    zip.addBuffer(bytes, path, { mtime, compressionLevel, forceDosTimestamp: true });
  };
  for (const [path, content] of first) add(path, content, false);
  for (const path of [...files.keys()].toSorted())
    add(path, files.get(path) ?? "", !packed.test(path));
  zip.end();
  return await buffer(zip.outputStream);
}

/**
 * Noon of a day such as `2026-11-23`. A zip holds no time zone and the library writes the local reading of a date, so
 * the date is made from local parts: they come out again in every zone. Zip's calendar begins in 1980.
 */
function timeOf(issued: string): Date {
  const [year = 1980, month = 1, day = 1] = issued.split("-").map(Number);
  return new Date(Math.max(1980, year), month - 1, day, 12);
}

/** Opens an archive that a library made, e.g. to add what the library cannot write. */
export function unzipFiles(archive: Uint8Array): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(archive)));
}
