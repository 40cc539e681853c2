import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { flate, type PdfFile, type PdfObject } from "./file.ts";
import { dict, formatValue, isDict, isNamed, isReference, type Value } from "./value.ts";

/** How many objects are packed into one stream. */
const groupSize = 200;

/** Writes files that share most of their objects, e.g. the same pages on two sheets: what is equal is packed once. */
export function openWriter(): (file: PdfFile, info: Value) => Uint8Array {
  const packed = new Map<string, Uint8Array>();
  const pack = (content: string): Uint8Array => {
    const known = packed.get(content) ?? deflateSync(Buffer.from(content, "latin1"), { level: 9 });
    packed.set(content, known);
    return known;
  };
  return (file, info) => writePdf(file, info, pack);
}

/**
 * Writes all objects that can be reached, numbered in the order they are met, so that a file depends on what is in it
 * and on nothing else. Its id is the hash of all before the id.
 */
function writePdf(file: PdfFile, info: Value, pack: (content: string) => Uint8Array): Uint8Array {
  const infoAt = file.add(info);
  const { numbers, order } = reachable(file, [file.root, infoAt]);
  const chunks: Uint8Array[] = [];
  const rows: [kind: number, first: number, second: number][] = [[0, 0, 65_535]];
  let length = 0;
  const append = (bytes: Uint8Array): void => {
    chunks.push(bytes);
    length += bytes.length;
  };
  const writeStream = (number: number, value: Value, bytes: Uint8Array): void => {
    rows[number] = [1, length, 0];
    const head = formatValue(withLength(value, bytes.length), numbers);
    append(Buffer.from(`${number} 0 obj\n${head}stream\n`, "latin1"));
    append(bytes);
    append(Buffer.from("\nendstream\nendobj\n", "latin1"));
  };
  append(Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1"));
  let next = order.length + 1;
  for (const group of groupsOf(order)) {
    const { content, first } = packContent(group, numbers);
    group.forEach(({ number }, index) => (rows[number] = [2, next, index]));
    const head = dict({ Type: { name: "ObjStm" }, N: group.length, First: first, Filter: flate });
    writeStream(next, head, pack(content));
    next += 1;
  }
  for (const { number, object } of order) {
    if (object.stream !== undefined) writeStream(number, object.value, object.stream);
  }
  file.objects.delete(infoAt.object);
  const start = length;
  rows[next] = [1, start, 0];
  const hash = createHash("sha256");
  for (const chunk of chunks) hash.update(chunk);
  const id = { bytes: hash.digest().toString("latin1").slice(0, 16) };
  const table = dict({
    Type: { name: "XRef" },
    Size: next + 1,
    W: [1, 4, 2],
    Root: file.root,
    Info: infoAt,
    ID: [id, id],
    Filter: flate,
  });
  writeStream(next, table, deflateSync(formatRows(rows), { level: 9 }));
  append(Buffer.from(`startxref\n${start}\n%%EOF\n`, "latin1"));
  return Buffer.concat(chunks);
}

interface Numbered {
  readonly number: number;
  readonly object: PdfObject;
}

/** New numbers by old ones, and the objects in their new order. */
function reachable(
  { objects }: PdfFile,
  roots: readonly Value[],
): { numbers: ReadonlyMap<number, number>; order: Numbered[] } {
  const numbers = new Map<number, number>();
  const order: Numbered[] = [];
  const queue: Value[] = [...roots];
  // Not recursive: a chain of bookmarks may be long.
  for (let at = 0; at < queue.length; at += 1) {
    const value = queue[at];
    if (isReference(value)) {
      const object = objects.get(value.object);
      if (object === undefined || numbers.has(value.object)) continue;
      numbers.set(value.object, order.length + 1);
      order.push({ number: order.length + 1, object });
      queue.push(object.value);
    } else if (Array.isArray(value)) queue.push(...value);
    else if (isDict(value)) queue.push(...value.values());
  }
  return { numbers, order };
}

/** Objects to be packed together; pages by themselves, for they are what differs from sheet to sheet. */
function groupsOf(order: readonly Numbered[]): Numbered[][] {
  const plain = order.filter(({ object }) => object.stream === undefined);
  const isPage = ({ object: { value } }: Numbered): boolean =>
    isDict(value) && isNamed(value.get("Type"), "Page");
  return [plain.filter(isPage), plain.filter((each) => !isPage(each))].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / groupSize) }, (_, index) =>
      all.slice(index * groupSize, (index + 1) * groupSize),
    ),
  );
}

/** The numbers and places of objects, then the objects themselves. */
function packContent(
  group: readonly Numbered[],
  numbers: ReadonlyMap<number, number>,
): { content: string; first: number } {
  let body = "";
  const index = group.map(({ number, object }) => {
    const entry = `${number} ${body.length}`;
    body += `${formatValue(object.value, numbers)}\n`;
    return entry;
  });
  const head = `${index.join(" ")}\n`;
  return { content: head + body, first: head.length };
}

function withLength(value: Value, length: number): Value {
  if (!isDict(value)) throw new Error("a stream needs a dictionary");
  return new Map([...value, ["Length", length]]);
}

function formatRows(rows: readonly (readonly [number, number, number])[]): Uint8Array {
  const bytes = Buffer.alloc(rows.length * 7);
  rows.forEach(([kind, first, second], index) => {
    bytes.writeUInt8(kind, index * 7);
    bytes.writeUInt32BE(first, index * 7 + 1);
    bytes.writeUInt16BE(second, index * 7 + 5);
  });
  return bytes;
}
