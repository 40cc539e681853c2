import { describe, expect, test } from "vitest";
import { citedSources } from "../../scripts/book/cited.ts";
import { findTarget } from "../../scripts/book/target.ts";
import type { Recipe } from "../fixtures/book-folder.ts";
import { richData } from "../fixtures/data-recipe.ts";
import { readTinyBook } from "../fixtures/open-book.ts";

function cited(recipe: Recipe): string[] {
  return [...citedSources(readTinyBook(recipe))].toSorted();
}

const text = (words: string): Recipe => ({ "chapters/rain.md": { append: `\n${words}\n` } });

describe("the sources a reader of the text meets", () => {
  test("are those cited and those of used rows, primary and reporting, and no others", () => {
    expect(cited(richData)).toEqual(["tinytown-yearbook", "weather-weekly"]);
  });

  test("are also those of a fact, a claim or a glossary entry that is used", () => {
    const all = ["puddle-blog", "tinytown-yearbook", "weather-weekly"];
    expect(
      cited({ ...richData, ...text("A blog reports :fact[puddles-2024-06] puddles.") }),
    ).toEqual(all);
    expect(
      cited({
        ...richData,
        ...text(":claim[Few]{few} puddles."),
        "data/claims.yaml": { append: "- id: few\n  formula: puddles-2024-06 < 100 count\n" },
      }),
    ).toEqual(all);
    expect(
      cited({
        ...richData,
        "data/glossary.yaml": {
          append:
            "- id: puddle\n  term: Puddle\n  definition: Seen :fact[puddles-2024-06] times.\n",
        },
      }),
    ).toEqual(all);
  });

  test("are those of the facts in the texts of a placed figure", () => {
    const recipe: Recipe = {
      ...richData,
      "data/figures/umbrella-sales.json": {
        replace: [['"note": "', '"note": "Puddles: :fact[puddles-2024-06]. ']],
      },
    };
    expect(cited(recipe)).toContain("puddle-blog");
  });

  test("have a place to lead to, which others have not", () => {
    const book = readTinyBook(richData);
    expect(findTarget(book, { kind: "source", id: "weather-weekly" })).toEqual({
      chapter: "bibliography",
      anchor: "source-weather-weekly",
    });
    expect(findTarget(book, { kind: "source", id: "puddle-blog" })).toBeUndefined();
  });
});
