import type { FontFace, FontFamily } from "../../figures/font.ts";

type Weight = 400 | 600;

/** Names the cut a font file belongs to, e.g. `Source Serif 4 400 italic`. */
export function cutOf({ family, weight, style }: FontFace): string {
  return `${family} ${weight} ${style}`;
}

/** How a piece of text is set, as far as that chooses a font. */
interface Setting {
  readonly family: FontFamily;
  /** The heads of a table's rows are plain in rows and bold where a narrow screen makes blocks of them. */
  readonly weights: readonly Weight[];
  readonly style: "normal" | "italic";
}

const text: Setting = { family: "Source Serif 4", weights: [400], style: "normal" };

/*
 * What `epub.css` and every reading system's own style sheet make of elements and classes. The test of the frame asks a
 * browser whether this is so for every word.
 */
const sans = new Set(["h1", "h2", "h3", "h4", "figure", "table"]);
const sansClasses = new Set(["title-page", "table-figure", "event-date", "changes-kind"]);
const serifClasses = new Set(["book-title"]);
const bold = new Set(["h1", "h2", "h3", "h4", "strong", "b", "dt"]);
const boldClasses = new Set(
  "authors change-head change-mark changes-kind figure-title index-letter ledger-number".split(" "),
);
const plainClasses = new Set(["person-also"]);
const italic = new Set(["em", "i", "cite"]);

const piece = /<(\/?)([a-z][a-z0-9]*)((?:\s[^>]*?)?)(\/?)>|[^<]+/gi;

/** Reads from documents of the package which characters are set in which cut. A cut that sets none is left out. */
export function charactersByCut(documents: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string[]>();
  for (const document of documents) collectWords(document, found);
  return new Map(
    [...found].map(([cut, words]) => [cut, [...new Set(words.join(""))].join("")] as const),
  );
}

function collectWords(document: string, found: Map<string, string[]>): void {
  const settings: Setting[] = [text];
  const add = (words: string, { family, weights, style }: Setting): void => {
    for (const weight of weights) {
      const cut = `${family} ${weight} ${style}`;
      found.set(cut, found.get(cut) ?? []);
      found.get(cut)?.push(words);
    }
  };
  for (const match of document.slice(document.indexOf("<body")).matchAll(piece)) {
    const [words, isEnd = "", name, attributes = "", isEmpty = ""] = match;
    const around = settings.at(-1) ?? text;
    if (name === undefined) {
      if (words.trim() !== "") add(words, around);
    } else if (isEnd !== "") settings.pop();
    else if (isEmpty === "") {
      settings.push(settingOf(name, attributes, around));
      const [, label = ""] = / data-label="([^"]*)"/.exec(attributes) ?? [];
      if (label !== "") add(label, { ...around, weights: [600] });
    }
  }
}

function settingOf(name: string, attributes: string, around: Setting): Setting {
  const classes = (/ class="([^"]*)"/.exec(attributes)?.[1] ?? "").split(" ");
  const is = (names: ReadonlySet<string>): boolean => classes.some((each) => names.has(each));
  const isSans = sans.has(name) || is(sansClasses);
  const isItalic = italic.has(name) || attributes.includes(' font-style="italic"');
  return {
    family: is(serifClasses) ? "Source Serif 4" : isSans ? "Source Sans 3" : around.family,
    weights: weightsOf(name, { attributes, is }) ?? around.weights,
    style: isItalic ? "italic" : around.style,
  };
}

function weightsOf(
  name: string,
  { attributes, is }: { attributes: string; is: (names: ReadonlySet<string>) => boolean },
): readonly Weight[] | undefined {
  if (name === "th") return [400, 600];
  if (is(plainClasses)) return [400];
  const isBold =
    bold.has(name) || is(boldClasses) || / font-weight="(?:600|bold)"/.test(attributes);
  return isBold ? [600] : undefined;
}
