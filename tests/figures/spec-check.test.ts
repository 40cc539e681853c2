import { describe, expect, test } from "vitest";
import { checkSpec, fieldsOf, textsOf } from "../../scripts/figures/spec-check.ts";
import { examples } from "./examples.ts";

const axis = { format: "USD", formatType: "unit" };
const plain = {
  data: { name: "losses" },
  mark: "bar",
  encoding: {
    x: { field: "period", type: "ordinal" },
    y: { field: "value", type: "quantitative", axis },
  },
};

function encoded(changes: Record<string, unknown>): object {
  return { ...plain, encoding: { ...plain.encoding, ...changes } };
}

const y = (changes: object): object =>
  encoded({ y: { field: "value", type: "quantitative", axis, ...changes } });

test.each(Object.keys(examples))("the example “%s” keeps the rules", (name) => {
  expect(checkSpec(examples[name]?.spec)).toEqual([]);
});

test("series told apart by shape, dash, label or place too may have colors", () => {
  const color = { field: "kind", type: "nominal", scale: { range: ["series-1", "series-3"] } };
  const kind = { field: "kind", type: "nominal" };
  for (const channel of ["shape", "strokeDash", "text"])
    expect(checkSpec(encoded({ color, [channel]: kind }))).toEqual([]);
  expect(checkSpec(encoded({ color: { ...color, field: "period" } }))).toEqual([]);
});

describe("every rule names the node that breaks it", () => {
  test.each<[string, object, (string | number)[]]>([
    ["transform", { ...plain, transform: [{ filter: "true" }] }, ["transform"]],
    ["aggregate", y({ aggregate: "sum" }), ["encoding", "y", "aggregate"]],
    ["bin", y({ bin: true }), ["encoding", "y", "bin"]],
    ["stack", y({ stack: "zero" }), ["encoding", "y", "stack"]],
    [
      "signal",
      y({ scale: { domainMax: { signal: "1+1" } } }),
      ["encoding", "y", "scale", "domainMax", "signal"],
    ],
    [
      "expr",
      { ...plain, mark: { type: "bar", opacity: { expr: "1" } } },
      ["mark", "opacity", "expr"],
    ],
    ["data", { ...plain, data: { values: [] } }, ["data", "values"]],
    ["url", { ...plain, data: { url: "https://example.org/a.csv" } }, ["data", "url"]],
    ["width", { ...plain, width: 300 }, ["width"]],
    ["config", { ...plain, config: {} }, ["config"]],
    ["color of a mark", { ...plain, mark: { type: "bar", color: "red" } }, ["mark", "color"]],
    ["color value", encoded({ color: { value: "#123456" } }), ["encoding", "color", "value"]],
    [
      "color in a condition",
      encoded({
        color: { condition: { test: { field: "id", equal: "a" }, value: "#123456" }, value: "ink" },
      }),
      ["encoding", "color", "condition", "value"],
    ],
    [
      "color range",
      encoded({ color: { field: "period", type: "nominal", scale: { range: ["ink", "blue"] } } }),
      ["encoding", "color", "scale", "range", 1],
    ],
    [
      "scheme",
      encoded({ color: { field: "period", type: "nominal", scale: { scheme: "viridis" } } }),
      ["encoding", "color", "scale", "scheme"],
    ],
    ["font", { ...plain, mark: { type: "text", fontSize: 9 } }, ["mark", "fontSize"]],
    [
      "rotated text",
      encoded({ x: { field: "period", type: "ordinal", axis: { labelAngle: -45 } } }),
      ["encoding", "x", "axis", "labelAngle"],
    ],
    ["pie", { ...plain, mark: "arc" }, ["mark"]],
    ["unknown mark", { ...plain, mark: { type: "barr" } }, ["mark", "type"]],
    ["unknown style", { ...plain, mark: { type: "bar", style: "statu" } }, ["mark", "style"]],
    ["unknown channel", encoded({ colour: { value: "ink" } }), ["encoding", "colour"]],
    ["unknown key", { ...plain, encodng: {} }, ["encodng"]],
    ["cut-off bar", y({ scale: { zero: false } }), ["encoding", "y", "scale", "zero"]],
    ["cut-off domain", y({ scale: { domain: [5, 10] } }), ["encoding", "y", "scale", "domain"]],
    ["logarithmic bar", y({ scale: { type: "log" } }), ["encoding", "y", "scale", "type"]],
    [
      "series by color alone",
      encoded({ color: { field: "kind", type: "nominal" } }),
      ["encoding", "color"],
    ],
    [
      "colors that are not apart",
      encoded({
        color: { field: "period", type: "nominal", scale: { range: ["series-3", "muted"] } },
      }),
      ["encoding", "color"],
    ],
    [
      "a color set off by one that is not apart",
      encoded({
        color: {
          condition: { test: { field: "id", equal: "a" }, value: "muted" },
          value: "series-3",
        },
      }),
      ["encoding", "color"],
    ],
    ["axis without unit", y({ axis: {} }), ["encoding", "y"]],
    [
      "number in a label",
      encoded({ text: { field: "value", type: "quantitative" } }),
      ["encoding", "text"],
    ],
  ])("%s", (_, spec, path) => {
    expect(checkSpec(spec).map((problem) => problem.path)).toEqual([path]);
  });

  test("two scales in one direction, but not two panels", () => {
    const resolve = { scale: { y: "independent" } };
    const layered = {
      data: plain.data,
      layer: [plain, plain].map(({ mark, encoding }) => ({ mark, encoding })),
      resolve,
    };
    expect(checkSpec(layered).map(({ path }) => path)).toEqual([["resolve", "scale", "y"]]);
    const { data, ...panel } = plain;
    expect(checkSpec({ data, vconcat: [panel, panel], resolve })).toEqual([]);
  });

  test("a bar cut off by another layer's scale", () => {
    const layer = [
      { mark: "bar" },
      {
        mark: "rule",
        encoding: { y: { field: "upper", type: "quantitative", scale: { domainMin: 5 } } },
      },
    ];
    const spec = { data: plain.data, encoding: plain.encoding, layer };
    expect(checkSpec(spec).map(({ path }) => path)).toEqual([
      ["layer", 1, "encoding", "y", "scale", "domainMin"],
    ]);
  });

  test("the hint has the nearest right name", () => {
    expect(checkSpec({ ...plain, encodng: {} })[0]?.hint).toContain("“encoding”");
    expect(checkSpec(encoded({ colour: { value: "ink" } }))[0]?.hint).toContain("“color”");
  });
});

test("a line may start above zero, and null switches something off", () => {
  expect(checkSpec({ ...y({ scale: { zero: false }, stack: null }), mark: "line" })).toEqual([]);
  expect(checkSpec([])).toHaveLength(1);
});

test("fields are found wherever they are named", () => {
  const spec = encoded({
    color: {
      condition: { test: { field: "status", equal: "final" }, value: "ink" },
      value: "muted",
    },
  });
  expect(fieldsOf(spec).map(({ field }) => field)).toEqual(["period", "value", "status"]);
  expect(fieldsOf(spec)[2]?.path).toEqual(["encoding", "color", "condition", "test", "field"]);
});

test("typed words are found, columns and colors are not taken for them", () => {
  const spec = {
    title: "Panel of 2024",
    ...encoded({ text: { value: "peak" }, color: { value: "ink" } }),
  };
  expect(textsOf(spec).map(({ text }) => text)).toEqual(["Panel of 2024", "peak"]);
});
