import type { Place } from "./place.ts";

/** A parsed YAML or JSON value whose every node can be shown in its file. */
export interface Tree {
  readonly value: unknown;
  /** The place of the node at a path such as `["resources", 0, "name"]`; of its nearest ancestor when there is none. */
  placeOf(path: readonly PropertyKey[]): Place;
  /** The place of the key itself, for “unknown key”; falls back to the value's. */
  placeOfKey(path: readonly PropertyKey[]): Place;
}
