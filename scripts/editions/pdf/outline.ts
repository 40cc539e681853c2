import { dictAt, follow, type PdfFile } from "./file.ts";
import { decodeText, isDict, isText, text, type Dict, type Value } from "./value.ts";

/**
 * Sets the titles of bookmarks again: Chromium drops the space where a heading wraps to the next line. A title may say
 * more than its heading in front, e.g. `3 Money` for `Money`; one that fits no heading is passed over.
 */
export function mendOutline(file: PdfFile, titles: readonly string[]): void {
  const rest = [...titles];
  for (const item of itemsOf(file, dictAt(file, file.root).get("Outlines"))) {
    const found = item.get("Title");
    if (!isText(found)) continue;
    const heading = withoutSpaces(decodeText(found));
    const index = rest.findIndex((title) => withoutSpaces(title).endsWith(heading));
    const [title] = index < 0 ? [] : rest.splice(0, index + 1).slice(-1);
    if (title !== undefined) item.set("Title", text(title));
  }
}

/** All bookmarks in order of the text. */
function* itemsOf(file: PdfFile, parent: Value | undefined): Generator<Dict> {
  const above = follow(file, parent);
  if (!isDict(above)) return;
  let item = follow(file, above.get("First"));
  while (isDict(item)) {
    yield item;
    yield* itemsOf(file, item);
    item = follow(file, item.get("Next"));
  }
}

function withoutSpaces(words: string): string {
  return words.replace(/\s+/g, "");
}
