import { z } from "zod";
import type { Line, Position } from "./map-cut.ts";

const pair = z.tuple([z.number(), z.number()]);
const arcs = z.array(z.int());
const countrySchema = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("Polygon"), arcs: z.array(arcs) }),
  z.looseObject({ type: z.literal("MultiPolygon"), arcs: z.array(z.array(arcs)) }),
]);
const topologySchema = z.looseObject({
  type: z.literal("Topology"),
  transform: z.looseObject({ scale: pair, translate: pair }),
  arcs: z.array(z.array(pair)),
  objects: z.looseObject({
    countries: z.looseObject({ geometries: z.array(countrySchema) }),
    land: z.looseObject({ geometries: z.array(countrySchema) }),
  }),
});

/** What an atlas draws: the lines of its countries, each once, and the land they make. */
export interface Atlas {
  /** Lines of the coast, and lines between two countries. */
  readonly coasts: readonly Line[];
  readonly borders: readonly Line[];
  /** Outer rings of the land, whatever countries it has. */
  readonly rings: readonly Line[];
}

/**
 * Reads a TopoJSON file of countries and land, such as those of the npm package `world-atlas`.
 * A line that two countries share is a border, one that belongs to a single country a coast.
 */
export function readAtlas(text: string, simplify: (line: Line) => Line): Atlas {
  const { transform, arcs: coded, objects } = topologySchema.parse(JSON.parse(text));
  const lines = coded.map((arc) => simplify(decodeArc(arc, transform)));
  const outlines = objects.countries.geometries.map(outersOf);
  const owners = lines.map(() => new Set<number>());
  outlines.forEach((outers, country) => {
    for (const arc of outers.flat()) owners[arc < 0 ? ~arc : arc]?.add(country);
  });
  return {
    coasts: lines.filter((_, index) => owners[index]?.size === 1),
    borders: lines.filter((_, index) => owners[index]?.size === 2),
    rings: objects.land.geometries.flatMap(outersOf).map((outer) => ringOf(outer, lines)),
  };
}

/** The numbers of the lines that make each outer ring; lakes are left out. */
function outersOf(area: z.infer<typeof countrySchema>): number[][] {
  return (area.type === "Polygon" ? [area.arcs] : area.arcs).map(([outer = []]) => outer);
}

/** Positions are written as steps from the one before, in units of the transform. */
function decodeArc(
  arc: readonly Position[],
  { scale, translate }: { readonly scale: Position; readonly translate: Position },
): Line {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** A negative number stands for a line run through backwards. */
function ringOf(outer: readonly number[], lines: readonly Line[]): Line {
  return outer.flatMap((arc, index) => {
    const line = (arc < 0 ? lines[~arc]?.toReversed() : lines[arc]) ?? [];
    return index === 0 ? line : line.slice(1);
  });
}
