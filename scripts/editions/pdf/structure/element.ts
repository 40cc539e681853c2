import type { Value } from "../value.ts";

/** A node of the tag tree. */
export interface Element {
  /** As PDF names it, e.g. `P`. */
  type: string;
  /** What the pages said of it, see `hintsOf`. */
  readonly hints: ReadonlyMap<string, number>;
  readonly alternative: Value | undefined;
  /** Of lists and cells. */
  attributes: Value | undefined;
  /** By which cells name their head. */
  readonly id: string | undefined;
  kids: Kid[];
}

/** A piece of a page's content. */
export interface Mark {
  readonly page: number;
  readonly mark: number;
}

/** A link's place on a page, by its object. */
export interface Annotation {
  readonly page: number;
  readonly annotation: number;
}

export type Kid = Element | Mark | Annotation;

export const isElement = (kid: Kid): kid is Element => "kids" in kid;
export const isMark = (kid: Kid): kid is Mark => "mark" in kid;
export const isAnnotation = (kid: Kid): kid is Annotation => "annotation" in kid;

/** Makes an element. */
export function element(type: string, kids: Kid[], attributes?: Value): Element {
  return { type, kids, attributes, hints: noHints, alternative: undefined, id: undefined };
}

const noHints: ReadonlyMap<string, number> = new Map();

/**
 * Chromium hands an element's language on to the tag tree and nothing else that we could write on it. So pages carry
 * what the tree must know as private subtags: `en-US-x-dt-s17` is a term, and a piece of the element numbered 17.
 */
export function hintsOf(language: string): ReadonlyMap<string, number> {
  const [, words = ""] = /-x-(.*)$/.exec(language) ?? [];
  const pairs = [...words.matchAll(/([a-z]+)(\d*)/g)];
  return new Map(pairs.map(([, key = "", number = ""]) => [key, Number(number)]));
}
