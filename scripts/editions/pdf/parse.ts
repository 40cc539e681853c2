import { isName, type Dict, type Value } from "./value.ts";

/** A piece of a PDF, with one character for each byte, and how far it has been read. */
export interface Source {
  readonly text: string;
  at: number;
}

const space = /(?:[\0\t\n\f\r ]|%[^\r\n]*)+/y;
const token = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const reference = /(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const escape = /\\(?:([0-7]{1,3})|([\s\S]))/y;
const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Reads the value that stands at an offset. */
export function parseValue(text: string, at = 0): Value {
  return readValue({ text, at });
}

/** Reads one value and stops behind it. */
export function readValue(source: Source): Value {
  skipSpace(source);
  switch (source.text[source.at]) {
    case "<":
      return source.text[source.at + 1] === "<" ? readDict(source) : readHex(source);
    case "[":
      return readArray(source);
    case "/":
      source.at += 1;
      return { name: readToken(source) ?? "" };
    case "(":
      return readLiteral(source);
    default:
      return readBare(source);
  }
}

/** Passes over white space and a keyword; false, and nowhere, when something else stands there. */
export function takeKeyword(source: Source, keyword: string): boolean {
  skipSpace(source);
  if (!source.text.startsWith(keyword, source.at)) return false;
  source.at += keyword.length;
  return true;
}

function skipSpace(source: Source): void {
  space.lastIndex = source.at;
  if (space.test(source.text)) source.at = space.lastIndex;
}

function readDict(source: Source): Dict {
  source.at += 2;
  const dict: Dict = new Map();
  while (!takeKeyword(source, ">>")) {
    const key = readValue(source);
    if (!isName(key)) throw broken(source);
    dict.set(key.name, readValue(source));
  }
  return dict;
}

function readArray(source: Source): Value[] {
  source.at += 1;
  const items: Value[] = [];
  while (!takeKeyword(source, "]")) items.push(readValue(source));
  return items;
}

function readToken(source: Source): string | undefined {
  token.lastIndex = source.at;
  const found = token.exec(source.text)?.[0];
  source.at += found?.length ?? 0;
  return found;
}

function readBare(source: Source): Value {
  reference.lastIndex = source.at;
  const pointer = reference.exec(source.text);
  if (pointer) {
    source.at += pointer[0].length;
    return { object: Number(pointer[1]) };
  }
  const word = readToken(source);
  if (word === "true" || word === "false") return word === "true";
  if (word === "null") return null;
  const number = word === undefined ? Number.NaN : Number(word);
  if (Number.isNaN(number)) throw broken(source);
  return number;
}

function readHex(source: Source): Value {
  const end = source.text.indexOf(">", source.at);
  if (end < 0) throw broken(source);
  const digits = source.text.slice(source.at + 1, end).replace(/\s+/g, "");
  source.at = end + 1;
  const even = digits.length % 2 === 0 ? digits : `${digits}0`;
  return { bytes: Buffer.from(even, "hex").toString("latin1") };
}

function readLiteral(source: Source): Value {
  let bytes = "";
  let depth = 1;
  source.at += 1;
  while (depth > 0) {
    const character = source.text[source.at];
    if (character === undefined) throw broken(source);
    if (character === "\\") {
      bytes += readEscape(source);
      continue;
    }
    source.at += 1;
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth > 0) bytes += character;
  }
  return { bytes };
}

function readEscape(source: Source): string {
  escape.lastIndex = source.at;
  const [whole = "", octal, other = ""] = escape.exec(source.text) ?? [];
  source.at += whole.length;
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
  return other === "\n" ? "" : (escapes[other] ?? other);
}

function broken({ text, at }: Source): Error {
  return new Error(`the PDF cannot be read at “${text.slice(at, at + 30)}”`);
}
