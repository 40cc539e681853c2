import type { Problems } from "../lib/problem.ts";
import type { Parts } from "./check.ts";

/** A reader is told of a figure or table before meeting it. */
export function checkMentions({ spine, figures }: Parts, problems: Problems): void {
  for (const { references } of spine) {
    const mentioned = new Set<string>();
    for (const { kind, id, place } of references) {
      if (kind === "ref") mentioned.add(id);
      if ((kind !== "figure" && kind !== "table") || mentioned.has(id)) continue;
      if (figures.get(id)?.kind !== kind) continue;
      problems.add(
        "figure-unmentioned",
        place,
        `The ${kind} “${id}” stands here before the text of its chapter has spoken of it.`,
        `write :ref[${id}] in a sentence before it.`,
      );
    }
  }
}
