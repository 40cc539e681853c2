import { describe, expect, test } from "vitest";
import type { Row } from "../../scripts/data/cell.ts";
import {
  buildEvent,
  dayOf,
  formatEventDate,
  yearOf,
  type DatedEvent,
} from "../../scripts/data/event.ts";

const place = { file: "data/events.csv", line: 2, column: 1 };

function eventOf(cells: Readonly<Record<string, string>>): DatedEvent {
  const row: Row = Object.fromEntries(
    Object.entries(cells).map(([column, text]) => [column, { text, place }]),
  );
  return buildEvent(row);
}

describe("when an event was", () => {
  test.each([
    ["2025-10-30", "day", "October 30, 2025", "October 30"],
    ["2025-01-05", "day", "January 5, 2025", "January 5"],
    ["2025-10-30", "month", "October 2025", "October"],
    ["2025-10", "month", "October 2025", "October"],
    ["2025-12", "season", "Winter 2025", "Winter"],
    ["2025-01", "season", "Winter 2025", "Winter"],
    ["2025-03", "season", "Spring 2025", "Spring"],
    ["2025-08", "season", "Summer 2025", "Summer"],
    ["2025-09", "season", "Fall 2025", "Fall"],
    ["2025-09", "year", "2025", ""],
    ["2025", "day", "2025", ""],
  ])("of %s to the %s is %j", (date, precision, words, day) => {
    const event = eventOf({ id: "a", date, date_precision: precision });
    expect([formatEventDate(event), dayOf(event), yearOf(event)]).toEqual([words, day, "2025"]);
  });
});

test("an event has what its row says, with the pages that reported it behind its source", () => {
  const cells = {
    id: "flood",
    date: "2024-10-30",
    date_precision: "day",
    title: "The flood",
    what: "It was wet.",
    place: "Tinytown",
    themes: "rain; town",
    grade: "B",
    source: "yearbook",
    reported_by: "weekly;daily",
    scheduled: "yes",
  };
  expect(eventOf(cells)).toEqual({
    id: "flood",
    date: "2024-10-30",
    precision: "day",
    title: "The flood",
    what: "It was wet.",
    location: "Tinytown",
    themes: ["rain", "town"],
    grade: "B",
    sources: ["yearbook", "weekly", "daily"],
    isScheduled: true,
    place,
  });
  expect(eventOf({ ...cells, scheduled: "" }).isScheduled).toBe(false);
});
