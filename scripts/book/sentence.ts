import type { Place } from "../lib/place.ts";
import type { Book } from "./book.ts";
import { directiveOf, type Token } from "./markdown.ts";
import { chapterName, nameOf } from "./naming.ts";

/** A sentence that states a fact or makes a claim, in the words a reader sees. */
export interface Sentence {
  readonly chapter: string;
  readonly text: string;
  /** Ids in the order of the sentence. */
  readonly facts: readonly string[];
  readonly claims: readonly string[];
  /** The sentence before it in its paragraph; empty for the first. */
  readonly before: string;
  /** Where its paragraph begins. */
  readonly place: Place;
}

/** What sentences are put together from. */
type Words = Pick<Book, "spine" | "apart" | "facts" | "placements">;

interface Run {
  text: string;
  readonly marks: { readonly kind: "facts" | "claims"; readonly id: string; readonly at: number }[];
}

/** Lists the sentences that data can change, in reading order: what a report of changes shows. */
export function sentencesOf(book: Words, language: string): Sentence[] {
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  return [...book.spine, ...book.apart].flatMap((chapter) =>
    chapter.blocks.flatMap((block) => {
      const run: Run = { text: "", marks: [] };
      for (const token of block.token.children ?? []) append(token, run, book);
      if (run.marks.length === 0) return [];
      const segments = [...segmenter.segment(run.text)];
      return segments.flatMap(({ segment, index }, order) => {
        const own = run.marks.filter(({ at }) => at >= index && at < index + segment.length);
        const ids = (kind: string): string[] =>
          own.filter((mark) => mark.kind === kind).map(({ id }) => id);
        if (own.length === 0) return [];
        return [
          {
            chapter: chapter.id,
            text: segment.trim(),
            facts: ids("facts"),
            claims: ids("claims"),
            before: segments[order - 1]?.segment.trim() ?? "",
            place: block.placeAt(0),
          },
        ];
      });
    }),
  );
}

function append(token: Token, run: Run, book: Words): void {
  const use = directiveOf(token);
  if (use?.name === "fact") {
    run.marks.push({ kind: "facts", id: use.text, at: run.text.length });
    run.text += book.facts.get(use.text)?.text ?? "";
  } else if (use?.name === "ref") {
    const placement = book.placements.get(use.text);
    run.text += placement ? nameOf(placement) : chapterName(book, use.text);
  } else if (token.type === "softbreak" || token.type === "hardbreak") {
    run.text += " ";
  } else if (token.children) {
    if (use?.name === "claim")
      run.marks.push({ kind: "claims", id: use.argument ?? "", at: run.text.length });
    for (const child of token.children) append(child, run, book);
  } else if (token.type === "text" || token.type === "code_inline") {
    run.text += token.content;
  }
}
