import { describe, expect, test } from "vitest";
import { boundsOf, type SceneMark } from "../../scripts/figures/scene.ts";
import { thinLabels } from "../../scripts/figures/thinning.ts";

const years = ["FY2019", "FY2020", "FY2021", "FY2022", "FY2023", "FY2024", "FY2025", "FY2026*"];

describe("the names that an axis has room for", () => {
  test("are all of them on a page", () => {
    expect(thinLabels(years, 640)).toEqual(years);
  });

  test("are on a phone every second, with the last among them", () => {
    expect(thinLabels(years, 343)).toEqual(["FY2020", "FY2022", "FY2024", "FY2026*"]);
  });

  test("are one where there is no room for two, and none where there are none", () => {
    expect(thinLabels(years, 40)).toEqual(["FY2026*"]);
    expect(thinLabels([], 343)).toEqual([]);
  });
});

test("the bounds of a scene hold every text that can be seen, also where Vega does not count it", () => {
  const label = { text: "Jan 2026", x: 600, y: 10, align: "center", fontSize: 12 };
  const none = { x1: 0, y1: 0, x2: 0, y2: 0 };
  const sceneWith = (opacity: number): { root: SceneMark } => {
    const texts = { marktype: "text", items: [{ ...label, opacity, bounds: none }] };
    const bounds = { x1: 0, y1: 0, x2: 600, y2: 20 };
    return { root: { marktype: "group", items: [{ bounds, items: [texts] }] } };
  };
  expect(boundsOf(sceneWith(1)).x2).toBeGreaterThan(620);
  expect(boundsOf(sceneWith(0)).x2).toBe(600);
});
