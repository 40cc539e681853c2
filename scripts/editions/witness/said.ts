/** What a text says, to be compared with what another form of it says. */
export interface Said {
  /** Without its notes, but with the numbers that call them. */
  readonly running: string;
  /** In the order of their calls, each with its number. */
  readonly notes: readonly string[];
}

const token = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+/g;
const voids = new Set(["br", "hr", "img", "col", "wbr", "input", "meta", "link"]);
/** What is in a drawing for those who do not see it is not painted; nor are rules of style. */
const unseen = new Set(["title", "desc", "style", "metadata", "defs", "clippath", "script"]);

/** Reads the words out of a flow's markup, which is our own and well formed. */
export function readSaid(markup: string): Said {
  let running = "";
  const notes: string[] = [];
  const open: { readonly name: string; readonly isNote: boolean }[] = [];
  let hidden = 0;
  for (const [whole, slash, name = "", attributes = ""] of markup.matchAll(token)) {
    if (whole.startsWith("<!--")) continue;
    const tag = name.toLowerCase();
    const isInNote = open.some(({ isNote }) => isNote);
    if (tag === "") {
      if (hidden > 0) continue;
      const words = decodeEntities(whole);
      if (isInNote) notes[notes.length - 1] += words;
      else running += words;
    } else if (slash === "/") {
      open.pop();
      if (unseen.has(tag)) hidden -= 1;
      // Words of different elements are parted, whatever parts them on the page.
      if (!isInNote && !inline.has(tag)) running += " ";
    } else if (!voids.has(tag) && !attributes.endsWith("/")) {
      const number = /class="footnote"[^>]*data-number="(\d+)"/.exec(attributes)?.[1];
      if (number !== undefined) {
        notes.push(`${number} `);
        running += number;
      }
      open.push({ name: tag, isNote: number !== undefined });
      if (unseen.has(tag)) hidden += 1;
    } else if (tag === "br" && !isInNote) running += " ";
  }
  return { running, notes };
}

const inline = new Set([
  "a",
  "em",
  "strong",
  "span",
  "data",
  "sup",
  "sub",
  "code",
  "i",
  "b",
  "cite",
]);

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(String(hex), 16));
    return entities[String(name)] ?? whole;
  });
}
