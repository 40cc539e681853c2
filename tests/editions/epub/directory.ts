/** One file of a zip, as the zip's own table of contents has it. */
export interface DirectoryEntry {
  readonly path: string;
  /** As written, e.g. `2026-01-15 12:00:00`: a zip knows no time zone. */
  readonly time: string;
}

/** Reads a zip's table of contents byte by byte: order and times are what a zip library does not tell. */
export function readDirectory(archive: Uint8Array): DirectoryEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.byteLength - 22;
  const entries: DirectoryEntry[] = [];
  for (let at = view.getUint32(end + 16, true); at < end;) {
    const name = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const path = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + name));
    const time = formatTime(view.getUint16(at + 14, true), view.getUint16(at + 12, true));
    entries.push({ path, time });
    at += 46 + name + rest;
  }
  return entries;
}

function formatTime(date: number, time: number): string {
  const day = [1980 + (date >> 9), (date >> 5) & 15, date & 31].map(twoDigits).join("-");
  const clock = [time >> 11, (time >> 5) & 63, (time & 31) * 2].map(twoDigits).join(":");
  return `${day} ${clock}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
