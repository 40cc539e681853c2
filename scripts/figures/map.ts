import { z } from "zod";
import { listFolder } from "../lib/file.ts";
import { readJson } from "../lib/json.ts";
import type { Problems } from "../lib/problem.ts";
import { checkShape } from "../lib/shape.ts";
import type { Json, JsonObject } from "./spec.ts";

const position = z.tuple([z.number(), z.number()]);
const kind = <Name extends string>(name: Name) => z.strictObject({ kind: z.literal(name) });
const featureSchema = z.union([
  z.strictObject({
    type: z.literal("Feature"),
    properties: kind("land"),
    geometry: z.strictObject({
      type: z.literal("MultiPolygon"),
      coordinates: z.array(z.array(z.array(position))),
    }),
  }),
  z.strictObject({
    type: z.literal("Feature"),
    properties: z.union([kind("coast"), kind("border")]),
    geometry: z.strictObject({
      type: z.literal("MultiLineString"),
      coordinates: z.array(z.array(position)),
    }),
  }),
  z.strictObject({
    type: z.literal("Feature"),
    properties: z.strictObject({ kind: z.literal("name"), name: z.string().min(1) }),
    geometry: z.strictObject({ type: z.literal("Point"), coordinates: position }),
  }),
]);
export const mapSchema = z.strictObject({
  type: z.literal("FeatureCollection"),
  /** Id of the source that the lines come from. */
  source: z.string(),
  /** West, south, east, north: what the map shows. */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  features: z.array(featureSchema),
});

/** A ground to draw places on: land, coasts, borders and the names of countries, as GeoJSON. */
export type GeoMap = z.infer<typeof mapSchema>;

/** Where the maps of a book stand. */
export const mapFolder = "data/maps";

/** Reads every map of data/maps/, by its name. */
export function readMaps(root: string, problems: Problems): ReadonlyMap<string, GeoMap> {
  const maps = new Map<string, GeoMap>();
  if (!listFolder(root, "data").includes("maps")) return maps;
  for (const name of listFolder(root, mapFolder).filter((file) => file.endsWith(".json"))) {
    const tree = readJson(root, `${mapFolder}/${name}`, problems);
    const map = tree && checkShape(tree, mapSchema, problems);
    if (map !== undefined) maps.set(name.replace(/\.json$/, ""), map);
  }
  return maps;
}

/** The name of the map that a spec draws on: `{ "mark": "geoshape", "data": { "map": "<name>" } }`. Undefined when there is none. */
export function mapNameOf(spec: JsonObject): string | undefined {
  for (const [key, value] of Object.entries(spec)) {
    if (key === "map" && typeof value === "string") return value;
    const parts = Array.isArray(value) ? value : [value];
    for (const part of parts.filter((item) => typeof item === "object" && item !== null)) {
      const name = mapNameOf(part as JsonObject);
      if (name !== undefined) return name;
    }
  }
  return undefined;
}

/** A spec with its map's features in place of the map's name, so that it can be drawn elsewhere. */
export function withGround(spec: JsonObject, map: GeoMap): JsonObject {
  const put = (part: Json): Json => {
    if (Array.isArray(part)) return part.map(put);
    if (typeof part !== "object" || part === null) return part;
    if ("map" in part) return { values: map.features as never };
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, put(value)]));
  };
  return put(spec) as JsonObject;
}

/** Height of a map by its width, in Mercator's projection. */
export function heightOf({ bbox: [west, south, east, north] }: GeoMap, width: number): number {
  return Math.round(
    (width * (mercator(north) - mercator(south))) / (((east - west) * Math.PI) / 180),
  );
}

function mercator(latitude: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360));
}

/** What the projection is fitted to, so that every width shows the same piece of the world. */
export function frameOf({ bbox: [west, south, east, north] }: GeoMap): JsonObject {
  return {
    type: "MultiPoint",
    coordinates: [
      [west, south],
      [east, north],
    ],
  };
}

/** The layers that draw a map's ground: land, then lines, then the names of countries. */
export function groundLayers({ features }: GeoMap): JsonObject {
  const of = (wanted: string): JsonObject => ({
    values: features.filter(({ properties }) => properties.kind === wanted) as never,
  });
  const line = { type: "geoshape", filled: false, stroke: "muted", strokeWidth: 0.8, clip: true };
  const names = features.flatMap(({ properties, geometry }) =>
    properties.kind === "name"
      ? [{ name: properties.name, x: geometry.coordinates[0], y: geometry.coordinates[1] }]
      : [],
  );
  return {
    layer: [
      { data: of("land"), mark: { type: "geoshape", fill: "land", stroke: null, clip: true } },
      { data: of("coast"), mark: line },
      { data: of("border"), mark: { ...line, strokeDash: [3, 2] } },
      {
        data: { values: names as never },
        mark: { type: "text", color: "muted" },
        encoding: {
          longitude: { field: "x", type: "quantitative" },
          latitude: { field: "y", type: "quantitative" },
          text: { field: "name" },
        },
      },
    ],
  };
}
