import { inflateSync } from "node:zlib";
import { parseValue, readValue, takeKeyword } from "./parse.ts";
import {
  isDict,
  isNamed,
  isReference,
  name,
  type Dict,
  type Reference,
  type Value,
} from "./value.ts";

/** One object of a file: a value, and its bytes when it is a stream. */
export interface PdfObject {
  value: Value;
  /** As they stand in the file, compressed or not. */
  stream?: Uint8Array;
}

/** A PDF in memory: what the browser printed, on its way to what is published. */
export interface PdfFile {
  readonly objects: Map<number, PdfObject>;
  readonly root: Reference;
  /** Adds an object and gives its place. */
  add(value: Value, stream?: Uint8Array): Reference;
}

/** Reads a PDF, as Chromium writes it or as we do; no other kinds are known. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
  const raw = { text, bytes };
  const { trailer, objects } = text.startsWith("xref", start)
    ? readTable(raw, start)
    : readPacked(raw, start);
  const root = trailer.get("Root");
  if (!isReference(root)) throw new Error("the PDF has no root");
  return openFile(objects, root);
}

/** The highest number that an object has; 0 where there is none. */
export function lastNumber(objects: ReadonlyMap<number, PdfObject>): number {
  return [...objects.keys()].reduce((last, number) => Math.max(last, number), 0);
}

/** Makes a file of objects. */
export function openFile(objects: Map<number, PdfObject>, root: Reference): PdfFile {
  let next = lastNumber(objects) + 1;
  return {
    objects,
    root,
    add(value, stream) {
      objects.set(next, stream === undefined ? { value } : { value, stream });
      next += 1;
      return { object: next - 1 };
    },
  };
}

interface Raw {
  /** One character for each byte. */
  readonly text: string;
  readonly bytes: Uint8Array;
}

interface Contents {
  readonly trailer: Dict;
  readonly objects: Map<number, PdfObject>;
}

/** As Chromium writes: a table of the places of all objects. */
function readTable(raw: Raw, start: number): Contents {
  const [, body = "", rest = ""] =
    /^xref\s+0 \d+\s+([\s\S]*?)trailer([\s\S]*)/.exec(raw.text.slice(start)) ?? [];
  const objects = new Map<number, PdfObject>();
  body.split("\n").forEach((line, number) => {
    const [, offset = "", kind] = /^(\d{10}) \d{5} ([nf])/.exec(line) ?? [];
    if (kind === "n") objects.set(number, readObject(raw, Number(offset)));
  });
  const trailer = parseValue(rest);
  if (!isDict(trailer)) throw new Error("the PDF has no trailer");
  return { trailer, objects };
}

/** As we write: objects packed into streams, and a packed table. */
function readPacked(raw: Raw, start: number): Contents {
  const table = readObject(raw, start);
  if (!isDict(table.value)) throw new Error("the PDF has no table of its objects");
  const widths = (table.value.get("W") as number[] | undefined) ?? [];
  const size = widths.reduce((sum, width) => sum + width, 0);
  const rows = Buffer.from(inflate(table));
  const objects = new Map<number, PdfObject>();
  const packed = new Set<number>();
  for (let number = 0; number * size < rows.length; number += 1) {
    const [kind = 0, first = 0] = fieldsAt(rows, number * size, widths);
    if (kind === 1) objects.set(number, readObject(raw, first));
    if (kind === 2) packed.add(first);
  }
  for (const group of packed) unpack(group, objects);
  return { trailer: table.value, objects };
}

function readObject({ text, bytes }: Raw, at: number): PdfObject {
  const source = { text, at: text.indexOf("obj", at) + 3 };
  const value = readValue(source);
  if (!isDict(value) || !takeKeyword(source, "stream")) return { value };
  const from = source.at + (text[source.at] === "\r" ? 2 : 1);
  const length = value.get("Length");
  if (typeof length !== "number") throw new Error("a stream of the PDF has no length");
  return { value, stream: bytes.subarray(from, from + length) };
}

/** Takes out the objects that stand together in a stream of their own. */
function unpack(group: number, objects: Map<number, PdfObject>): void {
  const holder = objects.get(group);
  if (holder === undefined || !isDict(holder.value)) throw new Error("the PDF lacks objects");
  const content = Buffer.from(inflate(holder)).toString("latin1");
  const first = Number(holder.value.get("First"));
  const numbers = content.slice(0, first).trim().split(/\s+/).map(Number);
  for (let index = 0; index < numbers.length; index += 2) {
    const value = parseValue(content, first + (numbers[index + 1] ?? 0));
    objects.set(numbers[index] ?? 0, { value });
  }
  objects.delete(group);
}

function fieldsAt(rows: Buffer, start: number, widths: readonly number[]): number[] {
  let at = start;
  return widths.map((width) => {
    at += width;
    return width === 0 ? 0 : rows.readUIntBE(at - width, width);
  });
}

/** The content of a stream. */
export function inflate({ value, stream }: PdfObject): Uint8Array {
  if (stream === undefined) throw new Error("the PDF lacks a stream");
  const filter = isDict(value) ? value.get("Filter") : undefined;
  if (filter === undefined) return stream;
  if (!isNamed(filter, "FlateDecode"))
    throw new Error("a stream of the PDF is packed in an unknown way");
  return inflateSync(stream);
}

/** What a value is, its pointer followed; undefined where there is nothing. */
export function follow(file: PdfFile, value: Value | undefined): Value | undefined {
  return isReference(value) ? file.objects.get(value.object)?.value : value;
}

/** A dictionary that must be there. */
export function dictAt(file: PdfFile, value: Value | undefined): Dict {
  const found = follow(file, value);
  if (!isDict(found)) throw new Error("the PDF lacks a dictionary");
  return found;
}

/** The pages from first to last, by their pointers. */
export function pagesOf(file: PdfFile): Reference[] {
  const walk = (node: Value | undefined): Reference[] => {
    if (!isReference(node)) return [];
    const kids = dictAt(file, node).get("Kids");
    return Array.isArray(kids) ? kids.flatMap(walk) : [node];
  };
  return walk(dictAt(file, file.root).get("Pages"));
}

/** Names the way a stream is packed. */
export const flate: Value = name("FlateDecode");
