import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Dataset } from "../../scripts/data/dataset.ts";
import type { ProposalRow } from "../../scripts/data/load/proposal.ts";
import { readSheetRows, renderSheet } from "../../scripts/book/desk/sheet.ts";
import { tryProposal } from "../../scripts/book/desk/trial.ts";
import { writeForm } from "../../scripts/lib/form.ts";
import { readWorkbook } from "../../scripts/lib/workbook.ts";
import { openTinyBook } from "../fixtures/book-folder.ts";
import { readTinyBook } from "../fixtures/open-book.ts";

function umbrellas(): Dataset {
  const [dataset] = readTinyBook().data.datasets;
  if (dataset === undefined) throw new Error("The tiny book has a dataset.");
  return dataset;
}

const columns =
  "id,period,geography,value,lower,upper,unit,status,grade,source,reported_by,note".split(",");
const rain2022 = "umbrellas-2022,2022,Tinytown,1250,,,count,final,A,tinytown-yearbook,,".split(",");
const rain2023 = "umbrellas-2023,2023,Tinytown,2000,,,count,final,A,tinytown-yearbook,,".split(",");
const rain2024 = [
  ..."umbrellas-2024,2024,Tinytown,3500,3000,4100,count,estimate,B,tinytown-yearbook,weather-weekly".split(
    ",",
  ),
  "Counted by hand, twice",
];
const all = [rain2022, rain2023, rain2024];
const other = (row: readonly string[], changes: Record<string, string>): string[] =>
  row.map((cell, at) => changes[columns[at] ?? ""] ?? cell);

async function readRows(
  rows: readonly (readonly string[])[],
  head = columns,
): Promise<ProposalRow[]> {
  const form = head.map((name) => ({ name, note: "", isNumber: false }));
  return await readSheetRows(await writeForm("umbrellas", form, rows), umbrellas(), "a.xlsx");
}

describe("a dataset as a workbook", () => {
  test("holds every row as it is, and comes back without a change", async () => {
    const book = readTinyBook();
    const dataset = umbrellas();
    const bytes = await renderSheet(book, dataset);
    expect(await readWorkbook(bytes, "a.xlsx")).toEqual([columns, ...all]);
    expect(await readSheetRows(bytes, dataset, "a.xlsx")).toEqual([]);
    expect(await readRows([...all, columns.map(() => " ")])).toEqual([]);
  });

  test("tells what was changed, added and taken out, and where it was added", async () => {
    const added = other(rain2023, { id: "umbrellas-2023-h2", period: "2023-H2" });
    const changed = other(rain2024, { value: "3600", note: " Counted once " });
    const rows = await readRows([rain2023, added, changed]);
    expect(
      rows.map(({ id, before, after, behind }) => [
        id,
        before?.["value"],
        after?.["value"],
        behind,
      ]),
    ).toEqual([
      ["umbrellas-2023-h2", undefined, "2000", "umbrellas-2023"],
      ["umbrellas-2024", "3500", "3600", undefined],
      ["umbrellas-2022", "1250", undefined, undefined],
    ]);
    expect(rows[1]?.after?.["note"]).toBe("Counted once");
    const [first] = await readRows([added, ...all]);
    expect(first).not.toHaveProperty("behind");
  });

  test("takes a number that a spreadsheet writes otherwise for the same", async () => {
    expect(await readRows([other(rain2022, { value: "1250.0" }), rain2023, rain2024])).toEqual([]);
    const [row] = await readRows([
      other(rain2022, { value: "1250.0", note: "x" }),
      rain2023,
      rain2024,
    ]);
    expect(row?.after?.["value"]).toBe("1250");
    const emptied = await readRows([other(rain2022, { value: "" }), rain2023, rain2024]);
    expect(emptied.map(({ after }) => after?.["value"])).toEqual([""]);
    const filled = await readRows([other(rain2022, { lower: "0" }), rain2023, rain2024]);
    expect(filled.map(({ after }) => after?.["lower"])).toEqual(["0"]);
  });

  test("is refused with other columns, a row without id or an id given twice", async () => {
    await expect(readRows([], columns.toReversed())).rejects.toThrow(
      /^a\.xlsx has the columns note, .*; “umbrellas” has id, .*\. Nothing was changed\.$/,
    );
    await expect(readRows([other(rain2022, { id: "" })])).rejects.toThrow(
      "a.xlsx has a row without an id. Nothing was changed.",
    );
    await expect(readRows([rain2022, rain2022])).rejects.toThrow(
      "a.xlsx has two rows “umbrellas-2022”. Nothing was changed.",
    );
  });
});

const cells = (row: readonly string[]): Record<string, string> =>
  Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ""]));

const revise = (value: string): ProposalRow[] => [
  { id: "umbrellas-2024", before: cells(rain2024), after: cells(other(rain2024, { value })) },
];

describe("a proposal", () => {
  test("is tried on a copy, and says what a reader would see", () => {
    const root = openTinyBook();
    const { files, effects, broken, toMend } = tryProposal(root, {
      dataset: "umbrellas",
      rows: revise("3600"),
    });
    expect([broken, toMend]).toEqual([[], []]);
    expect(effects).toContain("about 3,600");
    expect([...files.keys()]).toEqual(["data/umbrellas.csv"]);
    expect(files.get("data/umbrellas.csv")).toContain("2024,Tinytown,3600,3000,4100");
    expect(readFileSync(join(root, "data/umbrellas.csv"), "utf8")).toContain(",3500,");
  });

  test("that makes a sentence false leaves it to be mended; wrong data are broken", () => {
    const root = openTinyBook();
    const codes = (value: string): string[][] => {
      const { broken, toMend } = tryProposal(root, { dataset: "umbrellas", rows: revise(value) });
      return [broken, toMend].map((list) => list.map(({ code }) => code));
    };
    const [broken, toMend] = codes("3001");
    expect([broken, toMend]).toEqual([[], []]);
    expect(codes("900")[0]).toEqual(["bounds-reversed"]);
    const falling: ProposalRow[] = [
      {
        id: "umbrellas-2023",
        before: cells(rain2023),
        after: cells(other(rain2023, { value: "3900" })),
      },
    ];
    const tried = tryProposal(root, { dataset: "umbrellas", rows: falling });
    expect(tried.broken).toEqual([]);
    // The title of the figure and the words of the chapter.
    expect(tried.toMend.map(({ code, place }) => `${place.file} ${code}`)).toEqual([
      "data/figures/umbrella-sales.json claim-false",
      "chapters/rain.md claim-false",
    ]);
  });

  test("for a book with mistakes is told apart from them, or cannot be tried", () => {
    const wrong = openTinyBook({ "chapters/rain.md": { append: "\nSee :ref[nowhere].\n" } });
    expect(tryProposal(wrong, { dataset: "umbrellas", rows: revise("3600") }).toMend).toEqual([]);
    const lost = openTinyBook({ "data/book.yaml": { text: "title: 1\n" } });
    expect(tryProposal(lost, { dataset: "umbrellas", rows: revise("3600") }).effects).toBe(
      "The book cannot be read as it stands, so what would change is not known.\n",
    );
  });

  test("puts a new source at its place among the sources, once", () => {
    const root = openTinyBook();
    const idsAfter = (id: string): string[] => {
      const source = { id, type: "webpage", title: "A page" };
      const { files } = tryProposal(root, { dataset: "umbrellas", rows: revise("3600"), source });
      const items = JSON.parse(files.get("data/sources.json") ?? "[]") as { id: string }[];
      return items.map((item) => item.id);
    };
    expect(idsAfter("a-page")).toEqual(["a-page", "tinytown-yearbook", "weather-weekly"]);
    expect(idsAfter("town-page")).toEqual(["tinytown-yearbook", "town-page", "weather-weekly"]);
    expect(idsAfter("zoo-page")).toEqual(["tinytown-yearbook", "weather-weekly", "zoo-page"]);
    expect(idsAfter("weather-weekly")).toEqual(["tinytown-yearbook", "weather-weekly"]);
  });
});
