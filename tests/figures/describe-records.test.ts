import { expect, test } from "vitest";
import {
  describeEvents,
  describeLinks,
  describePlaces,
} from "../../scripts/figures/describe-records.ts";

const place = { file: "data/marks.csv" };
const columns = [
  { field: "date", title: "Date" },
  { field: "title", title: "Event" },
  { field: "lane", title: "Lane" },
];

function record(
  cells: Record<string, string>,
): Record<string, { text: string; place: typeof place }> {
  return Object.fromEntries(Object.entries(cells).map(([name, text]) => [name, { text, place }]));
}

test("dated records: how many in each group, and its first and last in time", () => {
  const records = [
    record({ date: "2026-01-07", title: "Flood", lane: "Rain" }),
    record({ date: "2025-10", title: "Drizzle", lane: "Rain" }),
    record({ date: "2024", title: "The sale", lane: "Town" }),
  ];
  expect(describeEvents({ records, columns })).toBe(
    "3 events in 2 groups. Rain: 2, from “Drizzle” (October 2025) to “Flood” (January 7, 2026). " +
      "Town: 1, “The sale” (2024).",
  );
});

test("places: by kind and territory, north to south, with what is measured", () => {
  const rows = [
    { place: "Pond", geography: "Low", kind: "Center", latitude: 10, text: "3 km" },
    { place: "Hill", geography: "High", kind: "Center", latitude: 23, text: "0 km" },
    { place: "Dale", geography: "Low", kind: "Center", latitude: 12, text: "8 km" },
    { place: "City", geography: "Low", kind: "Town", latitude: 11, text: "40 km" },
  ];
  expect(describePlaces(rows, "To the border")).toBe(
    "Center, 3, from north to south. High: Hill (0 km); Low: Dale (8 km), Pond (3 km). " +
      "Town, 1, from north to south. Low: City (40 km). In parentheses: to the border.",
  );
});

test("links: how many, and which, by how well they are known", () => {
  const records = [
    record({ name: "Shop", from: "", to: "", state: "" }),
    record({ name: "Buyers", from: "", to: "", state: "" }),
    record({ name: "umbrellas", from: "Shop", to: "Buyers", state: "On record" }),
    record({ name: "a discount", from: "Shop", to: "Buyers", state: "Nothing found" }),
  ];
  expect(describeLinks(records)).toBe(
    "2 parts and 2 links. On record, 1: Shop to Buyers (umbrellas). " +
      "Nothing found, 1: Shop to Buyers (a discount).",
  );
});
