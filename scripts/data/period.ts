/** The months in the language of the book. */
export const months: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Puts a period into words: `2025-10-30` → “October 30, 2025”, `2024/2025-06` → “2024 to June 2025”, `FY2025` as it is. */
export function formatPeriod(period: string): string {
  const [start, end] = period.split("/");
  if (end === undefined) return formatMoment(period);
  return start === ""
    ? `to ${formatMoment(end)}`
    : `${formatMoment(start ?? "")} to ${formatMoment(end)}`;
}

/** The last day of a period, to sort by: `2025-10/2026-08` → `2026-08-31`. A US fiscal year ends in September. */
export function periodEnd(period: string): string {
  const end = period.split("/").at(-1) ?? "";
  const fiscal = /^FY(\d{4})/.exec(end)?.[1];
  if (fiscal !== undefined) return `${fiscal}-09-31`;
  const [, year = "", kind = "", count = ""] = /^(\d{4})-([HQ])(\d)$/.exec(end) ?? [];
  if (year !== "")
    return `${year}-${String(Number(count) * (kind === "H" ? 6 : 3)).padStart(2, "0")}-31`;
  if (end.length === 4) return `${end}-12-31`;
  return end.length === 7 ? `${end}-31` : end;
}

function formatMoment(moment: string): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(moment);
  if (match === null)
    return moment.replace(/^(\d{4})-([HQ]\d)$/, "$2 $1").replace(/^(FY\d{4})-/, "$1–");
  const [, year = "", month = "", day] = match;
  const name = months[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${name} ${Number(day)}, ${year}`;
}
