import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readAtlas, type Atlas } from "./figures/atlas.ts";
import { areaOf, clipLine, clipRing, simplifyLine } from "./figures/map-cut.ts";
import type { Line, Window } from "./figures/map-cut.ts";
import { mapFolder, readMaps, type GeoMap } from "./figures/map.ts";
import { bookFolder } from "./book/folder.ts";
import { reportProblems, runCommand, type Command } from "./lib/command.ts";
import { BookError, collectProblems } from "./lib/problem.ts";

/** Degrees of detail for each degree of width: less than a pixel on a wide screen. */
const detail = 1 / 800;
/** Least side of an island that is drawn, for each degree of width. */
const leastIsland = 1 / 100;

/** Reads the atlas with as much detail as a map shows. */
function openAtlas(path: string, map: GeoMap): Atlas {
  try {
    return readAtlas(readFileSync(path, "utf8"), (line) =>
      simplifyLine(line, widthOf(map) * detail),
    );
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new BookError(
      `${path} is no atlas of countries in TopoJSON, such as countries-10m.json of the npm package world-atlas.`,
      2,
    );
  }
}

function cutMap(map: GeoMap, atlas: Atlas): GeoMap {
  const window: Window = map.bbox;
  const least = (widthOf(map) * leastIsland) ** 2;
  const names = map.features.filter(({ properties }) => properties.kind === "name");
  return { ...map, features: [...cutFeatures(atlas, window, least), ...names] };
}

function widthOf({ bbox: [west, , east] }: GeoMap): number {
  return east - west;
}

function cutFeatures(atlas: Atlas, window: Window, least: number): GeoMap["features"] {
  const isLarge = (line: Line): boolean => !isClosed(line) || areaOf(line) >= least;
  const lines = (all: readonly Line[]): [number, number][][] =>
    all.filter(isLarge).flatMap((line) => clipLine(line, window).map(roundLine));
  const rings = atlas.rings
    .filter((ring) => areaOf(ring) >= least)
    .map((ring) => clipRing(ring, window))
    .filter((ring) => ring.length > 3);
  return [
    {
      type: "Feature",
      properties: { kind: "land" },
      geometry: { type: "MultiPolygon", coordinates: rings.map((ring) => [roundLine(ring)]) },
    },
    {
      type: "Feature",
      properties: { kind: "coast" },
      geometry: { type: "MultiLineString", coordinates: lines(atlas.coasts) },
    },
    {
      type: "Feature",
      properties: { kind: "border" },
      geometry: { type: "MultiLineString", coordinates: lines(atlas.borders) },
    },
  ];
}

function isClosed(line: Line): boolean {
  const [first, last] = [line[0], line.at(-1)];
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
}

/** To a hundredth of a degree, about a kilometer; points that fall together are one. */
function roundLine(line: Line): [number, number][] {
  const rounded = line.map(([x, y]): [number, number] => [round(x), round(y)]);
  return rounded.filter(([x, y], index) => {
    const before = rounded[index - 1];
    return before === undefined || before[0] !== x || before[1] !== y;
  });
}

function round(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}

const command: Command = {
  usage: "npm run map -- ATLAS",
  purpose:
    "Cut the lines of every map in data/maps/ anew from ATLAS, the file countries-10m.json of the npm package world-atlas.",
  options: {
    book: { type: "string", value: "DIR", help: "the folder of the book; this one when not given" },
  },
  words: ["ATLAS"],
  run: ({ book }, [atlas = ""]) => {
    const root = bookFolder(book);
    const problems = collectProblems();
    for (const [name, map] of readMaps(root, problems)) {
      const cut = `${JSON.stringify(cutMap(map, openAtlas(atlas, map)))}\n`;
      writeFileSync(join(root, mapFolder, `${name}.json`), cut);
      console.log(`${mapFolder}/${name}.json: ${Math.round(cut.length / 1000)} kB`);
    }
    return Promise.resolve(reportProblems(problems.list));
  },
};

if (import.meta.main) await runCommand(command, process.argv.slice(2));
