import { describe, expect, test } from "vitest";
import { readDataPackage } from "../../scripts/data/dataset.ts";
import { readSources } from "../../scripts/data/source.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { openTinyBook, type Recipe } from "../fixtures/book-folder.ts";

const csv = "data/umbrellas.csv";

function read(recipe: Recipe): {
  readonly ids: string[];
  readonly refused: string[];
  readonly printed: string;
} {
  const problems = collectProblems();
  const data = readDataPackage(openTinyBook(recipe), problems);
  return {
    ids: [...(data?.observations.keys() ?? [])],
    refused: [...problems.refused("observation")],
    printed: formatProblems(problems.list),
  };
}

const row = (cells: string): Recipe => ({ [csv]: { append: `${cells}\n` } });

/** Gives the column “note” a constraint. */
const constraint = (text: string): Recipe => ({
  "data/datapackage.json": {
    replace: [['"title": "Note"', `"title": "Note", "constraints": { ${text} }`]],
  },
});

describe("readDataPackage", () => {
  test("reads every column of every row", () => {
    const problems = collectProblems();
    const data = readDataPackage(openTinyBook(), problems);
    expect(data?.observations.get("umbrellas-2024")).toMatchObject({
      dataset: "umbrellas",
      period: "2024",
      geography: "Tinytown",
      value: 3500,
      lower: 3000,
      upper: 4100,
      unit: { id: "count" },
      status: "estimate",
      grade: "B",
      source: "tinytown-yearbook",
      reportedBy: ["weather-weekly"],
      note: "Counted by hand, twice",
      place: { file: csv, line: 4, column: 1 },
    });
    expect(data?.observations.get("umbrellas-2022")).toMatchObject({
      value: 1250,
      lower: undefined,
      reportedBy: [],
      note: "",
    });
    expect(problems.list).toEqual([]);
  });

  test.each([
    "2024",
    "2024-10",
    "2024-10-30",
    "2024-H1",
    "2024-Q4",
    "FY2025",
    "FY2023-24",
    "2023/2024",
    "2023-10-27/2024-02",
    "/2025-06",
    "FY2023/FY2024",
    "",
  ])("takes the period %j", (period) => {
    const descriptor = {
      "data/datapackage.json": {
        replace: [['"title": "Period", "constraints": { "required": true }', '"title": "Period"']],
      },
    } satisfies Recipe;
    const cells = `x,${period},Tinytown,1,,,count,final,A,tinytown-yearbook,,`;
    expect(read({ ...descriptor, ...row(cells) }).printed).toBe("");
  });

  test.each([
    "24",
    "2024-13",
    "2024-1",
    "2024-02-32",
    "2024-H3",
    "2024-Q5",
    "FY24",
    "2024/",
    "2024-2025",
    "2024 ",
    "2020/2021/2022",
    "October 2024",
  ])("refuses the period %j", (period) => {
    const { printed, refused } = read(
      row(`x,${period},Tinytown,1,,,count,final,A,tinytown-yearbook,,`),
    );
    expect(printed).toMatch(/^data\/umbrellas\.csv:5:3: error (period-invalid|cell-space)/);
    expect(refused).toEqual(["x"]);
  });

  test.each([
    ["1e3", "cell-type"],
    ["1,000", "csv-row-length"],
    ['"1,000"', "cell-type"],
    ["1 000", "cell-type"],
    [".5", "cell-type"],
    ["5.", "cell-type"],
    ["+5", "cell-type"],
    ["0x10", "cell-type"],
    ["NaN", "cell-type"],
    ["Infinity", "cell-type"],
    ["5%", "cell-type"],
    ["-1", "cell-constraint"],
    ["−1", "cell-type"],
    ["٣", "cell-type"],
  ])("refuses the value %s: %s", (value, code) => {
    const { printed } = read(row(`x,2024,Tinytown,${value},,,count,final,A,tinytown-yearbook,,`));
    expect(printed).toContain(` error ${code}: `);
    expect(printed.match(/ error /g)).toHaveLength(1);
  });

  test.each(["0", "5", "5.25", "007", "123456789012"])("takes the value %s", (value) => {
    const { printed } = read(row(`x,2024,Tinytown,${value},,,count,final,A,tinytown-yearbook,,`));
    expect(printed).toBe("");
  });

  test.each([
    ["10,5,,", true],
    ["10,,5,", false],
    ["10,11,,", false],
    [",5,5,", true],
    [",6,5,", false],
    [",,5,", true],
    ["10,10,10,", true],
  ])("holds value, lower and upper %s to their order: %s", (cells, isSound) => {
    const { ids, printed } = read(row(`x,2024,Tinytown,${cells}count,final,A,tinytown-yearbook,,`));
    expect(ids.includes("x")).toBe(isSound);
    expect(printed.includes("bounds-reversed")).toBe(!isSound);
  });

  test("reports every wrong cell of a row, and each once", () => {
    const { printed } = read(row("x,24,,ten,,,count,fine,E,tinytown-yearbook,, note"));
    expect(printed.match(/error \S+/g)).toEqual([
      "error period-invalid:",
      "error cell-missing:",
      "error cell-type:",
      "error cell-constraint:",
      "error cell-constraint:",
      "error cell-space:",
    ]);
  });

  test("says of an empty cell that it is empty, and no more", () => {
    const { printed } = read(row("x,2024,Tinytown,1,,,,,,,,"));
    expect(printed.match(/error \S+/g)).toEqual(
      Array.from({ length: 4 }, () => "error cell-missing:"),
    );
  });

  test("knows which ids it refused, also of rows of a wrong length", () => {
    expect(
      read(
        row(
          "short,2024\nlong,2024,a,b,c,d,e,f,g,h,i,j,k,l\nX Y,2024,Tinytown,1,,,count,final,A,tinytown-yearbook,,",
        ),
      ).refused,
    ).toEqual(["X Y", "short", "long"].map((id) => (id === "X Y" ? "*" : id)));
  });

  test("demands ids that are filled and unique, whatever the descriptor says", () => {
    const lax = {
      "data/datapackage.json": {
        replace: [[', "constraints": { "required": true, "unique": true }', ""]],
      },
    } satisfies Recipe;
    const cells = "2024,Tinytown,1,,,count,final,A,tinytown-yearbook,,";
    const { printed } = read({ ...lax, ...row(`umbrellas-2022,${cells}\n,${cells}`) });
    expect(printed).toContain("data/umbrellas.csv:5:1: error id-duplicate");
    expect(printed).toContain("data/umbrellas.csv:6:1: error cell-missing");
  });

  test("refuses a pattern that is no regular expression instead of failing", () => {
    const recipe: Recipe = {
      "data/datapackage.json": {
        replace: [['"title": "Note"', '"title": "Note", "constraints": { "pattern": "(" }']],
      },
    };
    expect(read(recipe).printed).toMatch(/error value-invalid: “pattern” is not valid\./);
  });

  test("holds cells to enum, pattern, minimum and maximum", () => {
    expect(read(constraint('"enum": ["Counted by hand, twise"]')).printed).toContain(
      "did you mean “Counted by hand, twise”?",
    );
    expect(read(constraint('"pattern": "[a-z]+"')).printed).toContain("it must match [a-z]+.");
    expect(read(constraint('"minimum": "D"')).printed).toContain("is below D.");
    expect(read(constraint('"maximum": "B"')).printed).toContain("is above B.");
    expect(read(constraint('"pattern": "Counted.*"')).printed).toBe("");
  });
});

describe("readSources", () => {
  test.each([
    ['"title": "<b>Bold</b>"', "“title” is not valid"],
    ['"title": ""', "“title” is not valid"],
    ['"title": "A", "URL": "javascript:alert(1)"', "“URL” is not valid"],
    ['"title": "A", "URL": "https://example.org/a b"', "“URL” is not valid"],
    ['"title": "A", "issued": { "date-parts": [] }', "“date-parts” is not valid"],
    [
      '"title": "A", "author": [{ "name": "X" }]',
      "“name” is not a key that entry 1 of “author” may have",
    ],
  ])("refuses %s and keeps the other sources", (fields, message) => {
    const problems = collectProblems();
    const root = openTinyBook({
      "data/sources.json": {
        replace: [["[\n", `[\n  { "id": "new", "type": "book", ${fields} },\n`]],
      },
    });
    const sources = readSources(root, problems);
    expect([...sources.keys()]).toEqual(["tinytown-yearbook", "weather-weekly"]);
    expect(formatProblems(problems.list)).toContain(message);
    expect(problems.list).toHaveLength(1);
  });

  test("takes signs that are no markup", () => {
    const problems = collectProblems();
    const root = openTinyBook({
      "data/sources.json": { replace: [["Yearbook of Tinytown 2024", "A < B & C > D, “E” 'F'"]] },
    });
    expect(readSources(root, problems).get("tinytown-yearbook")?.item.title).toContain("A < B & C");
    expect(problems.list).toEqual([]);
  });
});
