import { describe, expect, test } from "vitest";
import {
  directiveOf,
  parseMarkdown,
  renderTokens,
  type RenderEnv,
} from "../../scripts/book/markdown.ts";
import { numberNotes, type Note } from "../../scripts/book/note.ts";
import { html, joinHtml } from "../../scripts/lib/html.ts";

const env: RenderEnv = {
  markup: "html",
  rules: {
    directive: ({ text }, inner) => (inner.markup === "" ? html`{${text}}` : inner),
    noteReference: ({ number, isNext }) => html`${isNext && ","}^${number}`,
    indexMark: (_anchor, inner) => inner,
    headingId: (slug) => slug,
    paragraphId: () => undefined,
    link: (address) => address,
  },
};

/** Sets a text with its marks as `^1`; a fact `a` is of the source `source-a`, a fact `a/b` of the same as `b` reports it, and a note is worded by its sources. */
function set(text: string): { body: string; notes: readonly Note[]; words: string[] } {
  const { tokens, notes } = numberNotes(parseMarkdown(text).tokens, {
    itemsOf(token) {
      const use = directiveOf(token);
      if (use?.name !== "fact") return [];
      const [source = "", reporter] = use.text.split("/");
      const items = [{ id: `source-${source}` }];
      return reporter === undefined ? items : [...items, { id: reporter, prefix: "by " }];
    },
    typeset: (clusters) =>
      clusters.map((items) => [
        html`${items.map(({ id, locator, prefix = "" }) => `${prefix}${id}${locator ?? ""}`).join("+")}.`,
      ]),
  });
  const body = renderTokens(tokens, env)
    .markup.trim()
    .replace(/^<p>|<\/p>$/g, "");
  const words = notes.map(({ citation, tokens: own }) =>
    citation ? joinHtml(citation(), " ").markup : renderTokens(own, env).markup.trim(),
  );
  return { body, notes, words };
}

describe("marks", () => {
  test.each([
    ["Rain falls [@a].", "Rain falls.^1"],
    ["Rain falls.[@a]", "Rain falls.^1"],
    ["Rain falls [@a], and snow.", "Rain falls,^1 and snow."],
    ["Rain falls [@a]; snow too [@b].", "Rain falls;^1 snow too.^2"],
    ["So it is [@a]!”", "So it is!”^1"],
    ["Rain [@a] falls.", "Rain^1 falls."],
    ["Rain [@a] [@b].", "Rain.^1,^2"],
    ["There were :fact[c] [@a].", "There were {c}.^1"],
    ["There were [@a] :fact[c].", "There were^1 {c}.^2"],
    ["Rain [@a]. Snow [@b].", "Rain.^1 Snow.^2"],
    ["Rain[^x].\n\n[^x]: A note.", "Rain.^1"],
    ["*Rain* [@a].", "<em>Rain</em>.^1"],
  ])("%j is set as %j", (text, body) => {
    expect(set(text).body).toBe(body);
  });

  test("count through a chapter, each kind in its turn", () => {
    const { notes, words } = set(
      "One [@a].\n\nTwo[^x] and [@b].\n\nThree :fact[c].\n\n[^x]: Own words.\n",
    );
    expect(notes.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(words).toEqual(["a.", "<p>Own words.</p>", "b.", "source-c."]);
  });
});

describe("the sources of facts", () => {
  test("are one note at the end of a run of text, each once", () => {
    const { body, words } = set("There were :fact[a], :fact[a] and :fact[b].");
    expect(body).toBe("There were {a}, {a} and {b}.^1");
    expect(words).toEqual(["source-a+source-b."]);
  });

  test("are left out where the run cites them already", () => {
    expect(set("There were :fact[a] [@source-a, p. 3].").words).toEqual(["source-a3."]);
    expect(set("There were :fact[a] [@other] here.").words).toEqual(["other.", "source-a."]);
  });

  test("stand in the note of a citation that ends the run", () => {
    expect(set("There were :fact[a] [@other].").words).toEqual(["other+source-a."]);
    expect(set("There were :fact[a][^x].\n\n[^x]: Own.\n").words).toEqual([
      "<p>Own.</p>",
      "source-a.",
    ]);
  });

  test("stand with who reported them", () => {
    expect(set("There were :fact[a/x], :fact[b/x] and :fact[a/y].").words).toEqual([
      "source-a+by x+by y+source-b+by x.",
    ]);
    expect(set("There were :fact[a/x] [@source-a, p. 3; @other].").words).toEqual([
      "source-a3+by x+other.",
    ]);
    expect(set("So it is [@source-a]; there were :fact[a/x].").words).toEqual([
      "source-a.",
      "source-a+by x.",
    ]);
    expect(set("There were :fact[a/x] [@source-a; @x].").words).toEqual(["source-a+x."]);
  });

  test("are noted again in the next run", () => {
    expect(set("One :fact[a].\n\nTwo :fact[a].").words).toEqual(["source-a.", "source-a."]);
  });
});

test("a citation within a footnote is set in its words", () => {
  const { words } = set("Rain[^x].\n\n[^x]: Wet, says one [@a].\n");
  expect(words).toHaveLength(1);
  expect(words[0]).toMatch(/^<p>Wet, says one .*a.*<\/p>$/);
});

test("a chapter without sources has no notes", () => {
  expect(set("Just words.")).toMatchObject({ body: "Just words.", notes: [] });
});
