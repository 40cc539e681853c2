import { zipFiles, type ZipFiles } from "../../lib/zip.ts";

/** Files of the EPUB by path; the media type's file is added here. */
export type Files = ZipFiles;

/** Packs the files as EPUB wants them: `mimetype` first and stored, so that bytes 30 to 58 of the file name its type. */
export async function packFiles(files: Files, issued: string): Promise<Uint8Array> {
  return await zipFiles(files, issued, new Map([["mimetype", "application/epub+zip"]]));
}
