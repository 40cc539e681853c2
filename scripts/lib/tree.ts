import type { Place } from "./place.ts";

/** A parsed YAML or JSON value whose every node can be shown in its file. */
export interface Tree {
  /** What problems call the whole of it, e.g. `the file`. */
  readonly name: string;
  readonly value: unknown;
  /** The place of the node at a path such as `["resources", 0, "name"]`; of its nearest ancestor when there is none. */
  placeOf(path: readonly PropertyKey[]): Place;
  /** The place of the key itself, for “unknown key”; falls back to the value's. */
  placeOfKey(path: readonly PropertyKey[]): Place;
}

/** One entry of a tree that is a list, as a tree of its own. */
export function entryTree(tree: Tree, index: number): Tree {
  return {
    name: "the entry",
    value: Array.isArray(tree.value) ? (tree.value as unknown[])[index] : undefined,
    placeOf: (path) => tree.placeOf([index, ...path]),
    placeOfKey: (path) => tree.placeOfKey([index, ...path]),
  };
}
