import type { Book } from "./book.ts";
import type { Block } from "./block.ts";
import type { Chapter } from "./chapter.ts";
import { directiveOf, plainText, type Token } from "./markdown.ts";
import { chapterName, nameOf } from "./naming.ts";

/** A run of text as a reader sees it, with its facts put in and cut into sentences. */
export interface Paragraph {
  readonly chapter: Chapter;
  readonly block: Block;
  /** Heading of the section it stands in; empty before the first. */
  readonly section: string;
  readonly text: string;
  /** The text with ids where facts and references stand: what a person wrote. */
  readonly form: string;
  readonly marks: readonly Mark[];
  readonly sentences: readonly { readonly text: string; readonly at: number }[];
}

/** A fact stated or words that a claim guards, and where they begin in the text. */
export interface Mark {
  readonly kind: "facts" | "claims";
  readonly id: string;
  readonly at: number;
}

/** What paragraphs are put together from. */
export type Words = Pick<Book, "spine" | "apart" | "facts" | "placements">;

interface Run {
  text: string;
  form: string;
  readonly marks: Mark[];
}

const known = new WeakMap<Words["spine"], readonly Paragraph[]>();

/** Every run of text of a book in reading order: paragraphs, headings, cells; what stands apart comes last. Made once a book. */
export function paragraphsOf(book: Words, language: string): readonly Paragraph[] {
  const done = known.get(book.spine) ?? buildParagraphs(book, language);
  known.set(book.spine, done);
  return done;
}

function buildParagraphs(book: Words, language: string): Paragraph[] {
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  return [...book.spine, ...book.apart].flatMap((chapter) => {
    let section = "";
    return chapter.blocks.flatMap((block): Paragraph[] => {
      const tokens = block.token.children ?? [];
      if (block.tag === "h2") section = plainText(tokens);
      const run: Run = { text: "", form: "", marks: [] };
      for (const token of tokens) append(token, run, book);
      const { text, form, marks } = run;
      if (text === "") return [];
      const sentences = cutSentences(text, segmenter);
      return [{ chapter, block, section, text, form, marks, sentences }];
    });
  });
}

/** Titles before a name, and what stands between the parties of a case: their stop ends no sentence. */
const unfinished =
  /(?<!\p{Letter})(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|St|vs?)\.\s*$/u;

function cutSentences(text: string, segmenter: Intl.Segmenter): Paragraph["sentences"] {
  const starts = [...segmenter.segment(text)]
    .map(({ index }) => index)
    .filter((at) => !unfinished.test(text.slice(0, at)));
  return starts.map((at, order) => ({ text: text.slice(at, starts[order + 1]).trim(), at }));
}

/** The words of a run of text as a reader sees them, numbers and references included. */
export function wordsOf(tokens: readonly Token[], book: Words): string {
  const run: Run = { text: "", form: "", marks: [] };
  for (const token of tokens) append(token, run, book);
  return run.text;
}

function append(token: Token, run: Run, book: Words): void {
  const use = directiveOf(token);
  const add = (text: string, form = text): void => {
    run.text += text;
    run.form += form;
  };
  if (use?.name === "fact") {
    run.marks.push({ kind: "facts", id: use.text, at: run.text.length });
    add(book.facts.get(use.text)?.text ?? "", `{${use.text}}`);
  } else if (use?.name === "ref") {
    const placement = book.placements.get(use.text);
    add(placement ? nameOf(placement) : chapterName(book, use.text), `{${use.text}}`);
  } else if (token.type === "softbreak" || token.type === "hardbreak") {
    add(" ");
  } else if (token.children) {
    if (use?.name === "claim")
      run.marks.push({ kind: "claims", id: use.argument ?? "", at: run.text.length });
    for (const child of token.children) append(child, run, book);
  } else if (token.type === "text" || token.type === "code_inline") {
    add(token.content);
  }
}
