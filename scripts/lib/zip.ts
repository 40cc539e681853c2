import { unzipSync } from "fflate";
import { crc32, deflateRawSync } from "node:zlib";

/** Files of an archive by path. */
export type ZipFiles = ReadonlyMap<string, string | Uint8Array>;

/** Formats that are compressed already: packing them again costs time and gains nothing. */
const packed = /\.(?:png|woff2)$/;

/**
 * Zips files so that the same files give the same bytes: sorted by path, each with the time of issue. What is in
 * `first` comes before them and is stored as it is, as an EPUB's media type has to be. Written out here, for Node packs
 * ten times as fast as the libraries do: no file is larger than 4 GB, and none needs more than the oldest form.
 */
export function zipFiles(files: ZipFiles, issued: string, first: ZipFiles = new Map()): Uint8Array {
  const time = timeOf(issued);
  const paths = [...files.keys()].toSorted();
  const entries = [
    ...[...first].map(([path, content]) => packEntry(path, content, false)),
    ...paths.map((path) => packEntry(path, files.get(path) ?? "", !packed.test(path))),
  ];
  const heads: Buffer[] = [];
  const bodies: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const head = Buffer.concat([headOf(entry, time, "local"), entry.path]);
    const central = headOf(entry, time, "central");
    central.writeUInt32LE(offset, 42);
    heads.push(Buffer.concat([central, entry.path]));
    bodies.push(head, entry.bytes);
    offset += head.length + entry.bytes.length;
  }
  const directory = Buffer.concat(heads);
  return Buffer.concat([...bodies, directory, endOf(entries.length, directory.length, offset)]);
}

interface Entry {
  readonly path: Buffer;
  /** As they stand in the archive. */
  readonly bytes: Uint8Array;
  readonly isPacked: boolean;
  readonly size: number;
  readonly checksum: number;
}

function packEntry(path: string, content: string | Uint8Array, isPacked: boolean): Entry {
  const whole = Buffer.from(content as Uint8Array);
  return {
    path: Buffer.from(path),
    bytes: isPacked ? deflateRawSync(whole, { level: 9 }) : whole,
    isPacked,
    size: whole.length,
    checksum: crc32(whole),
  };
}

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;

/** What is said of an entry before it, and again in the directory, there with where it stands. */
function headOf(entry: Entry, time: number, kind: "local" | "central"): Buffer {
  const isLocal = kind === "local";
  const head = Buffer.alloc(isLocal ? 30 : 46);
  head.writeUInt32LE(signatures[kind], 0);
  if (!isLocal) head.writeUInt16LE(20, 4);
  const at = isLocal ? 4 : 6;
  head.writeUInt16LE(20, at);
  // Paths are UTF-8.
  head.writeUInt16LE(0x0800, at + 2);
  head.writeUInt16LE(entry.isPacked ? 8 : 0, at + 4);
  head.writeUInt32LE(time, at + 6);
  head.writeUInt32LE(entry.checksum, at + 10);
  head.writeUInt32LE(entry.bytes.length, at + 14);
  head.writeUInt32LE(entry.size, at + 18);
  head.writeUInt16LE(entry.path.length, at + 22);
  return head;
}

function endOf(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(signatures.end, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Noon of a day such as `2026-11-23`, as an archive writes it: there are no time zones, and the calendar begins in 1980. */
function timeOf(issued: string): number {
  const [year = 1980, month = 1, day = 1] = issued.split("-").map(Number);
  const date = (Math.max(1980, year) - 1980) * 512 + month * 32 + day;
  return date * 65_536 + 12 * 2048;
}

/** Opens an archive that a library made, e.g. to add what the library cannot write. */
export function unzipFiles(archive: Uint8Array): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(archive)));
}
