import { directiveOf, type Token } from "./markdown.ts";
import { slugOf } from "./slug.ts";

/** Words of its beginning that name a paragraph. */
const namingWords = 6;

/**
 * Gives each paragraph an address made of its first words, so that it can be linked to and keeps its address when others
 * come before it. Numbers from the data are left out: they change. The renderer finds the address on the token;
 * the run of text has it too, for what is made of its words.
 */
export function nameParagraphs(tokens: readonly Token[]): void {
  const taken = new Set<string>();
  tokens.forEach((open, index) => {
    if (open.type !== "paragraph_open" || open.level > 0 || open.hidden) return;
    const run = tokens[index + 1];
    const words = wordsOf(run?.children ?? [])
      .split(/\s+/)
      .filter(Boolean);
    const name = ["p", slugOf(words.slice(0, namingWords).join(" "))].filter(Boolean).join("-");
    let slug = name;
    for (let count = 2; taken.has(slug); count += 1) slug = `${name}-${count}`;
    taken.add(slug);
    open.meta = { ...open.meta, slug };
    if (run) run.meta = { ...run.meta, slug };
  });
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === "softbreak") return " ";
      if (token.children) return wordsOf(token.children);
      return directiveOf(token) || token.type !== "text" ? "" : token.content;
    })
    .join("");
}

/** The address of a run of text within its chapter; undefined for what is no paragraph of its own. */
export function addressOf({ meta }: Token): string | undefined {
  const slug: unknown = meta?.["slug"];
  return typeof slug === "string" ? slug : undefined;
}
