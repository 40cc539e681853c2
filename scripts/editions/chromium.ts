import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { lstat, mkdir, open, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import { cacheFolders, openPrivateFolder } from "../lib/private-folder.ts";

/** Where the unpacked browser is kept, when the package on this machine holds one. */
export interface PackagedBrowser {
  /** Absolute path of a program that may be run: ours, in a folder only we can write to. */
  readonly executable: string;
  /** Folder with the libraries a slim machine lacks; absent when the machine has its own. */
  readonly libraries?: string;
}

/** Every unpacked file carries this date, so that a file changed afterwards is seen without reading it. */
const unpackedAt = new Date("2000-01-01T00:00:00Z");

/** Unpacks the Chromium of the npm package (Linux x64) once per version; later calls cost a few milliseconds. */
export async function unpackBrowser(folder: string): Promise<PackagedBrowser> {
  const executable = join(folder, "chromium");
  if (!(await isIntact(executable))) await unpackProgram("chromium.br", executable);
  if (!(await isLibraryMissing(executable))) return { executable };
  await unpackArchive("al2023.tar.br", join(folder, "libraries"));
  return { executable, libraries: join(folder, "libraries", "lib") };
}

/**
 * Unpacks the one fallback font of the npm package and names it in a fontconfig file, whose path is returned.
 * The browser then sees no font of the machine, so that these cannot influence a book.
 */
export async function unpackFonts(folder: string): Promise<string> {
  const fonts = join(folder, "fallback");
  const file = join(folder, "fonts.conf");
  await unpackArchive("fonts.tar.br", fonts);
  const directories = `<dir>${fonts}</dir><cachedir>${join(folder, "font-cache")}</cachedir>`;
  await replaceFile(file, `<?xml version="1.0"?>\n<fontconfig>${directories}</fontconfig>\n`);
  return file;
}

/** Finds or makes the folder for unpacked programs. */
export async function openCache(): Promise<string> {
  const folder = openPrivateFolder(await cacheName());
  if (folder !== undefined) return folder;
  throw new Error(`no folder for the browser: none of ${cacheFolders().join(", ")} can be used`);
}

function packagedFile(name: string): string {
  const entry = fileURLToPath(import.meta.resolve("@sparticuz/chromium"));
  return join(dirname(entry), "..", "bin", name);
}

/** The version, and a hash over the archive's size and first megabyte: another archive gets another folder. */
async function cacheName(): Promise<string> {
  const about = JSON.parse(await readFile(packagedFile("../package.json"), "utf8")) as unknown;
  const version = String((about as { version?: unknown }).version);
  const archive = await open(packagedFile("chromium.br"));
  try {
    const { size } = await archive.stat();
    const { buffer, bytesRead } = await archive.read(Buffer.alloc(1 << 20), 0, 1 << 20, 0);
    const hash = createHash("sha256").update(`${size}\n`).update(buffer.subarray(0, bytesRead));
    return `${version}-${hash.digest("hex").slice(0, 12)}`;
  } finally {
    await archive.close();
  }
}

/** The record beside the program says what was unpacked; size and date tell whether that is still what stands there. */
async function isIntact(executable: string): Promise<boolean> {
  try {
    const record = await readFile(`${executable}.sha256`, "utf8");
    const { size, mtimeMs } = await lstat(executable);
    return record.startsWith(`${size} `) && mtimeMs === unpackedAt.getTime();
  } catch {
    return false;
  }
}

/** Two builds may unpack at once: each writes under a name of its own, and the last rename wins with equal bytes. */
async function unpackProgram(archive: string, executable: string): Promise<void> {
  const fresh = `${executable}-${randomUUID()}`;
  const hash = createHash("sha256");
  let size = 0;
  try {
    await pipeline(
      createReadStream(packagedFile(archive)),
      createBrotliDecompress(),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          size += chunk.length;
          yield chunk;
        }
      },
      createWriteStream(fresh, { mode: 0o700, flags: "wx" }),
    );
    await utimes(fresh, unpackedAt, unpackedAt);
    await rename(fresh, executable);
  } finally {
    await rm(fresh, { force: true });
  }
  await replaceFile(`${executable}.sha256`, `${size} ${hash.digest("hex")}\n`);
}

async function isLibraryMissing(executable: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)("ldd", [executable]);
    return stdout.includes("not found");
  } catch {
    return true;
  }
}

async function unpackArchive(archive: string, folder: string): Promise<void> {
  const marker = join(folder, "complete");
  if (
    await readFile(marker).then(
      () => true,
      () => false,
    )
  )
    return;
  const tar = brotliDecompressSync(await readFile(packagedFile(archive)));
  for (const { path, bytes } of readTar(tar)) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await replaceFile(target, bytes);
  }
  await replaceFile(marker, "");
}

async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const fresh = `${path}-${randomUUID()}`;
  await writeFile(fresh, content, { mode: 0o700, flag: "wx" });
  await rename(fresh, path);
}

/** Reads the plain files of a ustar archive; names that lead out of the folder are refused. */
function readTar(tar: Buffer): { path: string; bytes: Buffer }[] {
  const files: { path: string; bytes: Buffer }[] = [];
  const text = (start: number, length: number): string =>
    tar.toString("latin1", start, start + length).replace(/\0.*$/s, "");
  for (let offset = 0; offset + 512 <= tar.length && tar[offset] !== 0;) {
    const path = text(offset, 100);
    const size = Number.parseInt(text(offset + 124, 12), 8);
    const isFile = "0".includes(text(offset + 156, 1));
    if (path.split("/").includes("..")) throw new Error(`the archive names ${path}`);
    if (isFile) files.push({ path, bytes: tar.subarray(offset + 512, offset + 512 + size) });
    offset += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
