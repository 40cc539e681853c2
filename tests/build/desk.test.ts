import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWorkbook } from "../../scripts/lib/workbook.ts";
import { unzipFiles, zipFiles } from "../../scripts/lib/zip.ts";
import { cdcRows } from "../data/load/answer.ts";
import { send, startReplay, type Replay } from "../data/load/replay.ts";
import { openScratch, runEngine, tinyBook, type Ending } from "../engine.ts";
import { changeBook } from "../fixtures/book-folder.ts";
import { hashTree, readTree } from "../tree.ts";

const scratch = openScratch();
const book = join(scratch.folder, "book");
const read = (path: string): string => readFileSync(join(book, path), "utf8");
const desk = async (...words: readonly string[]): Promise<Ending> =>
  await runEngine("data", [...words, "--book", book, "--date", "2026-03-02"]);

const rowOf = (month: string, value: number): string =>
  `deaths-2024-${month},2024-${month},Tinytown,${value},,,count,provisional,B,yearbook-2024-02,weather-weekly,By hand\n`;

let server: Replay;
beforeAll(async () => {
  server = await startReplay();
  cpSync(tinyBook, book, { recursive: true });
  changeBook(book, {
    "data/umbrellas.csv": { append: rowOf("01", 100) + rowOf("02", 101) },
    "data/sources.json": {
      replace: [
        [
          "[\n",
          '[\n{ "id": "yearbook-2024-02", "type": "dataset", "title": "Counts (release of February 2024)" },\n',
        ],
      ],
    },
    "chapters/rain.md": {
      append: "\nIn the year to February 2024 there were :fact[deaths-2024-02] deaths.\n",
    },
    "data/loaders.yaml": {
      text: `- id: deaths\n  kind: cdc-vsrr\n  dataset: umbrellas\n  source: yearbook-2024-02\n  address: ${server.address}/deaths.json\n  series: [{ prefix: deaths, indicator: Umbrella deaths, field: data_value }]\n`,
    },
  });
});
afterAll(async () => {
  await server.close();
  scratch.remove();
});

describe("fetching", () => {
  test.each([
    ["a web page", "<!doctype html><title>Sorry</title>"],
    ["half an answer", JSON.stringify(cdcRows([100, 101])).slice(0, 100)],
    ["an older file", JSON.stringify(cdcRows([100]))],
    ["another unit", JSON.stringify(cdcRows([100, 101_000]))],
    [
      "columns mixed up",
      JSON.stringify(cdcRows([100, 101], (row) => ({ ...row, predicted_value: "1" }))),
    ],
  ])("refuses %s in a sentence and changes nothing", async (_what, body) => {
    const before = hashTree(readTree(book));
    server.answer("/deaths.json", send(body));
    const { code, stderr, stdout } = await desk("fetch", "deaths");
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/Nothing was changed\.\n$/);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(hashTree(readTree(book))).toBe(before);
  });

  test("proposes what is new, with what it would change, and publishes nothing", async () => {
    const rows = read("data/umbrellas.csv");
    server.answer("/deaths.json", send(JSON.stringify(cdcRows([100, 104, 106]))));
    const { code, stdout } = await desk("fetch", "deaths");
    expect(code).toBe(0);
    expect(stdout).toContain(
      "deaths-2024-02 (umbrellas)\n    − 101 count, grade B, source yearbook-2024-02\n    + 104 count, grade A, source yearbook-2026-03",
    );
    expect(stdout).toContain("umbrellas: 1 row\n      deaths-2024-03");
    expect(stdout).toContain("+ In the year to February 2024 there were 104 deaths.");
    expect(read("data/umbrellas.csv")).toBe(rows);
    const { snapshot } = JSON.parse(read("data/proposals/deaths.json")) as {
      snapshot: { file: string };
    };
    expect(snapshot.file).toMatch(/^data\/snapshots\/deaths\/2026-03-02-[0-9a-f]{8}\.json$/);
    expect(JSON.parse(read(snapshot.file))).toHaveLength(3);
  });

  test("waits to be accepted, and is refused where the row has changed meanwhile", async () => {
    expect((await desk("list")).stdout).toContain("a proposal waits to be accepted");
    const rows = read("data/umbrellas.csv");
    writeFileSync(join(book, "data/umbrellas.csv"), rows.replace(",101,", ",102,"));
    const { code, stderr } = await desk("accept", "deaths");
    expect(code).toBe(1);
    expect(stderr).toContain("has changed at “deaths-2024-02” since the proposal was made");
    writeFileSync(join(book, "data/umbrellas.csv"), rows);
  });

  test("is taken over row by row: every other line stays", async () => {
    const before = read("data/umbrellas.csv").split("\n");
    expect((await desk("accept", "deaths")).code).toBe(0);
    const after = read("data/umbrellas.csv").split("\n");
    expect(after.filter((line) => !before.includes(line))).toEqual([
      "deaths-2024-02,2024-02,Tinytown,104,,,count,provisional,A,yearbook-2026-03,,By hand",
      "deaths-2024-03,2024-03,Tinytown,106,,,count,provisional,A,yearbook-2026-03,,By hand",
    ]);
    expect(read("data/sources.json")).toContain("Counts (release of March 2026)");
    expect(existsSync(join(book, "data/proposals/deaths.json"))).toBe(false);
    expect((await desk("fetch", "deaths")).stdout).toContain("Nothing is new");
    expect((await desk("accept", "deaths")).code).toBe(2);
  });
});

describe("a workbook", () => {
  const file = join(scratch.folder, "umbrellas.xlsx");

  /** Types into the workbook as a spreadsheet program would. */
  async function type(change: (sheet: string) => string): Promise<void> {
    const files = new Map<string, string | Uint8Array>(
      unzipFiles(new Uint8Array(readFileSync(file))),
    );
    const path = "xl/worksheets/sheet1.xml";
    const sheet = new TextDecoder().decode(files.get(path) as Uint8Array);
    const changed = change(sheet);
    expect(changed).not.toBe(sheet);
    writeFileSync(file, await zipFiles(files.set(path, changed), "2026-01-01"));
  }

  test("holds the rows, lists of what may stand, and notes", async () => {
    expect((await desk("edit", "umbrellas", "--file", file)).code).toBe(0);
    const [header, first] = await readWorkbook(new Uint8Array(readFileSync(file)), "it");
    expect(header?.slice(0, 3)).toEqual(["id", "period", "geography"]);
    expect(first?.[0]).toBe("umbrellas-2022");
    const files = unzipFiles(new Uint8Array(readFileSync(file)));
    const sheet = new TextDecoder().decode(files.get("xl/worksheets/sheet1.xml"));
    expect(sheet).toMatch(/<\/sheetData><dataValidations count="12">/);
    expect(sheet).toMatch(/type="list"[^>]*errorTitle="grade"/);
    expect(sheet).toMatch(/type="decimal"[^>]*errorTitle="value"/);
  });

  test("that nobody changed says that nothing is new", async () => {
    expect((await desk("import", "umbrellas", file)).stdout).toContain("Nothing is new");
  });

  test("that somebody changed becomes a proposal", async () => {
    await type((sheet) => sheet.replace("<v>3500</v>", "<v>3600</v>"));
    const { code, stdout } = await desk("import", "umbrellas", file);
    expect(code).toBe(0);
    expect(stdout).toContain("+ In 2024 the town bought about 3,600 umbrellas");
    expect((await desk("accept", "umbrellas")).code).toBe(0);
    expect(read("data/umbrellas.csv")).toContain("umbrellas-2024,2024,Tinytown,3600,3000,4100");
  });

  test("with a value out of its bounds is refused with its place, as a CSV would be", async () => {
    await desk("edit", "umbrellas", "--file", file);
    await type((sheet) => sheet.replace("<v>3600</v>", "<v>9999</v>"));
    const { code, stderr } = await desk("import", "umbrellas", file);
    expect(code).toBe(1);
    expect(stderr).toMatch(/data\/umbrellas\.csv:4:\d+: error bounds-reversed/);
    expect(read("data/umbrellas.csv")).toContain(",3600,");
  });

  test("that makes a claim false is a proposal that says so", async () => {
    await desk("edit", "umbrellas", "--file", file);
    await type((sheet) => sheet.replace("<v>2000</v>", "<v>1000</v>"));
    const { code, stdout } = await desk("import", "umbrellas", file);
    expect(code).toBe(0);
    expect(stdout).toContain("umbrella-rise is false now, and was true");
    expect(stdout).toMatch(/has to be mended.*chapters\/rain\.md:7:1: error claim-false/s);
  });
});

test("wrong use is told with what could be meant", async () => {
  expect((await desk("fech", "deaths")).stderr).toContain("There is no action “fech”");
  expect((await desk("fetch", "death")).stderr).toContain("did you mean “deaths”?");
  expect((await desk("edit", "umbrela")).stderr).toContain("did you mean “umbrellas”?");
  expect((await desk("fetch")).code).toBe(2);
});
