import { findDifference, type Difference } from "./compare.ts";
import { readPrinted, readPrintedWhole } from "./printed.ts";
import { readSaid } from "./said.ts";

/** A place where a finished PDF does not say what the book says. */
export interface Unsaid extends Difference {
  readonly flow: string;
  /** The number of the note; undefined for running text. */
  readonly note: number | undefined;
}

/** A flow as it must be said: its markup with the pages of its references filled in. */
export interface FilledFlow {
  readonly flow: string;
  readonly markup: string;
}

/** Compares a document without sections and notes with the PDF made of it. */
export function findUnsaidWhole(bytes: Uint8Array, { flow, markup }: FilledFlow): Unsaid[] {
  const body = markup.slice(Math.max(0, markup.indexOf("<body>")));
  const difference = findDifference(readSaid(body).running, readPrintedWhole(bytes).running);
  return difference ? [{ flow, note: undefined, ...difference }] : [];
}

/**
 * Compares what the book says with what the finished PDF says when it is read aloud: every letter of every chapter, note,
 * caption, row and drawing, in order. Gives the first difference of each chapter and of each of its notes.
 */
export function findUnsaid(bytes: Uint8Array, flows: readonly FilledFlow[]): Unsaid[] {
  const printed = readPrinted(bytes);
  return flows.flatMap(({ flow, markup }, index) => {
    const expected = readSaid(markup);
    const found = printed[index] ?? { running: "", notes: [] };
    const running = findDifference(expected.running, found.running);
    const notes = expected.notes.flatMap((words, at) => {
      const difference = findDifference(words, found.notes[at] ?? "");
      return difference ? [{ flow, note: at + 1, ...difference }] : [];
    });
    return running ? [{ flow, note: undefined, ...running }, ...notes] : notes;
  });
}
