import { describe, expect, test } from "vitest";
import type { PlacedPage } from "../../scripts/editions/paged/folio.ts";
import { hasPageLists, openPageLists } from "../../scripts/editions/paged/page-list.ts";

/** Pages ii, 1, 2, 3, … each with the ids given. */
function pagesOf(...ids: string[][]): PlacedPage[] {
  return ids.map((own, index) => ({
    flow: "one",
    flowNumber: 0,
    head: "",
    position: index + 2,
    folio: index === 0 ? "ii" : String(index),
    isNumbered: true,
    isFirst: false,
    laid: { floats: "", text: "", notes: "", ids: own, sections: [] },
  }));
}

const list = (targets: string): string =>
  `<span class="page-list" data-targets="${targets}"></span>`;

function fill(targets: string): string {
  return openPageLists(pagesOf(["r"], ["a", "b"], ["c"], ["d"], [], ["e"]))(list(targets));
}

const words = (markup: string): string => markup.replace(/<[^>]*>/g, "");

describe("a list of pages", () => {
  test.each([
    ["e", "5"],
    ["a b", "1"],
    ["a c", "1–2"],
    ["a b c d", "1–3"],
    ["e a", "1, 5"],
    ["c e d", "2–3, 5"],
    ["r a", "ii, 1"],
  ])("of %s is “%s”", (targets, expected) => {
    expect(words(fill(targets))).toBe(expected);
  });

  test("leads to the first place on each page or run of pages", () => {
    expect(fill("b a c e").match(/href="[^"]*"/g)).toEqual(['href="#b"', 'href="#e"']);
  });

  test("of a place that is on no page is a fault", () => {
    expect(() => fill("a nowhere")).toThrow("“nowhere”");
  });

  test("is looked for in markup", () => {
    expect(hasPageLists(`<p>${list("a")}</p>`)).toBe(true);
    expect(hasPageLists("<p>page-list</p>")).toBe(false);
    expect(hasPageLists(`<p>${list("a")}</p>`)).toBe(true);
  });
});
