import { z } from "zod";
import type { TextFile } from "../lib/file.ts";
import { readTextFile, textFile } from "../lib/file.ts";
import type { Place } from "../lib/place.ts";
import type { Problems } from "../lib/problem.ts";
import { checkShape } from "../lib/shape.ts";
import { parseYaml } from "../lib/yaml.ts";
import { blocksOf, type Block } from "./block.ts";
import { citationOf, directiveOf, parseMarkdown, plainText, type Token } from "./markdown.ts";
import { nameParagraphs } from "./address.ts";
import { numberNotes, type Note, type NoteContext } from "./note.ts";
import { referencesOf, type Reference } from "./reference.ts";
import { slugOf } from "./slug.ts";

/** Which of the three parts of a book a chapter belongs to, or that it stands apart from its reading order. */
export type Matter = "front" | "body" | "back" | "apart";

/** A heading below the title. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  /** Unique within the chapter. */
  readonly slug: string;
  readonly place: Place;
}

/** One file of the spine, or one that stands apart from it; parsed once, every edition renders the same tokens. */
export interface Chapter {
  /** File name without `.md`; also its address. */
  readonly id: string;
  readonly matter: Matter;
  /** Counts from 1 through the body; undefined elsewhere. */
  readonly number: number | undefined;
  /** Plain text. */
  readonly title: string;
  /** One sentence for lists and search engines; empty when not given. */
  readonly description: string;
  /** Everything after the title, with note marks in place. */
  readonly tokens: readonly Token[];
  readonly notes: readonly Note[];
  readonly headings: readonly Heading[];
  readonly references: readonly Reference[];
  /** Runs of text with their places, for checks of the prose. */
  readonly blocks: readonly Block[];
  /** Words of prose, notes not counted. */
  readonly words: number;
  readonly place: Place;
}

/** What a chapter is in the spine. */
export interface SpineEntry {
  readonly id: string;
  readonly matter: Matter;
  readonly number: number | undefined;
}

const frontMatterSchema = z.strictObject({ description: z.string().min(1).optional() });

/** Reads and parses one chapter. Undefined when its file is not usable. */
export function readChapter(
  root: string,
  entry: SpineEntry,
  { notes, problems }: { notes: NoteContext; problems: Problems },
): Chapter | undefined {
  const file = readTextFile(root, `chapters/${entry.id}.md`, problems);
  if (file === undefined) {
    problems.refuse("chapter", entry.id);
    return undefined;
  }
  const { description, body, firstLine } = splitFrontMatter(file, problems);
  const { tokens: parsed, footnotes } = parseMarkdown(body);
  const blocks = blocksOf(parsed, file, firstLine);
  const references = referencesOf(blocks, { chapter: { file, footnotes }, problems });
  const headings = readHeadings(parsed, blocks, problems);
  const title = takeTitle(parsed, { file, firstLine, blocks, problems });
  nameParagraphs(parsed);
  const numbered = numberNotes(parsed, notes);
  const words = blocks.reduce((sum, { content }) => sum + countWords(content), 0);
  return {
    ...entry,
    title,
    description,
    ...numbered,
    headings,
    references,
    blocks,
    words,
    place: { file: file.path },
  };
}

function splitFrontMatter(
  file: TextFile,
  problems: Problems,
): { description: string; body: string; firstLine: number } {
  const match = /^---\n([\s\S]*?\n)---\n/.exec(file.text);
  if (match === null) return { description: "", body: file.text, firstLine: 0 };
  const [whole, yaml = ""] = match;
  // The opening line is kept as a blank one, so that lines count as in the file.
  const tree = parseYaml(textFile(file.path, `\n${yaml}`), problems);
  const front = tree && checkShape(tree, frontMatterSchema, problems);
  return {
    description: front?.description ?? "",
    body: file.text.slice(whole.length),
    firstLine: whole.split("\n").length - 1,
  };
}

interface TitleContext {
  readonly file: TextFile;
  /** How many lines the front matter takes. */
  readonly firstLine: number;
  readonly blocks: readonly Block[];
  readonly problems: Problems;
}

/** Removes the title from the tokens: each edition sets it in its own way. */
function takeTitle(tokens: Token[], { file, firstLine, blocks, problems }: TitleContext): string {
  const [open, inline] = tokens;
  const titles = blocks.filter((block) => isTitle(tokens, block.token));
  for (const extra of titles.slice(1)) {
    problems.add(
      "chapter-title",
      extra.placeAt(0),
      "This chapter has a second title.",
      "begin the heading with ## instead of #.",
    );
  }
  if (open?.type === "heading_open" && open.tag === "h1" && inline) {
    tokens.splice(0, 3);
    reportTitle(inline, { titles, problems });
    return plainText(inline.children ?? []);
  }
  problems.add(
    "chapter-title",
    { file: file.path, line: firstLine + 1 },
    `${file.path} does not start with a title.`,
    "let the first line be “# ” and the title.",
  );
  return "";
}

/** A title is plain words wherever it is printed, so what has no words of its own would be lost in it. */
function reportTitle(
  { children }: Token,
  { titles: [title], problems }: { titles: readonly Block[]; problems: Problems },
): void {
  for (const token of children ?? []) {
    const use = directiveOf(token);
    const isLost = (use && token.children === null) || citationOf(token) !== undefined;
    if (title === undefined || (!isLost && token.type !== "footnote_ref")) continue;
    problems.add(
      "directive-syntax",
      title.placeAt(use?.start ?? citationOf(token)?.start ?? 0),
      "A fact, reference, citation or footnote cannot stand in the title.",
      "say it in the text; the title is plain words.",
    );
  }
}

function isTitle(tokens: readonly Token[], inline: Token): boolean {
  const open = tokens[tokens.indexOf(inline) - 1];
  return open?.type === "heading_open" && open.tag === "h1";
}

/** Lists the headings and gives each its slug, which the renderer finds on the token. */
function readHeadings(
  tokens: readonly Token[],
  blocks: readonly Block[],
  problems: Problems,
): Heading[] {
  const headings: Heading[] = [];
  // The notes at a chapter's end stand under a heading of this address.
  const taken = new Set(["notes"]);
  let level = 1;
  tokens.forEach((open, index) => {
    const block = blocks.find(({ token }) => token === tokens[index + 1]);
    if (open.type !== "heading_open" || open.tag === "h1" || block === undefined) return;
    const text = plainText(block.token.children ?? []);
    const place = block.placeAt(0);
    const own = Number(open.tag.slice(1));
    if (own > level + 1) {
      problems.add(
        "heading-skipped",
        place,
        `The heading “${text}” jumps from level ${level} to level ${own}.`,
        `begin it with ${"#".repeat(level + 1)}.`,
      );
    }
    level = own;
    const slug = slugOf(text);
    if (taken.has(slug)) {
      problems.add(
        "heading-duplicate",
        place,
        `The heading “${text}” would have the same address as another of this chapter.`,
        "word it differently from the other headings, and from “Notes”.",
      );
    }
    taken.add(slug);
    open.meta = { slug };
    headings.push({ level: own, text, slug, place });
  });
  return headings;
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /\p{Letter}|\p{Number}/u.test(word)).length;
}
