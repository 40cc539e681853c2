import { expect, test } from "vitest";
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
