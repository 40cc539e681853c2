import type { Place } from "../lib/place.ts";
import type { Problems } from "../lib/problem.ts";
import { proseOf, walkInline, type Block } from "./block.ts";
import { citationOf, directiveOf, linkOf, type DirectiveUse, type Token } from "./markdown.ts";
import { findTypedNumbers } from "./number-lint.ts";

/** A use of an id in a chapter, with its place. */
export interface Reference {
  readonly kind:
    "fact" | "claim" | "figure" | "table" | "ref" | "term" | "list" | "source" | "link";
  readonly id: string;
  /** The words a claim or term marks; empty for the others. */
  readonly words: string;
  readonly place: Place;
}

interface ReadContext {
  readonly footnotes: ReadonlyMap<string, number>;
  readonly parsed: readonly Token[];
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
  list: { id: "text", block: true, usage: "::list[bibliography] on a line of its own" },
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
  return references;
}

interface Visit {
  readonly block: Block;
  readonly base: number;
  readonly references: Reference[];
  readonly context: ReadContext;
}

function collect(token: Token, { block, base, references, context: { problems } }: Visit): void {
  const use = directiveOf(token);
  if (use) {
    const reference = readUse(use, block.placeAt(base + use.start), problems);
    if (reference) references.push(reference);
  }
  for (const item of citationOf(token)?.items ?? []) {
    references.push({
      kind: "source",
      id: item.id,
      words: "",
      place: block.placeAt(base + item.start),
    });
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
      block.placeAt(0),
      "A picture is placed by hand.",
      "make it a figure in data/figures/, with title, source and text alternative.",
    );
  }
  if (token.type === "text" && /<\/?[a-z!]/i.test(token.content)) {
    const at = Math.max(0, block.content.search(/<\/?[a-z!]/i));
    problems.add(
      "markup-in-text",
      block.placeAt(at),
      "This paragraph holds raw HTML.",
      "use Markdown and directives; HTML is printed as it stands in none of the editions.",
    );
  }
}

function readUse(use: DirectiveUse, place: Place, problems: Problems): Reference | undefined {
  const { name, text, argument, isBlock } = use;
  const form = isDirectiveName(name) ? forms[name] : undefined;
  if (form === undefined) {
    problems.add(
      "directive-unknown",
      place,
      `There is no directive “${name}”.`,
      `the directives are ${directiveNames.join(", ")}; a colon before a bracket can be written as \\:.`,
    );
    return undefined;
  }
  const id =
    form.id === "text"
      ? text
      : form.id === "argument"
        ? (argument ?? "")
        : (argument ?? text.toLowerCase());
  if (text === "" || id === "" || form.block !== isBlock) {
    problems.add(
      "directive-syntax",
      place,
      `This use of “${name}” is incomplete.`,
      `write ${form.usage}.`,
    );
    return undefined;
  }
  return name === "plain"
    ? undefined
    : { kind: name as DirectiveName, id, words: form.id === "text" ? "" : text, place };
}

function isDirectiveName(name: string): name is DirectiveName | "plain" {
  return Object.hasOwn(forms, name);
}

function reportNumbers(block: Block, problems: Problems): void {
  for (const { text, at } of findTypedNumbers(proseOf(block))) {
    problems.add(
      "number-unbound",
      block.placeAt(at),
      `The number “${text}” is typed by hand.`,
      "bind it with :fact[…], or mark a name or date as :plain[…]{reason}.",
    );
  }
}

function reportFootnotes(
  blocks: readonly Block[],
  { footnotes, parsed, problems }: ReadContext,
): void {
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
    const dangling = /\[\^([^\]\s]+)\]/.exec(proseWithoutNotes(block));
    if (dangling?.[1] !== undefined && !footnotes.has(dangling[1])) {
      problems.add(
        "footnote-unknown",
        block.placeAt(dangling.index),
        `There is no footnote “${dangling[1]}”.`,
        `add a line “[^${dangling[1]}]: …” to the chapter.`,
      );
    }
  }
  const [first] = blocks;
  for (const [label, id] of footnotes) {
    if (id >= 0 || first === undefined || parsed.length === 0) continue;
    problems.add(
      "footnote-unused",
      { file: first.placeAt(0).file },
      `The footnote “${label}” is never referred to.`,
      `put [^${label}] where it belongs, or remove it.`,
    );
  }
}

function proseWithoutNotes({ content }: Block): string {
  return content.replace(/(`+)[^`]+\1/g, (found) => " ".repeat(found.length));
}
