import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { renderChart as drawing, type ChartInput } from "../../scripts/figures/chart.ts";
import { fontFilesOf, renderPng } from "../../scripts/figures/png.ts";
import { renderStandalone } from "../../scripts/figures/standalone.ts";
import { formatUnit, inputFor, type Example } from "./example.ts";
import { examples } from "./examples.ts";

const renderChart = (input: ChartInput): string => drawing(input).svg;

// A test worker is ended without its exit hooks: what it unpacked would stay behind.
afterAll(async () => {
  const [first] = await fontFilesOf("");
  if (first !== undefined) rmSync(dirname(first), { recursive: true, force: true });
});

const names = Object.keys(examples);
const widths = [640, 343];

function example(name: string): Example {
  const found = examples[name];
  if (found === undefined) throw new Error(name);
  return found;
}

describe.each(names)("the example “%s”", (name) => {
  test.each(widths)("is a whole picture %i px wide", (width) => {
    const svg = renderChart(inputFor(name, example(name), width));
    expect(svg).toMatch(
      new RegExp(
        `^<svg xmlns="[^"]+" class="chart" role="img" aria-labelledby="fig-${name}-${width}-title fig-${name}-${width}-desc" viewBox="[^"]+" width="${width}"`,
      ),
    );
    expect(svg).toContain(`<title id="fig-${name}-${width}-title">Title of ${name}</title>`);
    expect(svg.match(/\srole=|\saria-/g)).toHaveLength(2);
    expect(svg).not.toMatch(/\d\.\d{3}|NaN|undefined|rotate\((?!0)|class="mark/);
    expect(svg.length).toBeLessThan(12_000);
  });

  test.each(widths)("has no labels that run into each other at %i px", (width) => {
    expect(drawing(inputFor(name, example(name), width))).toMatchObject({ overlaps: [] });
  });

  test("is well-formed XML and can become pixels", async () => {
    const png = await renderPng(renderChart(inputFor(name, example(name))), { scale: 1 });
    expect(png.length).toBeGreaterThan(2000);
  });

  test("comes out the same again and leaves its input alone", () => {
    const input = inputFor(name, example(name));
    const before = structuredClone({ spec: input.spec, rows: input.rows });
    expect(renderChart(input)).toBe(renderChart(input));
    expect({ spec: input.spec, rows: input.rows }).toEqual(before);
  });
});

test("every label of a ranked bar is printed, none is cut short", () => {
  const svg = renderChart(inputFor("ranked", example("ranked"), 343));
  for (const word of ["China", "Viet Nam", "4,860", "25", "long"]) expect(svg).toContain(word);
  expect(svg).not.toContain("…");
});

test("axes print what the one formatter says", () => {
  const svg = renderChart({
    ...inputFor("slope", example("slope")),
    formatUnit: (value, unit) => `${unit}:${value / 1e9}`,
  });
  expect(svg).toContain(">USD:10<");
  expect(svg).not.toContain("US$");
});

test("two charts drawn in turn keep their own formatter", () => {
  const other = { ...inputFor("slope", example("slope")), formatUnit: () => "other" };
  renderChart(other);
  expect(renderChart(inputFor("slope", example("slope")))).toContain(formatUnit(1e10, "USD"));
});

test("categories stand in the order of the rows", () => {
  const svg = renderChart(inputFor("ranges", example("ranges")));
  const places = ["FBI", "Mekong", "worldwide", "Chainalysis", "TRM"].map((word) =>
    svg.indexOf(word),
  );
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test("dates do not depend on the time zone", () => {
  const zone = process.env["TZ"];
  try {
    process.env["TZ"] = "America/Los_Angeles";
    const west = renderChart(inputFor("steps", example("steps")));
    process.env["TZ"] = "Pacific/Kiritimati";
    expect(renderChart(inputFor("steps", example("steps")))).toBe(west);
  } finally {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  }
});

test("provisional bars and points look so, final ones do not", () => {
  const svg = renderChart(inputFor("panels", example("panels")));
  expect(svg.match(/fill-opacity="0.25"/g)).toHaveLength(2);
  expect(
    renderChart(inputFor("ranges", example("ranges"))).match(/<path[^>]*fill="var\(--chart-paper/g),
  ).toHaveLength(4);
});

test("a label beside its mark stands on the side with more room", () => {
  for (const width of widths) {
    const svg = renderChart(inputFor("lanes", example("lanes"), width));
    expect(svg).toMatch(/text-anchor="start"[^>]*>An early promise</);
    expect(svg).toMatch(/text-anchor="end"[^>]*>A late meeting</);
    expect(svg).toMatch(/text-anchor="end"[^>]*>A planned step</);
  }
});

test("names in a diagram wrap, stand level in their part, and keep clear of their link", () => {
  const svg = renderChart(inputFor("diagram", example("diagram")));
  expect(svg).toMatch(/text-anchor="middle"[^>]*>Upper part</);
  const y = (word: string): number =>
    Number(
      new RegExp(`translate\\([\\d.]+,([\\d.]+)\\)"[^>]*>(?:<tspan[^>]*>)?${word}`).exec(svg)?.[1],
    );
  // The parts' middles are 125 px apart; the longer name, of two lines, begins half a line higher.
  expect(svg).toMatch(/>A lower part with<\/tspan>/);
  expect(y("A lower part") - y("Upper part")).toBeCloseTo(125 - 7, 0);
  expect(svg).toMatch(/text-anchor="start"[^>]*>what passes</);
  expect(y("what passes")).toBeLessThan(100);
});

test("where one layer ends a scale, no other moves the end", () => {
  const rows = [1, 2, 3].map((value) => ({ id: `${value}`, period: `202${value}`, value }));
  const y = { field: "value", type: "quantitative", axis };
  const x = { field: "period", type: "ordinal" };
  const bounded = { ...y, scale: { domain: [0, 3.3] } };
  const spec = {
    data: { name: "a" },
    encoding: { x },
    layer: [
      { mark: "point", encoding: { y } },
      { mark: "rule", encoding: { y: bounded } },
    ],
  };
  const svg = draw({ rows, spec });
  const top = /<path transform="translate\([\d.]+,([\d.]+)\)/g;
  const heights = [...svg.matchAll(top)].map(([, height]) => Number(height));
  // The scale is 280 px high: 3 of 3.3 stands 25.5 px below its end.
  expect(Math.min(...heights)).toBeCloseTo(280 * (0.3 / 3.3), 1);
});

test("a changed value changes the picture", () => {
  const { spec, rows } = example("columns");
  const changed = rows.map((row, index) => (index === 3 ? { ...row, value: 2e9 } : row));
  expect(renderChart(inputFor("columns", { spec, rows: changed }))).not.toBe(
    renderChart(inputFor("columns", { spec, rows })),
  );
});

const axis = { format: "persons", formatType: "unit" };

test("bars of two series in one place are never added up", () => {
  const rows = ["a", "b"].map((series) => ({ series, period: "2024", value: 60, status: "final" }));
  const encoding = {
    x: { field: "period", type: "ordinal" },
    y: { field: "value", type: "quantitative", axis },
    color: { field: "series", type: "nominal", scale: { range: "category" }, legend: null },
  };
  const svg = draw({ rows, spec: { data: { name: "a" }, mark: "bar", encoding } });
  expect(svg).toContain(">60<");
  expect(svg).not.toContain(">120<");
});

test("ids inside a chart belong to it alone and do not count on", () => {
  const { spec, rows } = example("steps");
  const clipped = { rows, spec: { ...spec, layer: [{ mark: { type: "line", clip: true } }] } };
  const first = renderChart(inputFor("clip", clipped));
  expect(first).toMatch(/<clipPath id="fig-clip-640-[a-z0-9]+">/);
  expect(first).toContain('clip-path="url(#fig-clip-640-');
  expect(renderChart(inputFor("clip", clipped))).toBe(first);
});

function draw(broken: Example): string {
  return renderChart(inputFor("broken", broken));
}

describe("refuses", () => {
  const { spec, rows } = example("columns");

  test("what Vega-Lite warns of", () => {
    const encoding = {
      x: { field: "period", type: "ordinal" },
      shape: { field: "period", type: "ordinal" },
    };
    expect(() =>
      draw({ rows: rows.slice(0, 3), spec: { data: { name: "a" }, mark: "bar", encoding } }),
    ).toThrow(/Vega does not accept the spec: .*shape/);
  });

  test("more than four series", () => {
    const many = ["a", "b", "c", "d", "e"].map((series) => ({ series, period: "2024", value: 1 }));
    expect(() => draw({ rows: many, spec: example("slope").spec })).toThrow(
      "The column “series” tells 5 series apart; a chart can have at most four.",
    );
  });

  test("labels that leave no room for the plot", () => {
    const long = example("ranked").rows.map((row) => ({
      ...row,
      geography: `${"W".repeat(60)}${row["geography"]}`,
    }));
    expect(() => draw({ rows: long, spec: example("ranked").spec })).toThrow(
      "The labels leave too little room for the plot at 640 px; shorten them.",
    );
  });

  test("overlapping labels are named", () => {
    const wordy = rows.map((row) => ({ ...row, short: `about ${row["short"]} billion dollars` }));
    expect(drawing(inputFor("wordy", { spec, rows: wordy })).overlaps[0]).toContain(
      "overlap at 640 px",
    );
  });
});

test("a chart cut out of the book takes its words along and has no custom properties", async () => {
  const svg = renderStandalone({
    id: "fig-columns-file",
    chart: renderChart(inputFor("columns", example("columns"))),
    label: "Figure 1",
    title:
      "Losses reported to the FBI rose every year since 2019 & more, in a title long enough to need a second line",
    subtitle: "US dollars",
    notes: ["Note: all internet crime.", "", "Source: FBI."],
    description: "Columns",
  });
  for (const text of [
    "Figure 1",
    "FBI rose every year",
    "&amp; more",
    "US dollars",
    "Source: FBI.",
  ])
    expect(svg).toContain(text);
  expect(svg).not.toContain("var(");
  expect(svg.match(/role="img"/g)).toHaveLength(1);
  expect(svg).toContain('width="680"');
  expect((await renderPng(svg)).length).toBeGreaterThan(5000);
});

test("three hundred charts take seconds, not minutes", () => {
  const started = performance.now();
  for (let index = 0; index < 60; index += 1) {
    const name = names[index % names.length] ?? "columns";
    renderChart({ ...inputFor(name, example(name)), id: `fig-${index}` });
  }
  // Five times as many may take 4 s on a free machine; a busy one gets three times as long.
  expect(performance.now() - started).toBeLessThan(2400);
});
