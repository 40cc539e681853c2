/** One row of a figure, with its columns and formatted texts. */
export type DescribedRow = Readonly<Record<string, string | number | null>>;

/** How the rows of a figure are to be read aloud. */
export interface DescribeSetting {
  /** Column that tells rows apart within a series: a period or a category. */
  readonly x: string;
  /** Column of the number; `value` when absent. */
  readonly y?: string;
  /** Column that parts the rows into series; absent when there is one. */
  readonly series?: string;
  /** True when x is time: first and last then mean something. */
  readonly isTimed: boolean;
  /** Says the row's quantity in words, e.g. `US$ 20.9 billion`. */
  readonly format: (row: DescribedRow) => string;
  /** Says the row's range in words, e.g. `3,000–4,100`; `format` when absent. */
  readonly formatRange?: (row: DescribedRow) => string;
  /** Says where on x the row stands, e.g. `June 2025`; the plain cell when absent. */
  readonly name?: (row: DescribedRow) => string;
}

/** More series than this are not described one by one. */
const mostSeries = 8;

/**
 * Describes the rows of a figure in one to three plain sentences per series, for people who cannot see the chart.
 * Every number in it is worded by `format`; nothing is computed but which is higher. Empty when there are no rows.
 */
export function describeRows(rows: readonly DescribedRow[], setting: DescribeSetting): string {
  const groups = groupRows(rows, setting.series);
  if (groups.length < 2) return describeSeries(rows, setting);
  // Over time from one series to another there is no course.
  if (groups.length > mostSeries) return describeSeries(rows, { ...setting, isTimed: false });
  return groups
    .map(({ name, rows: own }) => `${name}: ${lowerFirst(describeSeries(own, setting))}`)
    .join(" ");
}

interface Group {
  readonly name: string;
  readonly rows: readonly DescribedRow[];
}

function groupRows(rows: readonly DescribedRow[], series: string | undefined): Group[] {
  if (series === undefined) return [];
  const names = [...new Set(rows.map((row) => String(row[series] ?? "")))];
  return names.map((name) => ({
    name,
    rows: rows.filter((row) => String(row[series] ?? "") === name),
  }));
}

function describeSeries(rows: readonly DescribedRow[], setting: DescribeSetting): string {
  const valued = rows.filter((row) => numberOf(row, setting) !== undefined);
  const sentences = [
    setting.isTimed ? describeTime(valued, setting) : describeCategories(valued, setting),
    describeRanges(rows, setting),
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

function describeTime(rows: readonly DescribedRow[], setting: DescribeSetting): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return "";
  if (first === last) return `One value: ${say(first, setting)}.`;
  const course = `${count(rows)}, ${courseOf(first, last, setting)}.`;
  const { highest, lowest } = extremes(rows, setting);
  // What reads as high as an end was said with it.
  const ends = new Set([first, last].map(setting.format));
  const turns = [
    ends.has(setting.format(highest)) ? "" : `The highest is ${say(highest, setting)}`,
    ends.has(setting.format(lowest)) ? "" : `the lowest is ${say(lowest, setting)}`,
  ].filter((part) => part !== "");
  return turns.length === 0 ? course : `${course} ${upperFirst(turns.join("; "))}.`;
}

function courseOf(first: DescribedRow, last: DescribedRow, setting: DescribeSetting): string {
  const [from, to] = [numberOf(first, setting) ?? 0, numberOf(last, setting) ?? 0];
  const verb = to > from ? "up" : to < from ? "down" : "unchanged";
  return `${verb} from ${say(first, setting)} to ${say(last, setting)}`;
}

function describeCategories(rows: readonly DescribedRow[], setting: DescribeSetting): string {
  const only = rows[0];
  if (only === undefined) return "";
  if (rows.length === 1) return `One value: ${say(only, setting)}.`;
  const { highest, lowest } = extremes(rows, setting);
  return `${count(rows)}. The highest is ${say(highest, setting)}; the lowest is ${say(lowest, setting)}.`;
}

function describeRanges(rows: readonly DescribedRow[], setting: DescribeSetting): string {
  const ranged = rows.filter((row) => isNumber(row["lower"]) || isNumber(row["upper"]));
  if (ranged.length === 0) return "";
  if (ranged.length > 3) return `${ranged.length} are given as ranges or bounds.`;
  const words = setting.formatRange ?? setting.format;
  const said = ranged.map((row) => `${nameOf(row, setting)} (${words(row)})`).join(", ");
  return `Given as a range or bound: ${said}.`;
}

function extremes(
  rows: readonly DescribedRow[],
  setting: DescribeSetting,
): { highest: DescribedRow; lowest: DescribedRow } {
  const sorted = rows.toSorted((a, b) => (numberOf(a, setting) ?? 0) - (numberOf(b, setting) ?? 0));
  return { highest: sorted.at(-1) ?? {}, lowest: sorted[0] ?? {} };
}

function numberOf(row: DescribedRow, { y = "value" }: DescribeSetting): number | undefined {
  const value = row[y];
  return isNumber(value) ? value : undefined;
}

function isNumber(value: string | number | null | undefined): value is number {
  return typeof value === "number";
}

function say(row: DescribedRow, setting: DescribeSetting): string {
  const name = nameOf(row, setting);
  return setting.isTimed ? `${setting.format(row)} (${name})` : `${name} (${setting.format(row)})`;
}

function nameOf(row: DescribedRow, { x, name }: DescribeSetting): string {
  return name === undefined ? String(row[x] ?? "") : name(row);
}

function count(rows: readonly DescribedRow[]): string {
  return `${rows.length} values`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
