import { expect, test } from "vitest";
import { formatNumber } from "../../scripts/data/number.ts";
import { times, units } from "../../scripts/data/unit.ts";

test("the list of units is closed: these and no others", () => {
  expect([...units.keys()].join(" ")).toBe(
    "USD AUD BTC CAD CNY EUR GBP HKD IDR JPY KRW MYR NZD PHP SGD THB TWD USD-per-100k percent " +
      "persons border-crossings deaths deaths-12m deaths-month deaths-per-100k reports cases calls " +
      "targets sites buildings devices casinos licences operators countries pounds kg tonnes pills " +
      "doses mg-per-pill seizures acres-per-month km years days count times",
  );
});

test("every unit has a label, and its id can stand in a formula", () => {
  for (const { id, label } of units.values()) {
    expect(label).not.toBe("");
    expect(id).toMatch(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/);
  }
});

test("the unit of pure numbers is one of the list", () => {
  expect(units.get("times")).toEqual(times);
});

test("every unit words a number in its own way", () => {
  const worded = [...units.values()].map((unit) => formatNumber({ value: 2, unit }));
  const kinds = Object.groupBy(units.values(), ({ kind }) => kind);
  expect(worded.map((text) => text.replaceAll("\u00A0", " ")).join(", ")).toBe(
    "US$ 2, A$ 2, BTC 2, C$ 2, CN¥ 2, € 2, £ 2, HK$ 2, Rp 2, JP¥ 2, ₩ 2, RM 2, NZ$ 2, ₱ 2, S$ 2, THB 2, NT$ 2, " +
      "US$ 2 per 100,000 people, 2 percent, 2, 2, 2, 2, 2, 2 per 100,000, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, " +
      "2 pounds, 2 kg, 2 tonnes, 2, 2, 2 mg per pill, 2, 2 acres per month, 2 km, 2 years, 2 days, 2, 2",
  );
  expect(
    Object.fromEntries(Object.entries(kinds).map(([kind, all]) => [kind, all.length])),
  ).toEqual({ money: 18, percent: 1, count: 20, measure: 9, ratio: 1 });
});
