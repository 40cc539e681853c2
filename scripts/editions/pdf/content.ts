/** A piece of a page's content, as Chromium paints it. */
export interface Piece {
  /** Its number in the tag tree; undefined for what is painted outside of it. */
  readonly mark: number | undefined;
  /** Operators, each on lines of its own. */
  readonly body: string;
  /** Whether anything can be seen of it, and whether that is text. */
  readonly paints: "nothing" | "shapes" | "text";
}

const beginMark = /^\/\w+ *<<\/MCID (\d+) *>> *BDC$/;
const pathPart = /^(?:[-.\d]+ )+(?:m|l|c|v|y|re)$|^(?:h|W\*?)$/;
const paint = /^(?:f\*?|F|B\*?|b\*?|S|s)$|^\/\S+ (?:Do|sh)$/;
const seesImage = / Do$/;

/** Takes the content of a page apart into what is tagged, what is painted without a tag, and what only sets the pen. */
export function readContent(content: string): Piece[] {
  const pieces: Piece[] = [];
  const lines = content.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const mark = beginMark.exec(line)?.[1];
    if (mark !== undefined) {
      const end = closing(lines, at);
      pieces.push(pieceOf(lines.slice(at + 1, end), Number(mark)));
      at = end;
    } else if (line === "BT") {
      const end = lines.indexOf("ET", at);
      pieces.push({ mark: undefined, body: join(lines.slice(at, end + 1)), paints: "text" });
      at = end;
    } else if (pathPart.test(line) || paint.test(line)) {
      let end = at;
      while (pathPart.test(lines[end] ?? "")) end += 1;
      const paints = paint.test(lines[end] ?? "") ? "shapes" : "nothing";
      pieces.push({ mark: undefined, body: join(lines.slice(at, end + 1)), paints });
      at = end;
    } else if (line !== "") pieces.push({ mark: undefined, body: `${line}\n`, paints: "nothing" });
  }
  return pieces;
}

/** Puts the pieces together again: what is tagged with its mark, everything else that can be seen as an artifact. */
export function formatContent(
  pieces: readonly Piece[],
  isTagged: (mark: number) => boolean,
): string {
  let content = "";
  let isOpen = false;
  for (const { mark, body, paints } of pieces) {
    const isReal = mark !== undefined && isTagged(mark);
    const isArtifact = !isReal && paints !== "nothing";
    if (isOpen && !isArtifact) content += "EMC\n";
    if (isArtifact && !isOpen) content += "/Artifact BMC\n";
    isOpen = isArtifact;
    content += isReal ? `/P <</MCID ${mark}>>BDC\n${body}EMC\n` : body;
  }
  return isOpen ? `${content}EMC\n` : content;
}

function pieceOf(lines: readonly string[], mark: number): Piece {
  const hasText = lines.includes("BT") || lines.some((line) => seesImage.test(line));
  const hasShapes = lines.some((line) => paint.test(line));
  return { mark, body: join(lines), paints: hasText ? "text" : hasShapes ? "shapes" : "nothing" };
}

/** Where a mark ends: spans within it, which say what a glyph stands for, end before. */
function closing(lines: readonly string[], start: number): number {
  let depth = 0;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line.endsWith("BDC") || line.endsWith("BMC")) depth += 1;
    else if (line === "EMC") depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error("a mark in the PDF has no end");
}

function join(lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}
