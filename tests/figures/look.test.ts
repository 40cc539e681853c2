import { describe, expect, test } from "vitest";
import { renderChart } from "../../scripts/figures/chart.ts";
import type { JsonObject } from "../../scripts/figures/spec.ts";
import { inputFor } from "./example.ts";
import { examples } from "./examples.ts";

const rows = [
  { id: "a", name: "One", value: 4, low: 2, status: "final" },
  { id: "b", name: "Two", value: 10, low: 5, status: "final" },
];
const x = { field: "name", type: "ordinal" };
const y = { field: "value", type: "quantitative", axis: null };
const text = { field: "name" };

function faults(...layer: JsonObject[]): readonly string[] {
  const spec = { data: { name: "a" }, encoding: { x, y }, layer };
  return renderChart(inputFor("look", { rows, spec })).faults;
}

test.each(Object.entries(examples))("the example “%s” can be read by everyone", (name, example) => {
  for (const width of [640, 343])
    expect(renderChart(inputFor(name, example, width)).faults).toEqual([]);
});

function label(dy: number): JsonObject {
  return { mark: { type: "text", baseline: "top", dy }, encoding: { text } };
}

function corner(dx: number): JsonObject {
  const condition = { test: { field: "name", equal: "Two" }, field: "name" };
  const encoding = { text: { condition, value: "" } };
  return { mark: { type: "text", align: "right", dx, dy: 4 }, encoding };
}

describe("what cannot be made out is a fault", () => {
  test("a pale mark, unless its edge is strong", () => {
    const pale = { type: "bar", fillOpacity: 0.2 };
    expect(faults({ mark: pale })).toEqual([
      "The rect of “a” is too faint at 640 px.",
      "The rect of “b” is too faint at 640 px.",
    ]);
    expect(faults({ mark: { ...pale, stroke: "series-3" } })).toEqual([]);
    expect(faults({ mark: { type: "rule", strokeOpacity: 0.4 } })).toHaveLength(2);
  });

  test("text in a color too weak for letters", () => {
    expect(faults({ mark: { type: "text", color: "series-4" }, encoding: { text } })).toEqual([
      "“One” is too faint at 640 px.",
      "“Two” is too faint at 640 px.",
    ]);
  });

  test("text on a bar it does not stand out from, or that it all but touches", () => {
    expect(faults({ mark: "bar" }, label(10))[0]).toBe("“One” cannot be read on “a” at 640 px.");
    expect(faults({ mark: "bar" }, label(-20))).toEqual([]);
    const light = { type: "bar", fillOpacity: 0.25, stroke: "series-3" };
    expect(faults({ mark: light }, label(10))).toEqual([]);
  });

  test("text with a point or a line running through it", () => {
    const over = { mark: { type: "text", dy: 4 }, encoding: { text } };
    expect(faults({ mark: "point" }, over)[0]).toBe("“One” runs into the symbol of “a” at 640 px.");
    expect(faults({ mark: { type: "line" } }, over).join()).toContain("runs into the line");
    const rule = { mark: { type: "rule" }, encoding: { y2: { field: "low" } } };
    const within = { mark: { type: "text", baseline: "top", dy: 8 }, encoding: { text } };
    expect(faults(rule, within).join()).toContain("runs into the rule");
    const beside = { mark: { type: "text", style: "label-right" }, encoding: { text } };
    expect(faults(rule, beside)).toEqual([]);
  });

  test("a step is checked along its corners", () => {
    const line = { mark: { type: "line", interpolate: "step-after" } };
    // The step runs level with the first value and rises at the second: left of the second point is free.
    expect(faults(line, corner(-12))).toEqual([]);
    expect(faults(line, corner(6)).join()).toContain("“Two” runs into the line");
  });
});
