import { describe, expect, test } from "vitest";
import {
  citationOf,
  directiveOf,
  parseMarkdown,
  parseRun,
  plainText,
  type Token,
} from "../../scripts/book/markdown.ts";

function tokensIn(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => [token, ...tokensIn(token.children ?? [])]);
}

/** The directives of a text, as `name|text|argument|block?|start-end`. */
function directivesIn(text: string): string[] {
  return tokensIn(parseMarkdown(text).tokens).flatMap((token) => {
    const use = directiveOf(token);
    if (use === undefined) return [];
    const kind = use.isBlock ? "block" : "inline";
    return [`${use.name}|${use.text}|${use.argument ?? ""}|${kind}|${use.start}-${use.end}`];
  });
}

function citationsIn(text: string): string[] {
  return tokensIn(parseMarkdown(text).tokens).flatMap((token) =>
    (citationOf(token)?.items ?? []).map(
      ({ id, locator, start }) => `${id}|${locator ?? ""}|${start}`,
    ),
  );
}

describe("directives", () => {
  test.each([
    ["a :fact[b-1] c", ["fact|b-1||inline|2-12"]],
    [":claim[so *it* is]{x}", ["claim|so *it* is|x|inline|0-21"]],
    [
      ":claim[with :fact[a] in]{x}",
      ["claim|with :fact[a] in|x|inline|0-27", "fact|a||inline|5-13"],
    ],
    [":term[a [b] c]", ["term|a [b] c||inline|0-14"]],
    ["**:fact[a]** and _:fact[b]_", ["fact|a||inline|2-10", "fact|b||inline|18-26"]],
    ["[words :fact[a]](x.md)", ["fact|a||inline|7-15"]],
    ["::figure[a]", ["figure|a||block|0-11"]],
    ["text\n::figure[a]\ntext", ["figure|a||block|0-11"]],
    ["- item\n\n  ::table[a]", ["table|a||block|0-10"]],
    ["::figure[a] and more", ["figure|a||inline|1-11"]],
    [":fact[open", ["fact|||inline|0-6"]],
    [":Fact[a]", ["Fact|a||inline|0-8"]],
    [":fact[a]:fact[b]", ["fact|a||inline|0-8", "fact|b||inline|8-16"]],
    [":fact[a]{}", ["fact|a||inline|0-10"]],
    ["`:fact[a]`", []],
    ["    :fact[a]", []],
    ["```\n::figure[a]\n```", []],
    ["\\:fact[a]", []],
    ["time 10:30, see: [x]", []],
    ["https://example.org/a:b", []],
  ])("in %j", (text, expected) => {
    expect(directivesIn(text)).toEqual(expected);
  });
});

describe("citations", () => {
  test.each([
    ["so [@a-1].", ["a-1||4"]],
    ["[@a, p. 12]", ["a|12|1"]],
    ["[@a, pp. 12–14; @b]", ["a|12–14|1", "b||16"]],
    ["[@a, chapter 3, note 2]", ["a|chapter 3, note 2|1"]],
    ["[@a;@b ; @c]", ["a||1", "b||4", "c||9"]],
    ["`[@a]`", []],
    ["[a](b.md)", []],
    ["[@a", []],
  ])("in %j", (text, expected) => {
    expect(citationsIn(text)).toEqual(expected);
  });
});

describe("plain text", () => {
  test.each([
    ["The *great* `code` [link](a.md)", "The great code link"],
    ["A :term[word]{w}, a :plain[12]{name}", "A word, a 12"],
    ['It\'s "so" -- yes...', "It’s “so” – yes…"],
    ["one\ntwo", "one two"],
    ["a & b < c", "a & b < c"],
  ])("of %j is %j", (text, expected) => {
    expect(plainText(parseRun(text).children ?? [])).toBe(expected);
  });
});

test("footnotes are told by label, unused ones by a negative number", () => {
  const { footnotes } = parseMarkdown("a[^x]\n\n[^x]: X\n[^y]: Y\n");
  expect([...footnotes]).toEqual([
    ["x", 0],
    ["y", -1],
  ]);
});

test("HTML is text", () => {
  const types = new Set(
    tokensIn(parseMarkdown("<div>a</div>\n\na <b>c</b>").tokens).map((t) => t.type),
  );
  expect([...types].filter((type) => type.startsWith("html"))).toEqual([]);
});
