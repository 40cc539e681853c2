import { z } from "zod";
import type { Place } from "../lib/place.ts";
import type { Problems } from "../lib/problem.ts";
import { checkShape } from "../lib/shape.ts";
import { readYaml } from "../lib/yaml.ts";

/** Reads a YAML file that is a list of things with ids; empty when it is not usable. */
export function readEntries<T extends { id: string }>(
  root: string,
  path: string,
  { schema, problems }: { schema: z.ZodType<T>; problems: Problems },
): (T & { place: Place })[] {
  const tree = readYaml(root, path, problems);
  const list = tree && checkShape(tree, z.array(schema), problems);
  return (list ?? []).map((entry, index) => ({
    ...entry,
    place: tree?.placeOf([index, "id"]) ?? { file: path },
  }));
}
