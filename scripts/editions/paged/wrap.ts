/**
 * Runs in the page, before Paged.js: says where lines may break and where not, as books have it. Said in the text itself,
 * it holds wherever a page break cuts a paragraph. These functions are sent to the page as text, so they may only name
 * each other.
 */

/** Letters of a last word that shall not stand alone in a line. */
const lonelyLetters = 8;

const inlineTags = "a, abbr, b, cite, code, data, em, i, span, strong, sub, sup, time";

/** Gives addresses their places to break, and the last word of a paragraph company; and keeps spaces. */
function mendLines(content: DocumentFragment): void {
  for (const inline of content.querySelectorAll<HTMLElement>(inlineTags)) keepSpace(inline);
  for (const link of content.querySelectorAll<HTMLElement>('a[href^="http"]'))
    for (const text of textsIn(link)) if (/^https?:/.test(text.data)) openAddress(text);
  for (const block of content.querySelectorAll<HTMLElement>("p, li, dd, figcaption span"))
    if (!block.querySelector("p, ul, ol")) joinLastWords(block);
  for (const note of content.querySelectorAll<HTMLElement>(".footnote")) joinLastWords(note);
}

/** Where a page break has cut a paragraph, Paged.js leaves out what is only space: between two elements it goes into one. */
function keepSpace(before: HTMLElement): void {
  const space = before.nextSibling;
  const after = before.nextElementSibling;
  if (!(space instanceof Text) || space.data.trim() !== "" || space.nextSibling !== after) return;
  if (after?.matches(inlineTags) !== true) return;
  if (after.matches(".footnote")) before.append(space);
  else after.prepend(space);
}

/**
 * A long address breaks before a mark of punctuation, as Chicago has it, so that none is taken for the end of a sentence;
 * never within the name of its host.
 */
function openAddress(text: Text): void {
  const pieces = text.data.split(
    /(?<=^https?:\/\/[^/]+\/.*)(?=[/.?&=_~%#+,])|(?<=^https?:\/\/[^/]+)(?=\/)/,
  );
  const open = pieces.flatMap((piece, index) =>
    index === 0 ? [piece] : [document.createElement("wbr"), piece],
  );
  text.replaceWith(...open);
}

/** Ties a short last word to the one before. */
function joinLastWords(block: HTMLElement): void {
  const texts = textsIn(block).filter(
    (text) => text.parentElement?.closest(".footnote") === block.closest(".footnote"),
  );
  const last = texts.findLast(({ data }) => data.trim() !== "");
  const [, before = "", word = ""] = /^([\s\S]*\S) (\S+\s*)$/.exec(last?.data ?? "") ?? [];
  if (last && before.length > lonelyLetters && word.length <= lonelyLetters)
    last.data = `${before}\u00a0${word}`;
}

function textsIn(element: HTMLElement): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text) texts.push(node);
  return texts;
}

/** The text of the functions above, for the page. */
export const wrapScript: string = [
  `const lonelyLetters = ${lonelyLetters}, inlineTags = ${JSON.stringify(inlineTags)}`,
  mendLines,
  keepSpace,
  openAddress,
  joinLastWords,
  textsIn,
]
  .map(String)
  .join("\n");
