import { expect, test } from "vitest";
import { readDataPackage } from "../../scripts/data/dataset.ts";
import { joinRows } from "../../scripts/data/join.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { openTinyBook, type Recipe } from "../fixtures/book-folder.ts";

const field = (name: string): object => ({ name, type: "string", title: name });

/** A dataset of marks whose column `umbrella` names a row of another dataset. */
function marks(resource = "umbrellas", column = "umbrella"): Recipe {
  const key = { fields: [column], reference: { resource, fields: ["id"] } };
  const dataset = {
    name: "marks",
    path: "marks.csv",
    title: "Marks",
    description: "Years that Tinytown remembers.",
    schema: { fields: [field("id"), field("umbrella"), field("note")], foreignKeys: [key] },
  };
  return {
    "data/datapackage.json": {
      replace: [["\n    }\n  ]\n}\n", `\n    },\n${JSON.stringify(dataset)}\n  ]\n}\n`]],
    },
    "data/marks.csv": { text: "id,umbrella,note\nfirst,umbrellas-2022,Own note\n" },
  };
}

test("a row takes over the columns of the row it names, and keeps its own", () => {
  const problems = collectProblems();
  const datasets = readDataPackage(openTinyBook(marks()), problems)?.datasets ?? [];
  const [umbrellas, written] = datasets;
  if (umbrellas === undefined || written === undefined) throw new Error("two datasets are read");
  const joined = joinRows(written, datasets);
  const texts = Object.entries(joined.rows[0] ?? {}).map(([name, { text }]) => [name, text]);
  expect(Object.fromEntries(texts)).toMatchObject({
    id: "first",
    umbrella: "umbrellas-2022",
    note: "Own note",
    period: "2022",
    value: "1250",
  });
  expect(joined.rows[0]).not.toHaveProperty("source");
  const columns = joined.resource.schema.fields.map(({ name }) => name);
  expect(columns.slice(0, 4)).toEqual(["id", "umbrella", "note", "period"]);
  expect(new Set(columns).size).toBe(columns.length);
  expect(joinRows(umbrellas, datasets)).toBe(umbrellas);
  expect(problems.list).toEqual([]);
});

test.each([
  [marks("umbrela"), "names “umbrela”"],
  [marks("umbrellas", "umbrellla"), "names “umbrellla”"],
])("a key that leads nowhere is a problem of the descriptor", (recipe, words) => {
  const problems = collectProblems();
  expect(readDataPackage(openTinyBook(recipe), problems)).toBeUndefined();
  expect(formatProblems(problems.list)).toContain(words);
});
