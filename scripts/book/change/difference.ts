/** A thing as it was and as it is. */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** Things of one kind that came, went or are no longer the same. */
export interface Difference<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly changed: readonly Change<T>[];
}

/** Compares two lists of things that bear ids. */
export function difference<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  isSame: (a: T, b: T) => boolean,
): Difference<T> {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !now.has(id)),
    changed: after.flatMap((item) => {
      const previous = old.get(item.id);
      return previous === undefined || isSame(previous, item)
        ? []
        : [{ before: previous, after: item }];
    }),
  };
}
