import type { z } from "zod";
import type { Place } from "../lib/place.ts";
import type { Problems } from "../lib/problem.ts";
import { checkEntries } from "../lib/shape.ts";
import { readYaml } from "../lib/yaml.ts";

/** Where the things of one kind are listed, and what each must look like. */
export interface EntryContext<T> {
  /** What is listed, e.g. `fact`: ids of refused entries are remembered under it. */
  readonly kind: string;
  readonly schema: z.ZodType<T>;
  readonly problems: Problems;
}

/** Something read from a list, and where its parts stand. */
export type Entry<T> = T & {
  readonly place: Place;
  placeOf(key: keyof T & string): Place;
};

/** Reads a YAML file that is a list of things with ids; what is not sound is left out. */
export function readEntries<T extends { id: string }>(
  root: string,
  path: string,
  { kind, schema, problems }: EntryContext<T>,
): Entry<T>[] {
  const tree = readYaml(root, path, problems);
  return checkEntries(tree, schema, { kind, problems }).map(({ entry, index }) => {
    const placeOf = (key: string): Place => tree?.placeOf([index, key]) ?? { file: path };
    return { ...entry, place: placeOf("id"), placeOf };
  });
}
