import { findUnsaid, type FilledFlow, type Unsaid } from "../witness/check.ts";
import { findForeignGlyphs, type ForeignGlyph } from "../witness/glyph.ts";

/** A finished book, and what it has to say. */
export interface Proof {
  readonly bytes: Uint8Array;
  readonly filled: readonly FilledFlow[];
}

/** What is wrong in a finished book. */
export interface Flaws {
  readonly unsaid: readonly Unsaid[];
  readonly foreign: readonly ForeignGlyph[];
}

/** Reads a finished book over. */
export function readProof({ bytes, filled }: Proof): Flaws {
  return { unsaid: findUnsaid(bytes, filled), foreign: findForeignGlyphs(bytes, filled) };
}
