import { expect, test } from "vitest";
import { sectioned } from "../../scripts/book/section.ts";
import { findEvents, renderStrip, stripIds } from "../../scripts/book/strip.ts";
import { readTinyBook } from "../fixtures/open-book.ts";
import { withRecords } from "../fixtures/records.ts";

/** How headings and sections of a text stand in each other, e.g. `( h2 ( h3 p ) )`. */
function shapeOf(text: string): string {
  const book = readTinyBook({
    "chapters/probe.md": { text: `${text}\n` },
    "data/book.yaml": { replace: [["bibliography]", "bibliography, probe]"]] },
  });
  const tokens = sectioned(book.spine.find(({ id }) => id === "probe")?.tokens ?? []);
  const words = tokens.flatMap(({ type, tag, nesting }) => {
    if (type === "section_open") return nesting === 1 ? "(" : "?";
    if (type === "section_close") return nesting === -1 ? ")" : "?";
    return type === "heading_open" ? tag : type === "paragraph_open" ? "p" : [];
  });
  return words.join(" ");
}

test.each([
  ["# A\n\nText.", "p"],
  ["# A\n\n## B\n\nText.\n\n## C", "( h2 p ) ( h2 )"],
  ["# A\n\n## B\n\n### C\n\n### D\n\n## E", "( h2 ( h3 ) ( h3 ) ) ( h2 )"],
  ["# A\n\n> ## B\n\n- ## C\n\nText.", "h2 h2 p"],
])("the sections of %j are %s", (text, shape) => {
  expect(shapeOf(text)).toBe(shape);
});

test("events stand in a strip in the order written, and what is no event does not", () => {
  const events = findEvents(readTinyBook(withRecords()).data.datasets);
  expect([...events.keys()]).toEqual(["founding", "flood", "fair"]);
  expect(stripIds(" fair, flood,, nobody ,")).toEqual(["fair", "flood", "nobody"]);
  expect(renderStrip(["flood", "nobody", "founding"], events).markup).toBe(
    '<ol class="strip"><li><span class="strip-date">October 30, 2024</span> <span class="strip-title">The flood</span></li>\n' +
      '<li><span class="strip-date">1900</span> <span class="strip-title">Tinytown founded</span></li></ol>\n',
  );
  expect(renderStrip([], events).markup).toBe('<ol class="strip"></ol>\n');
});
