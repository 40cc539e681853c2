import { describe, expect, test } from "vitest";
import { readAtlas } from "../../scripts/figures/atlas.ts";
import { renderChart } from "../../scripts/figures/chart.ts";
import { areaOf, clipLine, clipRing, simplifyLine } from "../../scripts/figures/map-cut.ts";
import type { Line, Window } from "../../scripts/figures/map-cut.ts";
import { heightOf, mapNameOf, withGround, type GeoMap } from "../../scripts/figures/map.ts";
import type { JsonObject } from "../../scripts/figures/spec.ts";
import { inputFor } from "./example.ts";

const square: Line = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];
const window: Window = [2, 1, 6, 3];

describe("cutting", () => {
  test("a line keeps its pieces in the window, cut at the edge", () => {
    expect(clipLine(square, window)).toEqual([[[4, 1], [4, 3]]]); // prettier-ignore
    expect(clipLine([[3, 2], [3.5, 2], [9, 2], [9, 0], [3, 0], [3, 2]], window)) // prettier-ignore
      .toEqual([[[3, 2], [3.5, 2], [6, 2]], [[3, 1], [3, 2]]]); // prettier-ignore
    expect(clipLine([[0, 0], [1, 0]], window)).toEqual([]); // prettier-ignore
  });

  test("a ring stays closed along the edge of the window", () => {
    const cut = clipRing(square, window);
    expect(cut.at(-1)).toEqual(cut[0]);
    expect(areaOf(cut)).toBe(4);
    expect(areaOf(square)).toBe(16);
    expect(clipRing(square, [5, 5, 6, 6])).toEqual([]);
  });

  test("a line loses the points that do not show, and never its ends", () => {
    const line: Line = [[0, 0], [1, 0.01], [2, 0], [3, 1], [4, 0]]; // prettier-ignore
    expect(simplifyLine(line, 0.1)).toEqual([[0, 0], [2, 0], [3, 1], [4, 0]]); // prettier-ignore
    expect(simplifyLine(line, 5)).toEqual([[0, 0], [4, 0]]); // prettier-ignore
  });
});

test("an atlas parts coasts from borders and makes rings of lines run either way", () => {
  // Two countries side by side: line 0 is their border, lines 1 and 2 the coasts of each.
  const topology = {
    type: "Topology",
    transform: { scale: [1, 1], translate: [10, 0] },
    arcs: [
      [[1, 0], [0, 1]], // prettier-ignore
      [[1, 1], [-1, 0], [0, -1], [1, 0]], // prettier-ignore
      [[1, 0], [1, 0], [0, 1], [-1, 0]], // prettier-ignore
    ],
    objects: {
      countries: {
        type: "GeometryCollection",
        geometries: [
          { type: "Polygon", arcs: [[0, 1]] },
          { type: "MultiPolygon", arcs: [[[2, -1]]] },
        ],
      },
      land: { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs: [[1, 2]] }] },
    },
  };
  const atlas = readAtlas(JSON.stringify(topology), (line) => line);
  expect(atlas.borders).toEqual([[[11, 0], [11, 1]]]); // prettier-ignore
  expect(atlas.coasts).toHaveLength(2);
  expect(atlas.rings.map(areaOf)).toEqual([2]);
  expect(() => readAtlas("{}", (line) => line)).toThrow("transform");
});

const map: GeoMap = {
  type: "FeatureCollection",
  source: "atlas",
  bbox: [96, 10, 106, 20],
  features: [
    {
      type: "Feature",
      properties: { kind: "border" },
      geometry: { type: "MultiLineString", coordinates: [[[96, 15], [106, 15]]] }, // prettier-ignore
    },
    {
      type: "Feature",
      properties: { kind: "name", name: "Inland" },
      geometry: { type: "Point", coordinates: [101, 18] },
    },
  ],
};
const at = (field: string): JsonObject => ({ field, type: "quantitative" });
const spec: JsonObject = {
  data: { name: "places" },
  layer: [
    { mark: "geoshape", data: { map: "atlas" } },
    { mark: "point", encoding: { longitude: at("longitude"), latitude: at("latitude") } },
    {
      mark: { type: "text", style: "label-place" },
      encoding: {
        longitude: at("label_longitude"),
        latitude: at("latitude"),
        text: { field: "place" },
      },
    },
  ],
};
const rows = [
  { place: "West Town", longitude: 101, latitude: 15, label_longitude: 99 },
  { place: "East Town", longitude: 103.5, latitude: 12.5, label_longitude: 104 },
];

function draw(width: number): string {
  return renderChart({ ...inputFor("map", { spec, rows }, width), map }).svg;
}

describe("a map", () => {
  test.each([640, 343])("shows the same piece of the world at %i px", (width) => {
    const svg = draw(width);
    const height = heightOf(map, width);
    expect(svg).toContain(`width="${width}" height="${height + 6}"`);
    // The line along the 15th degree runs from side to side; the first place stands halfway.
    const border = /d="(M[^"A]+)"[^>]*stroke-dasharray/.exec(svg)?.[1] ?? "";
    const across = [...border.matchAll(/[ML]([\d.-]+),/g)].map(([, x]) => Number(x));
    expect(Math.min(...across)).toBeCloseTo(0, 0);
    expect(Math.max(...across)).toBeCloseTo(width, 0);
    const dots = /translate\(([\d.]+),[\d.]+\)" d="M[\d.]+,0A/g;
    const points = [...svg.matchAll(dots)].map(([, x]) => Number(x));
    expect(points[0]).toBeCloseTo(width / 2, 0);
    expect(points[1]).toBeCloseTo(width * 0.75, 0);
    expect(svg).toContain(">Inland</text>");
  });

  test("ends a name west of its place there, and begins any other", () => {
    expect(draw(640)).toMatch(/text-anchor="end"[^>]*>West Town</);
    expect(draw(640)).toMatch(/text-anchor="start"[^>]*>East Town</);
  });

  test("can be taken along: its lines stand in the spec", () => {
    expect(mapNameOf(spec)).toBe("atlas");
    const whole = JSON.stringify(withGround(spec, map));
    expect(whole).not.toContain('"map"');
    expect(whole).toContain("MultiLineString");
  });
});
