const months =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** One row of the CDC's provisional counts, as Socrata gives it. */
export interface CdcRow {
  state: string;
  year: string;
  month: string;
  period: string;
  indicator: string;
  data_value: string;
  predicted_value?: string;
}

/** Months of one indicator from January 2024, in the order of their names, as the service sorts them. */
export function cdcRows(
  values: readonly number[],
  change: (row: CdcRow, at: number) => CdcRow = (row) => row,
): CdcRow[] {
  return values
    .map((value, at) =>
      change(
        {
          state: "US",
          year: String(2024 + Math.floor(at / 12)),
          month: months[at % 12] ?? "",
          period: "12 month-ending",
          indicator: "Umbrella deaths",
          data_value: String(value),
          predicted_value: String(value + 10),
        },
        at,
      ),
    )
    .toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
}

/** CBP's file: one component, one drug, so many pounds a month from October of a fiscal year. */
export function cbpCsv(pounds: readonly number[], header = cbpHeader): string {
  const names = "OCT NOV DEC JAN FEB MAR APR MAY JUN JUL AUG SEP".split(" ");
  const rows = pounds.map((weight, at) => {
    const year = 2025 + Math.floor(at / 12);
    const label =
      pounds.length % 12 > 0 && year === 2025 + Math.floor(pounds.length / 12)
        ? `${year} (FYTD)`
        : year;
    return `${label},${names[at % 12]},Office of Field Operations,Land,Land,"El Paso, Texas",Fentanyl,3,${weight}`;
  });
  return `${[header, ...rows, `2025,OCT,Air and Marine Operations,Air,Other,Miami,Fentanyl,1,999`].join("\n")}\n`;
}

export const cbpHeader =
  "FY,Month (abbv),Component,Region,Land Filter,Area of Responsibility,Drug Type,Count of Event,Sum of Qty (lbs)";
