import { unsafeHtml, type Html } from "../../lib/html.ts";

/** The ids of the book's own lists of figures and of tables, where it prints them. */
export const exhibitListIds = { figure: "list_of_figures", table: "list_of_tables" } as const;

/** What some parts of a page are, in the words of EPUB's structural vocabulary and of DPUB-ARIA: the book only names their class. */
const meanings: readonly (readonly [part: RegExp, meaning: string])[] = [
  [/<a class="term"/g, '<a epub:type="glossref" role="doc-glossref" class="term"'],
  [/<dt id="term-/g, '<dt epub:type="glossterm" id="term-'],
  [/(<dt epub:type="glossterm"[^>]*>.*?<\/dt>)<dd>/g, '$1<dd epub:type="glossdef">'],
  [
    /<nav class="contents"(?= aria-label="Figures")/g,
    `<nav epub:type="loi" id="${exhibitListIds.figure}" class="contents"`,
  ],
  [
    /<nav class="contents"(?= aria-label="Tables")/g,
    `<nav epub:type="lot" id="${exhibitListIds.table}" class="contents"`,
  ],
  [/<ul>(?=<li><span class="index-entry")/g, '<ul epub:type="index-entry-list">'],
  [/<ul class="index">/g, '<ul epub:type="index-entry-list" class="index">'],
  [
    /<li><span class="index-entry"/g,
    '<li epub:type="index-entry"><span epub:type="index-term" class="index-entry"',
  ],
  [/<a (href="[^"]*#index-\d+")/g, '<a epub:type="index-locator" $1'],
  // A heading of a list the book makes, and what stands under it.
  [/<h2 class="list-head"[^>]*>.*?<\/h2>\n<(ol|dl)\b.*?<\/\1>\n/gs, "<section>\n$&</section>\n"],
];

/** Says what the parts of a page are, for reading systems and for readers who hear it. */
export function nameParts({ markup }: Html): Html {
  return unsafeHtml(
    meanings.reduce((text, [part, meaning]) => text.replace(part, meaning), markup),
  );
}
