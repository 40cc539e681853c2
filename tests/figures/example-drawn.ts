import type { Example } from "./example.ts";

/** Events on a line of time in lanes, each named beside its dot. */
export const lanes: Example = {
  rows: [
    { id: "a", date: "2019-04-01", lane: "Words", label: "An early promise", scheduled: "" },
    { id: "b", date: "2025-10-30", lane: "Words", label: "A late meeting", scheduled: "" },
    { id: "c", date: "2026-11-18", lane: "Deeds", label: "A planned step", scheduled: "yes" },
  ],
  spec: {
    data: { name: "marks" },
    facet: { row: { field: "lane", type: "nominal", header: { labelOrient: "top" } } },
    spec: {
      height: 60,
      encoding: {
        y: { field: "label", type: "nominal", sort: null, axis: null },
        x: { field: "date", type: "temporal", axis: { format: "%Y" } },
      },
      layer: [
        { mark: "point" },
        { mark: { type: "text", style: "label-beside" }, encoding: { text: { field: "label" } } },
      ],
    },
    resolve: { scale: { y: "independent" } },
  },
};

/** Two parts and a link between them; the row of the link says on which side its name stands. */
export const diagram: Example = {
  rows: [
    {
      id: "a",
      part: "Part",
      name: "Upper part",
      x: 0.6,
      y: 0.8,
      x2: 1.4,
      y2: 1.2,
      label_x: 1,
      label_y: 1,
      side: "center",
    },
    {
      id: "b",
      part: "Part",
      name: "A lower part with a long name",
      x: 1.6,
      y: 1.8,
      x2: 2.4,
      y2: 2.2,
      label_x: 2,
      label_y: 2,
      side: "center",
    },
    {
      id: "c",
      part: "Link",
      name: "what passes",
      x: 1,
      y: 1.2,
      x2: 2,
      y2: 1.8,
      label_x: 1.5,
      label_y: 1.5,
      side: "right",
    },
  ],
  spec: {
    data: { name: "parts" },
    height: 200,
    encoding: {
      x: {
        field: "x",
        type: "quantitative",
        axis: null,
        scale: { domain: [0.5, 2.5], zero: false },
      },
      y: {
        field: "y",
        type: "quantitative",
        axis: null,
        scale: { domain: [0.7, 2.3], reverse: true, zero: false },
      },
    },
    layer: [
      {
        mark: "rule",
        encoding: {
          x2: { field: "x2" },
          y2: { field: "y2" },
          opacity: { condition: { test: { field: "part", equal: "Link" }, value: 1 }, value: 0 },
        },
      },
      {
        mark: { type: "text", style: "label-link" },
        encoding: {
          x: { field: "label_x", type: "quantitative" },
          y: { field: "label_y", type: "quantitative" },
          text: { field: "name", format: "92", formatType: "wrap" },
        },
      },
    ],
  },
};
