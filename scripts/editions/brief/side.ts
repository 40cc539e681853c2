import type { Token } from "../../book/markdown.ts";
import { directiveOf } from "../../book/markdown.ts";

/** A piece of a side: text under its heading, or something that takes the full width. */
export interface Piece {
  readonly kind: "lead" | "part" | "wide";
  /** The heading's own tokens; empty when the piece has none. */
  readonly heading: readonly Token[];
  readonly body: readonly Token[];
}

/** Divides a text at its lines `---`. */
export function divideSides(tokens: readonly Token[]): Token[][] {
  const sides: Token[][] = [[]];
  for (const token of tokens) {
    if (token.type === "hr" && token.level === 0) sides.push([]);
    else sides.at(-1)?.push(token);
  }
  return sides;
}

/** Divides a side into its pieces, which the sheet sets one beneath the other. */
export function dividePieces(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  let heading: readonly Token[] = [];
  let body: Token[] = [];
  const close = (): void => {
    if (heading.length + body.length > 0)
      pieces.push({
        kind: heading.length === 0 && pieces.length === 0 ? "lead" : "part",
        heading,
        body,
      });
    [heading, body] = [[], []];
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    if (token.type === "heading_open" && token.tag === "h2") {
      close();
      heading = tokens.slice(index, index + 3);
      index += 2;
    } else if (directiveOf(token) && token.level === 0) {
      const own = body.length === 0 ? heading : [];
      if (body.length === 0) heading = [];
      close();
      pieces.push({ kind: "wide", heading: own, body: [token] });
    } else body.push(token);
  }
  close();
  return pieces;
}
