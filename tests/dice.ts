/** Chance that repeats: the same seed gives the same throws on every machine. */
export interface Dice {
  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
}

/** Opens a sequence of throws for a test; `seed` is any whole number. */
export function openDice(seed: number): Dice {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  // The steps of mulberry32, whose throws look even enough for tests.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const [first] = list;
    if (first === undefined) throw new Error("There is nothing to pick from.");
    return list[below(list.length)] ?? first;
  };
  return { below, pick };
}
