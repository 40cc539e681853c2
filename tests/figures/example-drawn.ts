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
