import { BookError } from "../lib/problem.ts";
import type { Job } from "./edition.ts";

/** The chapter the two-page brief is made of. A book without it has no brief. */
export const briefChapter = "brief";

/** The brief is not made yet: it needs a page design of its own, and a check that it fits one sheet. */
export function publishBrief(_job: Job): Promise<void> {
  return Promise.reject(
    new BookError(
      "The two-page brief cannot be built by this version; leave “brief” out of --only.",
      2,
    ),
  );
}
