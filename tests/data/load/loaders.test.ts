import { describe, expect, test } from "vitest";
import { findCbpFile, readCbp } from "../../../scripts/data/load/cbp.ts";
import { readCdc } from "../../../scripts/data/load/cdc.ts";
import type { LoaderOf } from "../../../scripts/data/load/loader.ts";
import { readTable } from "../../../scripts/data/load/table.ts";
import { readWorldBank } from "../../../scripts/data/load/world-bank.ts";
import { cbpCsv, cbpHeader, cdcRows } from "./answer.ts";

const common = {
  id: "probe",
  dataset: "umbrellas",
  source: "tinytown-yearbook",
  address: "https://example.org/stats/",
  place: { file: "" },
  placeOf: () => ({ file: "" }),
};

const cdc: LoaderOf<"cdc-vsrr"> = {
  ...common,
  kind: "cdc-vsrr",
  series: [
    { prefix: "reported", indicator: "Umbrella deaths", field: "data_value" },
    { prefix: "predicted", indicator: "Umbrella deaths", field: "predicted_value" },
  ],
};

describe("the CDC’s provisional counts", () => {
  test("come in the order of the calendar, reported and predicted apart", () => {
    const rows = cdcRows([100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112]);
    const readings = readCdc(JSON.stringify(rows), cdc, "the answer");
    const reported = readings.filter(({ series }) => series === "reported");
    expect(reported.map(({ period, value }) => `${period} ${value}`).slice(0, 3)).toEqual([
      "2024-01 100",
      "2024-02 101",
      "2024-03 102",
    ]);
    expect(reported.at(-1)).toMatchObject({ period: "2025-01", value: 112, status: "provisional" });
    expect(readings.at(0)).toMatchObject({ series: "predicted", value: 110, status: "predicted" });
  });

  test.each([
    ["a web page", "<!DOCTYPE html><html>Sorry</html>", "is a web page instead of data"],
    ["cut off", JSON.stringify(cdcRows([1, 2])).slice(0, -20), "is not whole JSON"],
    ["an error object", '{"error":true,"message":"Query timeout"}', "is not a list of rows"],
    [
      "a column renamed",
      JSON.stringify(cdcRows([1, 2])).replaceAll("data_value", "value"),
      "has no column “data_value”",
    ],
    [
      "other rows only",
      JSON.stringify(cdcRows([1], (row) => ({ ...row, state: "NY" }))),
      "has no row of the series",
    ],
    [
      "a month that is none",
      JSON.stringify(cdcRows([1], (row) => ({ ...row, month: "Brumaire" }))),
      "Brumaire 2024",
    ],
    [
      "a value that is none",
      JSON.stringify(cdcRows([1], (row) => ({ ...row, data_value: "n/a" }))),
      "is “n/a”, which is no number",
    ],
    [
      "a month missing",
      JSON.stringify(cdcRows([1, 2, 3]).filter(({ month }) => month !== "February")),
      "leaps from 2024-01 to 2024-03",
    ],
    [
      "a month twice",
      JSON.stringify([...cdcRows([1, 2]), ...cdcRows([5])]),
      "gives two values for",
    ],
    [
      "predicted for reported",
      JSON.stringify(cdcRows([50, 60], (row) => ({ ...row, predicted_value: "40" }))),
      "the two seem to be mixed up",
    ],
  ])("are refused: %s", (_what, text, sentence) => {
    expect(() => readCdc(text, cdc, "the answer")).toThrow(sentence);
  });
});

const cbp: LoaderOf<"cbp-seizures"> = {
  ...common,
  kind: "cbp-seizures",
  file: String.raw`nationwide-drugs-fy\d\d-fy\d\d.*\.csv$`,
  series: [
    { prefix: "lbs", drug: "Fentanyl", components: ["Office of Field Operations"], step: "year" },
    {
      prefix: "lbs-month",
      drug: "Fentanyl",
      components: ["Office of Field Operations"],
      step: "month",
    },
  ],
};

const link = (path: string): string => `<a href="/sites/${path}">CSV</a>`;

describe("CBP’s seizures", () => {
  test("the newest file of the page is taken", () => {
    const page = [
      link("2026-01/nationwide-drugs-fy23-fy26-dec.csv"),
      link("2025-11/nationwide-drugs-fy23-fy26-oct.csv"),
      link("2026-01/other-file.csv"),
    ].join("");
    expect(findCbpFile(page, cbp)).toBe(
      "https://example.org/sites/2026-01/nationwide-drugs-fy23-fy26-dec.csv",
    );
    expect(() => findCbpFile("<html></html>", cbp)).toThrow("names no file that fits");
  });

  test("fiscal years begin in October, and the current one is to date", () => {
    const readings = readCbp(
      cbpCsv([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 30]),
      cbp,
      "the file",
    );
    const told = readings.map(({ series, moment, period, value, status }) =>
      [series, moment, period, value, status].join(" "),
    );
    expect(told).toContain("lbs fy2025 FY2025 78 final");
    expect(told).toContain("lbs fy2026-to-nov 2025-10/2025-11 50 provisional");
    expect(told).toContain("lbs-month 2024-10 2024-10 1 final");
    expect(told).toContain("lbs-month 2025-11 2025-11 30 provisional");
  });

  test.each([
    ["a web page", "<html><body>Access denied</body></html>", "is a web page instead of data"],
    ["another header", cbpCsv([1], cbpHeader.replace("Drug Type", "Drug")), "its form has changed"],
    ["cut off", cbpCsv([1, 2]).slice(0, -40), "it was cut off"],
    ["a month that is none", cbpCsv([1]).replace(",OCT,", ",OKT,"), "“OKT”"],
    ["a weight that is none", cbpCsv([1]).replace(",3,1\n", ",3,-\n"), "which is no number"],
  ])("are refused: %s", (_what, text, sentence) => {
    expect(() => readCbp(text, cbp, "the file")).toThrow(sentence);
  });
});

const bank: LoaderOf<"world-bank"> = {
  ...common,
  kind: "world-bank",
  series: [{ prefix: "people", country: "US", indicator: "SP.POP.TOTL" }],
};

const bankAnswer = (value: number | null, meta = {}): string =>
  JSON.stringify([
    { page: 1, pages: 1, total: 1, ...meta },
    [{ indicator: { id: "SP.POP.TOTL" }, country: { id: "US" }, date: "2024", value }],
  ]);

describe("the World Bank’s answers", () => {
  test("are read by country and indicator", () => {
    expect(readWorldBank(bankAnswer(340_000_000), bank, "the answer")).toEqual([
      { series: "people", moment: "2024", period: "2024", value: 340_000_000, status: "final" },
    ]);
  });

  test.each([
    ["a message", '[{"message":[{"id":"120","value":"Invalid value"}]}]', "does not have the form"],
    ["one page of several", bankAnswer(1, { pages: 3, total: 140 }), "is only a part of 140 rows"],
    ["nothing known", bankAnswer(null), "has no row of the series"],
    ["a web page", "<!doctype html>", "is a web page instead of data"],
  ])("are refused: %s", (_what, text, sentence) => {
    expect(() => readWorldBank(text, bank, "the answer")).toThrow(sentence);
  });
});

const table: LoaderOf<"table"> = {
  ...common,
  kind: "table",
  columns: { period: "Year", value: "Losses (S$ million)" },
  series: [{ prefix: "losses", where: { Kind: "Total" }, scale: 1_000_000 }],
};

const csv = `Year,Kind,Losses (S$ million)\n2023,Total,651.8\n2023,Phishing,14\n2024,Total,"1,112.6"\n`;
const read = (text: string): ReturnType<typeof readTable> =>
  readTable(new TextEncoder().encode(text), table, "the table");

describe("a table that a source publishes", () => {
  test("is read by its mapping", async () => {
    const told = (await read(csv)).map(({ period, value }) => `${period} ${value}`);
    expect(told).toEqual(["2023 651800000", "2024 1112600000"]);
  });

  test.each([
    [
      "a column renamed",
      csv.replace("Losses (S$ million)", "Losses (S$ thousand)"),
      "has no column “Losses (S$ million)”",
    ],
    ["a web page", "<html></html>", "is a web page instead of data"],
    ["a row cut off", csv.slice(0, -12), "the table: "],
    [
      "a period that is none",
      csv.replace("2024,Total", "last year,Total"),
      "the period “last year”",
    ],
    ["a value that is none", csv.replace("651.8", "about 650"), "which is no number"],
    ["nothing", " \n", "is empty"],
  ])("is refused: %s", async (_what, text, sentence) => {
    await expect(read(text)).rejects.toThrow(sentence);
  });

  test("is refused when it is half a workbook or no text", async () => {
    await expect(
      readTable(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), table, "the table"),
    ).rejects.toThrow("is not a whole workbook");
    await expect(readTable(new Uint8Array([0xff, 0xfe, 0x41]), table, "the table")).rejects.toThrow(
      "is not text in UTF-8",
    );
  });
});
