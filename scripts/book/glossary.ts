import { z } from "zod";
import { readEntries } from "../data/entry.ts";
import { listFolder } from "../lib/file.ts";
import type { Place } from "../lib/place.ts";
import type { Problems } from "../lib/problem.ts";
import { idSchema } from "../lib/shape.ts";
import { proseOf } from "./block.ts";
import { parseRun, type Token } from "./markdown.ts";
import { referencesOf, type Reference } from "./reference.ts";

/** A word the book explains once and links wherever it is marked. */
export interface Term {
  readonly id: string;
  readonly term: string;
  /** The explanation as written. */
  readonly text: string;
  /** The explanation; may carry facts and cross references. */
  readonly definition: readonly Token[];
  /** What the explanation names. */
  readonly references: readonly Reference[];
  readonly place: Place;
}

const termSchema = z.strictObject({
  id: idSchema,
  term: z.string().min(1),
  definition: z.string().min(1),
});

const glossaryPath = "data/glossary.yaml";

/** Reads data/glossary.yaml by id; a book without that file has no glossary. */
export function readGlossary(root: string, problems: Problems): ReadonlyMap<string, Term> {
  const terms = new Map<string, Term>();
  if (!listFolder(root, "data").includes("glossary.yaml")) return terms;
  for (const { id, term, definition: content, place, placeOf } of readEntries(root, glossaryPath, {
    kind: "term",
    schema: termSchema,
    problems,
  })) {
    if (terms.has(id))
      problems.add(
        "id-duplicate",
        place,
        `The term “${id}” is explained twice.`,
        "keep one of the two.",
      );
    else {
      const token = parseRun(content);
      const prose = proseOf(token, content);
      const block = { token, content, tag: "p", prose, placeAt: () => placeOf("definition") };
      const references = referencesOf([block], { problems });
      terms.set(id, {
        id,
        term,
        text: prose,
        definition: token.children ?? [],
        references,
        place,
      });
    }
  }
  return terms;
}
