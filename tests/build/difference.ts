import { readPages } from "../editions/pdf-reader.ts";
import { changedPaths, type Tree } from "../tree.ts";
import { fileOf, readZip } from "./publication.ts";

/** What changed from one publication to another: by path, each changed element, cell, value or page. */
export type Changes = Readonly<Record<string, readonly string[]>>;

/** Compares two publications file by file, and within a file by element; files that are equal are left out. */
export async function findChanges(before: Tree, after: Tree): Promise<Changes> {
  const found: Record<string, readonly string[]> = {};
  for (const path of changedPaths(before, after)) {
    if (before.has(path) !== after.has(path)) found[path] = [before.has(path) ? "gone" : "new"];
    else Object.assign(found, await changesOf(path, before, after));
  }
  return found;
}

/** Archives are opened: their files are listed as `book.epub!EPUB/nav.xhtml`. */
async function changesOf(path: string, before: Tree, after: Tree): Promise<Changes> {
  const one = fileOf(before, path);
  const other = fileOf(after, path);
  if (/\.(zip|epub|xlsx)$/.test(path)) {
    const inside = await findChanges(readZip(before, path), readZip(after, path));
    return Object.fromEntries(
      Object.entries(inside).map(([name, changes]) => [`${path}!${name}`, changes]),
    );
  }
  if (path.endsWith(".pdf")) return { [path]: await changedPages(one, other) };
  const [old, young] = [one.toString("utf8"), other.toString("utf8")];
  if (/\.(html|xhtml|svg|opf|xml)$/.test(path)) return { [path]: changedElements(old, young) };
  if (/\/(?:details|explore|search-index)\.js$/.test(path))
    return { [path]: changedValues(JSON.parse(handedOver(old)), JSON.parse(handedOver(young))) };
  if (path.endsWith(".json")) return { [path]: changedValues(JSON.parse(old), JSON.parse(young)) };
  if (path.endsWith(".csv")) return { [path]: pairs(old.split("\n"), young.split("\n")) };
  return { [path]: ["bytes"] };
}

/** What a script with nothing but data hands over, e.g. `pageDetails({…});`. */
function handedOver(script: string): string {
  return script.replace(/^\w+\(/, "").replace(/\);\s*$/, "");
}

async function changedPages(before: Buffer, after: Buffer): Promise<string[]> {
  const old = await readPages(new Uint8Array(before));
  const young = await readPages(new Uint8Array(after));
  if (old.length !== young.length) return [`${old.length} pages → ${young.length} pages`];
  return old.flatMap((text, index) =>
    pairs(text.split(" "), (young[index] ?? "").split(" ")).map(
      (words) => `page ${index + 1}: ${words}`,
    ),
  );
}

interface Piece {
  /** E.g. `#figure-sales desc`. */
  readonly where: string;
  readonly text: string;
}

/** Texts and tags that differ, each with the element it stands in. */
function changedElements(before: string, after: string): string[] {
  const [old, young] = [piecesOf(before), piecesOf(after)];
  if (old.length !== young.length) return [`${old.length} pieces → ${young.length} pieces`];
  return old.flatMap(({ where, text }, index) => {
    const other = young[index]?.text ?? "";
    if (text === other) return [];
    if (!text.startsWith("<")) return [`${where}: ${text.trim()} → ${other.trim()}`];
    const words = pairs(attributesOf(text), attributesOf(other));
    return words.map((change) => `${where} ${change}`);
  });
}

/** Markup cut into tags and texts. */
function piecesOf(markup: string): Piece[] {
  const open: { name: string; id: string }[] = [];
  return (markup.match(/<[^>]*>|[^<]+/g) ?? []).map((text) => {
    const name = /^<(\/?[\w:-]+)/.exec(text)?.[1] ?? "";
    if (name.startsWith("/")) open.splice(open.findLastIndex((each) => `/${each.name}` === name));
    const isOpened = name !== "" && !name.startsWith("/");
    const id = / id="([^"]*)"/.exec(text)?.[1] ?? "";
    if (isOpened) open.push({ name, id });
    const outer = open.findLast((each) => each.id !== "" && each !== open.at(-1))?.id;
    const where = `${outer === undefined ? "" : `#${outer} `}${open.at(-1)?.name ?? ""}`;
    if (isOpened && /\/>$|^<(meta|link|br|hr|img|input)\b/.test(text)) open.pop();
    return { where, text };
  });
}

function attributesOf(tag: string): string[] {
  return tag.match(/[^\s=]+="[^"]*"|[^\s=>/]+/g) ?? [];
}

/** Values that differ, by their path; an entry of a list is named by its id. */
function changedValues(before: unknown, after: unknown, path = ""): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [old, young] = [entriesOf(before), entriesOf(after)];
  if (old === undefined || young === undefined)
    return [`${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`];
  const keys = new Set([...old.keys(), ...young.keys()]);
  return [...keys].flatMap((key) =>
    changedValues(old.get(key), young.get(key), path === "" ? key : `${path}.${key}`),
  );
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const isList = Array.isArray(value);
  return new Map(
    Object.entries(value).map(([key, entry]) => [isList ? nameOf(entry, key) : key, entry]),
  );
}

function nameOf(entry: unknown, key: string): string {
  if (typeof entry !== "object" || entry === null) return key;
  if ("id" in entry) return String(entry.id);
  return "name" in entry ? String(entry.name) : key;
}

/** Parts of two lists of equal length that differ. */
function pairs(before: readonly string[], after: readonly string[]): string[] {
  if (before.length !== after.length) return [`${before.join(" ")} → ${after.join(" ")}`];
  return before.flatMap((text, index) =>
    text === after[index] ? [] : [`${text} → ${after[index]}`],
  );
}
