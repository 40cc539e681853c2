import type { Token } from "./markdown.ts";

/**
 * Puts each heading of a chapter with its text into a section, and lower ones into that of the higher. Headings in
 * quotations and lists are left where they are.
 */
export function sectioned(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  const open: number[] = [];
  const closeTo = (level: number, like: Token): void => {
    while (open.length > 0 && (open.at(-1) ?? 0) >= level) {
      open.pop();
      result.push(sectionToken(like, -1));
    }
  };
  for (const token of tokens) {
    if (token.type === "heading_open" && token.level === 0) {
      const level = Number(token.tag.slice(1));
      closeTo(level, token);
      open.push(level);
      result.push(sectionToken(token, 1));
    }
    result.push(token);
  }
  const last = tokens.at(-1);
  if (last) closeTo(0, last);
  return result;
}

function sectionToken(like: Token, nesting: 1 | -1): Token {
  const token: Token = Object.assign(Object.create(Object.getPrototypeOf(like)) as Token, like);
  return Object.assign(token, {
    type: nesting === 1 ? "section_open" : "section_close",
    tag: "section",
    nesting,
    attrs: null,
    children: null,
    content: "",
    meta: null,
    block: true,
    hidden: false,
  });
}
