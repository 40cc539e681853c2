import { row, type Example } from "./example.ts";

const schema = "https://vega.github.io/schema/vega-lite/v6.json";

/** Columns over years with direct labels, no axis. */
export const columns: Example = {
  rows: [0.8005, 1.0707, 1.4507, 1.4187, 2.7064, 3.5, 4.2, 6.9, 10.3, 12.5, 16.6, 20.877].map(
    (billions, index) => row({ period: String(2014 + index), value: billions * 1e9, unit: "USD" }),
  ),
  spec: {
    $schema: schema,
    data: { name: "us-losses" },
    encoding: {
      x: { field: "period", type: "ordinal" },
      y: { field: "value", type: "quantitative", axis: null },
    },
    layer: [
      { mark: "bar" },
      { mark: { type: "text", style: "label-above" }, encoding: { text: { field: "short" } } },
    ],
  },
};

/** Ranked bars, one of them set off by color. */
export const ranked: Example = {
  rows: (
    [
      ["China", 4860],
      ["Viet Nam", 572],
      ["India", 526],
      ["Ethiopia", 430],
      ["Indonesia", 283],
      ["Philippines", 127],
      ["Pakistan", 78],
      ["Malaysia", 70],
      ["Kenya", 64],
      ["Chinese Taipei and some other long name", 25],
    ] as const
  ).map(([geography, value]) => row({ geography, value, unit: "persons", status: "claimed" })),
  spec: {
    data: { name: "people" },
    encoding: {
      y: { field: "geography", type: "nominal", sort: null },
      x: { field: "value", type: "quantitative", axis: null },
    },
    layer: [
      {
        mark: "bar",
        encoding: {
          color: {
            condition: { test: { field: "geography", equal: "China" }, value: "accent" },
            value: "series-3",
          },
        },
      },
      { mark: { type: "text", style: "label-right" }, encoding: { text: { field: "text" } } },
    ],
  },
};

/** Dot and range: hollow where the value is an estimate. */
export const ranges: Example = {
  rows: [
    row({
      label: "Victims’ losses, East and Southeast Asia (UNODC)",
      concept: "Losses",
      value: null,
      lower: 18e9,
      upper: 37e9,
      unit: "USD",
      text: "US$\u00a018–37 billion",
    }),
    row({
      label: "Losses to scams, FBI complaints",
      concept: "Losses",
      value: 16.6e9,
      unit: "USD",
    }),
    row({
      label: "Taken by Mekong compounds (USIP)",
      concept: "Takings",
      value: 43.8e9,
      unit: "USD",
      status: "estimate",
    }),
    row({
      label: "Taken worldwide (USIP)",
      concept: "Takings",
      value: 63.9e9,
      unit: "USD",
      status: "estimate",
    }),
    row({
      label: "Crypto inflow (Chainalysis)",
      concept: "Crypto flows",
      value: 14e9,
      lower: 14e9,
      upper: 17e9,
      unit: "USD",
      status: "estimate",
      text: "US$\u00a014–17 billion",
    }),
    row({
      label: "Crypto inflow (TRM)",
      concept: "Crypto flows",
      value: 35e9,
      unit: "USD",
      status: "estimate",
    }),
  ],
  spec: {
    data: { name: "estimates" },
    height: { step: 44 },
    encoding: { y: { field: "label", type: "nominal", sort: null } },
    layer: [
      {
        mark: { type: "rule", style: "range" },
        encoding: {
          x: {
            field: "lower",
            type: "quantitative",
            scale: { domainMin: 0 },
            axis: { format: "USD", formatType: "unit" },
          },
          x2: { field: "upper" },
        },
      },
      {
        mark: { type: "point", style: "status" },
        encoding: { x: { field: "value", type: "quantitative" } },
      },
    ],
  },
};

/** Two years of each category, joined. */
export const dumbbell: Example = {
  rows: (
    [
      ["Investment", 4.57, 8.65],
      ["Business email compromise", 2.95, 3.05],
      ["Tech support", 0.92, 2.13],
      ["Personal data breach", 0.74, 1.31],
      ["Romance", 0.65, 0.93],
      ["Government impersonation", 0.39, 0.8],
    ] as const
  ).flatMap(([label, ...billions]) =>
    billions.map((value, index) =>
      row({ label, period: String(2023 + index * 2), value: value * 1e9, unit: "USD" }),
    ),
  ),
  spec: {
    data: { name: "us-losses" },
    encoding: {
      y: { field: "label", type: "nominal", sort: null },
      x: {
        field: "value",
        type: "quantitative",
        scale: { zero: true },
        axis: { format: "USD", formatType: "unit" },
      },
    },
    layer: [
      { mark: { type: "line", style: "connector" }, encoding: { detail: { field: "label" } } },
      {
        mark: { type: "point", size: 90 },
        encoding: {
          color: { field: "period", type: "nominal", scale: { range: ["series-3", "accent"] } },
          shape: { field: "period", type: "nominal" },
        },
      },
    ],
  },
};

/** Small multiples, each with its own scale; provisional years look so. */
export const panels: Example = {
  rows: [
    ...[3.5, 4.2, 6.9, 10.3, 12.5, 16.6, 20.877].map((value, index) =>
      row({
        series: "FBI: all internet crime",
        period: String(2019 + index),
        value: value * 1e9,
        unit: "USD",
      }),
    ),
    ...[1.8, 3.3, 5.893, 8.8, 10, 12.5, 15.9].map((value, index) =>
      row({
        series: "FTC: consumer fraud",
        period: String(2019 + index),
        value: value * 1e9,
        unit: "USD",
        status: index === 1 || index === 6 ? "provisional" : "final",
      }),
    ),
  ],
  spec: {
    data: { name: "us-losses" },
    facet: { field: "series", type: "nominal", sort: null },
    columns: 2,
    spec: {
      height: 180,
      encoding: {
        x: { field: "period", type: "ordinal" },
        y: { field: "value", type: "quantitative", axis: null },
      },
      layer: [
        { mark: { type: "bar", style: "status" } },
        { mark: { type: "text", style: "label-above" }, encoding: { text: { field: "short" } } },
      ],
    },
    resolve: { scale: { y: "independent" } },
  },
};
