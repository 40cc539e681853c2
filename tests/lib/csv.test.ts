import { describe, expect, test } from "vitest";
import { parseCsv, type Csv } from "../../scripts/lib/csv.ts";
import { textFile } from "../../scripts/lib/file.ts";
import { formatPlace } from "../../scripts/lib/place.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";

function parse(text: string): { csv: Csv | undefined; printed: string } {
  const problems = collectProblems();
  return {
    csv: parseCsv(textFile("a.csv", text), problems),
    printed: formatProblems(problems.list),
  };
}

function cellsOf(csv: Csv | undefined): string[][] {
  return (csv?.rows ?? []).map((row) =>
    row.map(({ text, place }) => `${formatPlace(place).replace("a.csv:", "")} ${text}`),
  );
}

describe("parseCsv", () => {
  test("gives each cell with its line and column", () => {
    const { csv, printed } = parse("id,value\na,1\nbb,22\n");
    expect(csv?.header.map(({ text }) => text)).toEqual(["id", "value"]);
    expect(cellsOf(csv)).toEqual([
      ["2:1 a", "2:3 1"],
      ["3:1 bb", "3:4 22"],
    ]);
    expect(printed).toBe("");
  });

  test("counts quotes, doubled quotes and commas in quotes as room in the line", () => {
    const { csv } = parse('a,b,c\n"x, ""y""",2,3\n"",2,3\n');
    expect(cellsOf(csv)).toEqual([
      ['2:1 x, "y"', "2:12 2", "2:14 3"],
      ["3:1 ", "3:4 2", "3:6 3"],
    ]);
  });

  test("places a cell of several lines where it begins, and what follows on its last line", () => {
    const { csv } = parse('a,b,c\nx,"one\ntwo ""2""\nthree",z\ny,y,y\n');
    expect(cellsOf(csv)).toEqual([
      ["2:1 x", '2:3 one\ntwo "2"\nthree', "4:8 z"],
      ["5:1 y", "5:3 y", "5:5 y"],
    ]);
  });

  test("skips blank lines and needs no line end at the end", () => {
    const { csv } = parse("a\n\n1\n\n2");
    expect(cellsOf(csv)).toEqual([["3:1 1"], ["5:1 2"]]);
  });

  test("keeps rows of a wrong length apart and reports each", () => {
    const { csv, printed } = parse("a,b\n1\n1,2\n1,2,3\n");
    expect(cellsOf(csv)).toEqual([["3:1 1", "3:3 2"]]);
    expect(csv?.refused.map((row) => row.length)).toEqual([1, 3]);
    expect(printed).toContain("a.csv:2: error csv-row-length: This row has 1 cells");
    expect(printed).toContain("a.csv:4: error csv-row-length: This row has 3 cells");
  });

  test("refuses a quote that is not closed, and one in the middle of a cell", () => {
    expect(parse('a,b\n1,"2\n').csv).toBeUndefined();
    const { csv, printed } = parse('a,b\n1,2\n1,x"y"\n');
    expect(csv).toBeUndefined();
    expect(printed).toMatch(/^a\.csv:3: error csv-syntax: This is not CSV: .*\.\n/);
  });

  test("takes a header without rows", () => {
    expect(parse("a,b\n").csv).toMatchObject({ rows: [], refused: [] });
  });
});
