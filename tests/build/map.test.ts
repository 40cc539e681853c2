import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openScratch, runEngine, tinyBook } from "../engine.ts";

const scratch = openScratch();
afterAll(scratch.remove);

const book = join(scratch.folder, "book");
const atlas = join(scratch.folder, "atlas.json");
const map = join(book, "data/maps/coast.json");

/** Two countries side by side, 10° wide and high, of which the map shows the middle; and an island too small to see. */
const topology = {
  type: "Topology",
  transform: { scale: [0.001, 0.001], translate: [0, 0] },
  arcs: [
    [[5000, 0], [0, 10_000]], // prettier-ignore
    [[5000, 10_000], [-5000, 0], [0, -10_000], [5000, 0]], // prettier-ignore
    [[5000, 0], [5000, 0], [0, 10_000], [-5000, 0]], // prettier-ignore
    [[4000, 5000], [1, 0], [0, 1], [-1, -1]], // prettier-ignore
  ],
  objects: {
    countries: {
      type: "GeometryCollection",
      geometries: [
        { type: "Polygon", arcs: [[0, 1]] },
        { type: "MultiPolygon", arcs: [[[2, -1]], [[3]]] },
      ],
    },
    land: {
      type: "GeometryCollection",
      geometries: [{ type: "MultiPolygon", arcs: [[[1, 2]], [[3]]] }],
    },
  },
};
const name = {
  type: "Feature",
  properties: { kind: "name", name: "Tinyland" },
  geometry: { type: "Point", coordinates: [3, 5] },
};
const written = `${JSON.stringify({ type: "FeatureCollection", source: "atlas", bbox: [2, 4, 8, 6], features: [name] })}\n`;

test("the command map cuts lines to the window of each map and keeps the names", async () => {
  cpSync(tinyBook, book, { recursive: true });
  mkdirSync(join(book, "data/maps"));
  writeFileSync(map, written);
  writeFileSync(atlas, JSON.stringify(topology));
  const { code, stdout, stderr } = await runEngine("map", [atlas, "--book", book]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("data/maps/coast.json: ");
  const { bbox, features } = JSON.parse(readFileSync(map, "utf8")) as typeof topology & {
    bbox: unknown;
    features: { properties: { kind: string }; geometry: { coordinates: unknown } }[];
  };
  expect(bbox).toEqual([2, 4, 8, 6]);
  const drawn = Object.fromEntries(
    features.map(({ properties, geometry }) => [properties.kind, geometry.coordinates]),
  );
  // The coast runs outside the window, and the island is too small.
  expect(drawn).toEqual({
    land: [[[[8, 4], [8, 6], [2, 6], [2, 4], [8, 4]]]], // prettier-ignore
    coast: [],
    border: [[[5, 4], [5, 6]]], // prettier-ignore
    name: [3, 5],
  });
});

test("the command map leaves the maps alone when the atlas is none: 2", async () => {
  writeFileSync(map, written);
  for (const wrong of [join(scratch.folder, "nowhere.json"), join(book, "data/sources.json")]) {
    const { code, stderr } = await runEngine("map", [wrong, "--book", book]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${wrong} is no atlas of countries`);
  }
  expect(readFileSync(map, "utf8")).toBe(written);
});
