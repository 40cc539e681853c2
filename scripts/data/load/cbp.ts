import { parseCsv } from "../../lib/csv.ts";
import { textFile } from "../../lib/file.ts";
import { compareTexts } from "../../lib/order.ts";
import { BookError, collectProblems } from "../../lib/problem.ts";
import type { LoaderOf } from "./loader.ts";
import { orderReadings, readNumber, refusePage, type Reading } from "./reading.ts";

/** The header of CBP's file; another one means that the columns mean something else. */
const header = [
  "FY",
  "Month (abbv)",
  "Component",
  "Region",
  "Land Filter",
  "Area of Responsibility",
  "Drug Type",
  "Count of Event",
  "Sum of Qty (lbs)",
];

/** Months of the US fiscal year in its order: it begins in October. */
const fiscalMonths = "OCT NOV DEC JAN FEB MAR APR MAY JUN JUL AUG SEP".split(" ");

/** Finds the newest file on CBP's page: its name changes every month, so the page is read. */
export function findCbpFile(page: string, { file, address }: LoaderOf<"cbp-seizures">): string {
  const pattern = new RegExp(file, "i");
  const links = [...page.matchAll(/href="([^"]+)"/g)]
    .map(([, href = ""]) => new URL(href.replaceAll("&amp;", "&"), address).href)
    .filter((href) => pattern.test(href));
  const newest = links.toSorted((a, b) => compareTexts(sortKey(a), sortKey(b))).at(-1);
  if (newest !== undefined) return newest;
  throw new BookError(`${address} names no file that fits “${file}”. Nothing was changed.`);
}

/** `…/2026-09/…` and `fy26-aug` tell how new a file is. */
function sortKey(href: string): string {
  const folder = /\/(\d{4}-\d{2})\//.exec(href)?.[1] ?? "";
  const [, year = "", month = ""] = /fy(\d{2})[^/]*?-([a-z]{3})\.csv$/i.exec(href) ?? [];
  const at = fiscalMonths.indexOf(month.toUpperCase());
  return `${folder} ${year} ${String(at + 1).padStart(2, "0")}`;
}

interface Seizure {
  readonly year: number;
  /** Place in the fiscal year, from 0. */
  readonly month: number;
  readonly component: string;
  readonly drug: string;
  readonly pounds: number;
}

/** Reads CBP's drug seizures: weights by fiscal year and month. The current year is to date and bears its last month. */
export function readCbp(
  text: string,
  { series }: LoaderOf<"cbp-seizures">,
  name: string,
): Reading[] {
  const seizures = seizuresOf(text, name);
  const readings = series.flatMap(({ prefix, drug, components, step }) => {
    const own = seizures.filter(
      (seizure) => seizure.drug === drug && components.includes(seizure.component),
    );
    return step === "year" ? byYear(own, prefix) : byMonth(own, prefix);
  });
  return orderReadings(readings, name);
}

function seizuresOf(text: string, name: string): Seizure[] {
  refusePage(text, name);
  const problems = collectProblems();
  const csv = parseCsv(
    textFile(name, text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n")),
    problems,
  );
  const found = csv?.header.map((cell) => cell.text.trim()) ?? [];
  if (csv === undefined || found.join("|") !== header.join("|"))
    throw new BookError(
      `${name} has the header “${found.join(", ")}”, not “${header.join(", ")}”: its form has changed. Nothing was changed.`,
    );
  const [broken] = csv.refused;
  if (broken !== undefined)
    throw new BookError(
      `${name} has ${broken.length} cells on line ${broken[0]?.place.line ?? 1} instead of ${header.length}: it was cut off. Nothing was changed.`,
    );
  return csv.rows.map((row) =>
    seizureOf(
      row.map((cell) => cell.text.trim()),
      name,
    ),
  );
}

function seizureOf(cells: readonly string[], name: string): Seizure {
  const [year = "", month = "", component = "", , , , drug = "", , pounds = ""] = cells;
  const at = fiscalMonths.indexOf(month.toUpperCase());
  const fiscal = /^(\d{4})(?: \(FYTD\))?$/.exec(year)?.[1];
  if (at === -1 || fiscal === undefined)
    throw new BookError(
      `${name} has “${month}” of “${year}”, which is no month of a fiscal year. Nothing was changed.`,
    );
  const weight = readNumber(pounds, `${name}: the weight of ${month} ${year}`);
  return { year: Number(fiscal), month: at, component, drug, pounds: weight };
}

function byYear(seizures: readonly Seizure[], series: string): Reading[] {
  return [...Map.groupBy(seizures, ({ year }) => year)].map(([year, own]): Reading => {
    const last = Math.max(...own.map(({ month }) => month));
    const value = total(own);
    if (last === 11)
      return { series, moment: `fy${year}`, period: `FY${year}`, value, status: "final" };
    const month = (fiscalMonths[last] ?? "").toLowerCase();
    const period = `${year - 1}-10/${calendarMonth(year, last)}`;
    return { series, moment: `fy${year}-to-${month}`, period, value, status: "provisional" };
  });
}

function byMonth(seizures: readonly Seizure[], series: string): Reading[] {
  const groups = Map.groupBy(seizures, ({ year, month }) => calendarMonth(year, month));
  const current = Math.max(...seizures.map(({ year }) => year));
  const isOver = seizures.some(({ year, month }) => year === current && month === 11);
  return [...groups].map(([period, own]) => ({
    series,
    moment: period,
    period,
    value: total(own),
    status: !isOver && own[0]?.year === current ? "provisional" : "final",
  }));
}

function calendarMonth(fiscalYear: number, month: number): string {
  const year = month < 3 ? fiscalYear - 1 : fiscalYear;
  return `${year}-${String(((month + 9) % 12) + 1).padStart(2, "0")}`;
}

function total(seizures: readonly Seizure[]): number {
  return Math.round(seizures.reduce((sum, { pounds }) => sum + pounds, 0) * 100) / 100;
}
