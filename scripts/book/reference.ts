import type { TextFile } from "../lib/file.ts";
import type { Place } from "../lib/place.ts";
import type { Problems } from "../lib/problem.ts";
import { walkInline, withoutCode, type Block } from "./block.ts";
import { citationOf, directiveOf, linkOf, type DirectiveUse, type Token } from "./markdown.ts";
import { findTypedNumbers } from "./number-lint.ts";
import { stripIds } from "./strip.ts";

/** A use of an id in a chapter, with its place. */
export interface Reference {
  readonly kind:
    | "fact"
    | "claim"
    | "figure"
    | "table"
    | "ref"
    | "term"
    | "person"
    | "list"
    | "strip"
    | "source"
    | "link";
  readonly id: string;
  /** The words a claim or term marks; empty for the others. */
  readonly words: string;
  readonly place: Place;
}

interface ReadContext {
  /** The chapter's file and its footnotes by label; absent for a run outside chapters, which can have no notes. */
  readonly chapter?: {
    readonly file: TextFile;
    readonly footnotes: ReadonlyMap<string, number>;
  };
  readonly problems: Problems;
}

type DirectiveName = Exclude<Reference["kind"], "source" | "link">;

/** How each directive names what it refers to: by its text, or by its argument. */
const forms: Readonly<
  Record<
    DirectiveName | "plain",
    { id: "text" | "argument" | "either"; block: boolean; usage: string }
  >
> = {
  fact: { id: "text", block: false, usage: ":fact[us-losses-2024]" },
  claim: {
    id: "argument",
    block: false,
    usage: ":claim[fell by more than a third]{overdose-fall}",
  },
  figure: { id: "text", block: true, usage: "::figure[overdose-trend] on a line of its own" },
  table: { id: "text", block: true, usage: "::table[members] on a line of its own" },
  ref: { id: "text", block: false, usage: ":ref[overdose-trend]" },
  term: { id: "either", block: false, usage: ":term[precursor] or :term[precursors]{precursor}" },
  person: { id: "either", block: false, usage: ":person[Chen Zhi] or :person[Mr. Chen]{chen-zhi}" },
  list: { id: "text", block: true, usage: "::list[bibliography] on a line of its own" },
  strip: { id: "text", block: true, usage: "::strip[event, event] on a line of its own" },
  plain: { id: "argument", block: false, usage: ":plain[Operation 1027]{name}" },
};

/** Names of all directives, for hints. */
export const directiveNames: readonly string[] = Object.keys(forms);

/** Lists every use of an id in a chapter and reports what cannot be one: malformed directives, raw HTML, typed numbers. */
export function referencesOf(blocks: readonly Block[], context: ReadContext): Reference[] {
  const references: Reference[] = [];
  for (const block of blocks) {
    if (directiveOf(block.token)) {
      collect(block.token, { block, base: 0, references, context });
      continue;
    }
    walkInline(block.token.children ?? [], (token, base) =>
      collect(token, { block, base, references, context }),
    );
    reportNumbers(block, context.problems);
  }
  reportFootnotes(blocks, context);
  reportUnusedFootnotes(context);
  return references;
}

interface Visit {
  readonly block: Block;
  readonly base: number;
  readonly references: Reference[];
  readonly context: ReadContext;
}

function collect(token: Token, { block, base, references, context }: Visit): void {
  const { problems, chapter } = context;
  const use = directiveOf(token);
  if (use) {
    const reference = readUse(use, block.placeAt(base + use.start), problems);
    if (reference?.kind === "strip")
      references.push(...stripIds(reference.id).map((id) => ({ ...reference, id })));
    else if (reference) references.push(reference);
  }
  for (const item of citationOf(token)?.items ?? []) {
    references.push({
      kind: "source",
      id: item.id,
      words: "",
      place: block.placeAt(base + item.start),
    });
  }
  const isNote = citationOf(token) !== undefined || token.type === "footnote_ref";
  if (isNote && (base > 0 || chapter === undefined)) {
    problems.add(
      "directive-syntax",
      block.placeAt(base + (citationOf(token)?.start ?? 0)),
      "A citation or footnote stands where no note can be set.",
      chapter === undefined ? "leave it out here." : "put it behind the closing brace.",
    );
  }
  const link = linkOf(token);
  if (link !== undefined) {
    references.push({
      kind: "link",
      id: link,
      words: "",
      place: block.placeAt(Math.max(0, block.content.indexOf(link))),
    });
  }
  if (token.type === "image") {
    problems.add(
      "image-refused",
      block.placeAt(Math.max(0, block.content.indexOf("!["))),
      "A picture is placed by hand.",
      "make it a figure in data/figures/, with title, source and text alternative.",
    );
  }
  if (token.type === "text") reportLeftovers(token.content, block, problems);
}

/** What no rule of the notation took and would be printed as it stands: its pattern, code, message and hint. */
const leftovers: readonly (readonly [RegExp, Parameters<Problems["add"]>[0], string, string])[] = [
  [
    /<\/?[a-z!]/i,
    "markup-in-text",
    "This paragraph holds raw HTML.",
    "write it in Markdown; HTML would be printed as text.",
  ],
  [
    /\]\(/,
    "link-unknown",
    "This link cannot be read.",
    "write [words](https://…) or [words](chapter.md), without spaces in the address.",
  ],
  [
    /\[(?:[^\]]*\s)?@[a-z0-9]/i,
    "directive-syntax",
    "This citation cannot be read.",
    "write [@source-id] or [@source-id, p. 12], with nothing before the @.",
  ],
];

function reportLeftovers(text: string, block: Block, problems: Problems): void {
  for (const [pattern, code, message, hint] of leftovers) {
    const found = pattern.exec(text)?.index;
    if (found === undefined) continue;
    // What is escaped with a backslash, or written as an entity, is meant as it stands.
    const written = withoutCode(block.content).replace(/\\./g, "  ");
    // The text is set already, with curly quotes and the like, so only its next few characters are looked for.
    const at = [8, 3]
      .map((length) => written.indexOf(text.slice(found, found + length)))
      .find((index) => index >= 0);
    if (at !== undefined) problems.add(code, block.placeAt(at), message, hint);
  }
}

function readUse(use: DirectiveUse, place: Place, problems: Problems): Reference | undefined {
  const { name, text, isBlock } = use;
  const argument = use.argument?.trim();
  const form = isDirectiveName(name) ? forms[name] : undefined;
  if (form === undefined) {
    problems.add(
      "directive-unknown",
      place,
      `There is no directive “${name}”.`,
      `the directives are ${directiveNames.join(", ")}; where none is meant, write \\: for the colon.`,
    );
    return undefined;
  }
  const id =
    form.id === "text"
      ? text
      : form.id === "argument"
        ? (argument ?? "")
        : (argument ?? idOfWords(text));
  if (text === "" || id === "" || form.block !== isBlock) {
    problems.add(
      "directive-syntax",
      place,
      `This use of “${name}” is incomplete or in the wrong place.`,
      `write ${form.usage}.`,
    );
    return undefined;
  }
  return name === "plain"
    ? undefined
    : { kind: name as DirectiveName, id, words: form.id === "text" ? "" : text, place };
}

/** The id that words name by themselves: `Chen Zhi` → `chen-zhi`. */
export function idOfWords(words: string): string {
  return words.toLowerCase().replace(/\s+/g, "-");
}

function isDirectiveName(name: string): name is DirectiveName | "plain" {
  return Object.hasOwn(forms, name);
}

function reportNumbers(block: Block, problems: Problems): void {
  for (const { text, at } of findTypedNumbers(block.prose)) {
    problems.add(
      "number-unbound",
      block.placeAt(at),
      `The number “${text}” is typed by hand.`,
      "bind it with :fact[…], or mark a name or date as :plain[…]{reason}.",
    );
  }
}

function reportFootnotes(blocks: readonly Block[], { chapter, problems }: ReadContext): void {
  const used = new Set<unknown>();
  for (const block of blocks) {
    for (const token of block.token.children ?? []) {
      if (token.type !== "footnote_ref") continue;
      const label = String(token.meta?.["label"] ?? "");
      const place = block.placeAt(Math.max(0, block.content.indexOf(`[^${label}]`)));
      if (used.has(token.meta?.["id"]))
        problems.add(
          "footnote-repeated",
          place,
          `The footnote “${label}” is referred to twice.`,
          "write a second footnote; a printed note stands at one place.",
        );
      used.add(token.meta?.["id"]);
    }
    for (const { index, 1: label = "" } of withoutCode(block.content).matchAll(
      /\[\^([^\]\s]+)\]/g,
    )) {
      if (chapter?.footnotes.has(label) === true) continue;
      problems.add(
        "footnote-unknown",
        block.placeAt(index),
        `There is no footnote “${label}”.`,
        chapter ? `add a line “[^${label}]: …” to the chapter.` : "leave it out here.",
      );
    }
  }
}

function reportUnusedFootnotes({ chapter, problems }: ReadContext): void {
  for (const [label, id] of chapter?.footnotes ?? []) {
    if (id >= 0) continue;
    const at = chapter?.file.text.indexOf(`[^${label}]:`) ?? 0;
    problems.add(
      "footnote-unused",
      chapter?.file.placeAt(Math.max(0, at)) ?? { file: "" },
      `The footnote “${label}” is never referred to.`,
      `put [^${label}] where it belongs, or remove it.`,
    );
  }
}
