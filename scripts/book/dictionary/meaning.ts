import type { Observation, Status } from "../../data/observation.ts";

/** How a number was seen. */
export type Grade = Observation["grade"];

/** What each grade says, in a few words for a cell and in a sentence for a legend. */
export const grades: Readonly<Record<Grade, { readonly brief: string; readonly full: string }>> = {
  A: {
    brief: "primary source",
    full: "seen in the primary source, or in a word-for-word copy of it",
  },
  B: {
    brief: "several pages",
    full: "seen in two or more independent pages, or in one faithful copy of an official dataset",
  },
  C: { brief: "one page", full: "seen in one page only" },
};

/** What each status says. */
export const statuses: Readonly<Record<Status, string>> = {
  final: "counted and closed",
  provisional: "counted, and open to revision",
  predicted: "adjusted or projected by its publisher",
  revised: "replaces an earlier value",
  estimate: "rests on a method or a judgment, named in the note or the measure",
  derived: "arithmetic on other rows",
  claimed: "what a government, company or armed group says of its own case",
  survey: "answers to a questionnaire",
};

/** Statuses of values that are neither counted nor closed: a reader is warned of them. */
export const unsettled: readonly Status[] = [
  "provisional",
  "predicted",
  "estimate",
  "derived",
  "claimed",
  "survey",
];

/** True for a grade of the book. */
export function isGrade(text: string): text is Grade {
  return Object.hasOwn(grades, text);
}

/** True for a status of the book. */
export function isStatus(text: string): text is Status {
  return Object.hasOwn(statuses, text);
}
