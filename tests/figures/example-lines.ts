import { row, type Example } from "./example.ts";

/** A step line on true dates. */
export const steps: Example = {
  rows: (
    [
      ["2025-03-11", 5446],
      ["2025-05-27", 9102],
      ["2025-06-17", 9141],
      ["2025-07-06", 9198],
      ["2025-12-14", 13272],
      ["2026-02-11", 14200],
    ] as const
  ).map(([date, value]) => row({ date, value, unit: "persons", status: "claimed" })),
  spec: {
    data: { name: "people" },
    encoding: {
      x: { field: "date", type: "temporal" },
      y: {
        field: "value",
        type: "quantitative",
        scale: { zero: true },
        axis: { format: "persons", formatType: "unit" },
      },
    },
    layer: [
      { mark: { type: "line", interpolate: "step-after" } },
      { mark: { type: "point", style: "status" } },
      {
        mark: { type: "text", style: "label-left", dy: -10 },
        encoding: {
          text: { condition: { test: { field: "end", equal: "last" }, field: "text" }, value: "" },
        },
      },
    ],
  },
};

const slopeRows = (
  [
    ["Investment", 4.57, 6.57, 8.65],
    ["Business email", 2.95, 2.77, 3.05],
    ["Tech support", 0.92, 1.46, 2.13],
    ["Romance", 0.65, 0.67, 0.93],
  ] as const
).flatMap(([series, ...billions]) =>
  billions.map((value, index) =>
    row({ series, period: String(2023 + index), value: value * 1e9, unit: "USD" }),
  ),
);

/** Lines with their names at the ends. */
export const slope: Example = {
  rows: slopeRows,
  spec: {
    data: { name: "us-losses" },
    encoding: {
      x: { field: "period", type: "ordinal", scale: { type: "point", padding: 0.1 } },
      y: { field: "value", type: "quantitative", axis: { format: "USD", formatType: "unit" } },
      color: {
        field: "series",
        type: "nominal",
        sort: null,
        scale: { range: "category" },
        legend: null,
      },
    },
    layer: [
      {
        mark: "line",
        encoding: { strokeDash: { field: "series", type: "nominal", sort: null, legend: null } },
      },
      { mark: "point" },
      {
        mark: { type: "text", style: "label-end" },
        encoding: {
          text: {
            condition: { test: { field: "end", equal: "last" }, field: "series" },
            value: "",
          },
          color: { value: "ink" },
        },
      },
    ],
  },
};

const deaths = [
  114664, 113051, 111466, 109255, 105326, 101741, 97690, 92442, 87040, 82110, 78900, 76516, 74702,
  73690, 72776, 72108, 71542, 70231,
];

/** Lines whose predicted part is dashed. */
export const predicted: Example = {
  rows: [
    ...deaths.map((value, index) =>
      row({
        series: "All drugs",
        period: monthAfter(index),
        value,
        unit: "deaths-12m",
        status: index > 13 ? "predicted" : "provisional",
        basis: "reported",
      }),
    ),
    ...deaths.map((value, index) =>
      row({
        series: "Fentanyl category",
        period: monthAfter(index),
        value: value * (0.7 - index * 0.01),
        unit: "deaths-12m",
        status: "provisional",
        basis: "reported",
      }),
    ),
  ].concat(
    deaths.slice(12).map((value, index) =>
      row({
        series: "All drugs, predicted",
        period: monthAfter(index + 12),
        value: value * 1.03,
        unit: "deaths-12m",
        status: "predicted",
        basis: "predicted",
      }),
    ),
  ),
  spec: {
    data: { name: "fentanyl" },
    encoding: {
      x: { field: "period", type: "temporal" },
      y: {
        field: "value",
        type: "quantitative",
        axis: { format: "deaths-12m", formatType: "unit" },
      },
      color: {
        field: "series",
        type: "nominal",
        sort: null,
        scale: { range: ["series-1", "series-3", "series-1"] },
        legend: null,
      },
    },
    layer: [
      {
        mark: "line",
        encoding: {
          strokeDash: {
            field: "basis",
            type: "nominal",
            sort: ["reported", "predicted"],
            scale: {
              range: [
                [1, 0],
                [4, 3],
              ],
            },
            legend: null,
          },
        },
      },
      {
        mark: { type: "text", style: "label-end" },
        encoding: {
          text: {
            condition: { test: { field: "end", equal: "last" }, field: "series" },
            value: "",
          },
        },
      },
    ],
  },
};

function monthAfter(index: number): string {
  const month = 6 + index;
  return `${2023 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, "0")}`;
}

/** Two panels of different measures on one time axis. */
export const stacked: Example = {
  rows: [
    ...[2013, 2019, 2021, 2022, 2023, 2024].map((year, index) =>
      row({
        panel: "junkets",
        period: String(year),
        value: [235, 100, 85, 46, 36, 18][index] ?? null,
        unit: "licences",
      }),
    ),
    ...[2014, 2019, 2020].map((year, index) =>
      row({
        panel: "casinos",
        period: String(year),
        value: null,
        casinos: [57, 163, 193][index] ?? null,
        unit: "casinos",
      }),
    ),
  ],
  spec: {
    data: { name: "casinos" },
    vconcat: [
      {
        title: "Macau’s junket licenses",
        height: 130,
        mark: { type: "line", point: true },
        encoding: {
          x: { field: "period", type: "temporal", scale: { domain: ["2013", "2024"] }, axis: null },
          y: {
            field: "value",
            type: "quantitative",
            axis: { format: "licences", formatType: "unit" },
          },
        },
      },
      {
        title: "Cambodia’s casinos",
        height: 130,
        mark: { type: "line", point: true },
        encoding: {
          x: { field: "period", type: "temporal", scale: { domain: ["2013", "2024"] } },
          y: {
            field: "casinos",
            type: "quantitative",
            axis: { format: "casinos", formatType: "unit" },
          },
        },
      },
    ],
  },
};
