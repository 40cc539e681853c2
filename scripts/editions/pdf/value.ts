/** A name, e.g. `/Page`, without its slash. */
export interface Name {
  readonly name: string;
}

/** A pointer to an object of the file. */
export interface Reference {
  readonly object: number;
}

/** A string; its characters are bytes. */
export interface Text {
  readonly bytes: string;
}

export type Dict = Map<string, Value>;

/** Anything that can stand in a PDF but a stream. */
export type Value = null | boolean | number | Name | Reference | Text | Dict | Value[];

/** Makes a name. */
export const name = (word: string): Name => ({ name: word });

/** Makes a pointer to an object by its number. */
export const refer = (object: number): Reference => ({ object });

/** Makes a dictionary; what is undefined is left out. */
export function dict(entries: Readonly<Record<string, Value | undefined>>): Dict {
  const pairs = Object.entries(entries).flatMap(([key, value]): [string, Value][] =>
    value === undefined ? [] : [[key, value]],
  );
  return new Map(pairs);
}

/** Makes a string of any characters; those beyond ASCII go in UTF-16, as viewers expect. */
export function text(words: string): Text {
  if (/^[\x20-\x7e\n]*$/.test(words)) return { bytes: words };
  return { bytes: `\xfe\xff${Buffer.from(words, "utf16le").swap16().toString("latin1")}` };
}

/** The characters of a string. */
export function decodeText({ bytes }: Text): string {
  if (!bytes.startsWith("\xfe\xff")) return bytes;
  return Buffer.from(bytes.slice(2), "latin1").swap16().toString("utf16le");
}

export const isName = (value: Value | undefined): value is Name =>
  typeof value === "object" && value !== null && "name" in value;
export const isReference = (value: Value | undefined): value is Reference =>
  typeof value === "object" && value !== null && "object" in value;
export const isText = (value: Value | undefined): value is Text =>
  typeof value === "object" && value !== null && "bytes" in value;
export const isDict = (value: Value | undefined): value is Dict => value instanceof Map;

/** True for this very name. */
export function isNamed(value: Value | undefined, words: string): boolean {
  return isName(value) && value.name === words;
}

/** Writes a value in the notation of PDF; pointers lead to the numbers that objects have been given. */
export function formatValue(value: Value, numbers: ReadonlyMap<number, number>): string {
  if (value === null) return "null";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return formatNumber(value);
  if (Array.isArray(value)) return `[${value.map((own) => formatValue(own, numbers)).join(" ")}]`;
  if (isDict(value)) {
    let entries = "";
    for (const [key, own] of value) entries += `/${key} ${formatValue(own, numbers)}`;
    return `<<${entries}>>`;
  }
  if (isName(value)) return `/${value.name}`;
  // What is gone is null, as the format has it.
  if (isReference(value)) {
    const number = numbers.get(value.object);
    return number === undefined ? "null" : `${number} 0 R`;
  }
  return formatText(value);
}

/** At most five decimals, and never an exponent. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const rounded = value.toFixed(5).replace(/\.?0+$/, "");
  return rounded === "-0" ? "0" : rounded.replace(/^(-?)0\./, "$1.");
}

function formatText({ bytes }: Text): string {
  if (/^[\x20-\x7e]*$/.test(bytes)) return `(${bytes.replace(/[\\()]/g, "\\$&")})`;
  return `<${Buffer.from(bytes, "latin1").toString("hex")}>`;
}
