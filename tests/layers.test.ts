import { existsSync, globSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { parseSource, type Source } from "./source.ts";

interface Wall {
  readonly what: string;
  readonly packages: RegExp;
  readonly allowed: RegExp;
}

const layers = ["lib", "data", "figures", "book", "editions", "commands"];

/** Third-party packages, and the only files that may know them. */
const walls: readonly Wall[] = [
  {
    what: "charts",
    packages: /^vega(-.+)?$/,
    allowed: /^scripts\/figures\/(chart|runtime)\.ts$/,
  },
  {
    what: "Markdown parsers",
    packages: /^markdown-it(-.+)?$/,
    allowed: /^scripts\/book\/markdown(\.ts|\/[^/]+\.ts)$/,
  },
  {
    what: "Eleventy's packages",
    packages: /^@11ty\/.+$/,
    allowed: /^(scripts\/editions\/web[^/]*\.ts|scripts\/dev\.ts|eleventy\.config\.ts)$/,
  },
  {
    what: "browser and Paged.js",
    packages: /^(puppeteer.*|@puppeteer\/.+|@sparticuz\/chromium|pagedjs.*)$/,
    allowed: /^scripts\/editions\//,
  },
  {
    what: "archives",
    packages: /^(fflate|yazl)$/,
    allowed: /^scripts\/(editions\/.+|lib\/zip)\.ts$/,
  },
  {
    what: "parsers",
    packages: /^(csv-parse|yaml|jsonc-parser|read-excel-file)$/,
    allowed: /^scripts\/lib\//,
  },
  { what: "QR codes", packages: /^uqr$/, allowed: /^scripts\/editions\/qr\.ts$/ },
  { what: "the counter of syllables", packages: /^syllable$/, allowed: /^scripts\/lib\// },
  { what: "citation styles", packages: /^citeproc(-.+)?$/, allowed: /^scripts\/data\// },
];

const editionNames = new Set(["web", "print", "epub", "brief"]);
const emptyNames = /(^|-)(utils?|helpers?|common|managers?|services?|core)(-|$)/;

const sources = findSources().map((file) => parseSource(file, readFileSync(file, "utf8")));

describe("the reader of imports", () => {
  const fixture = `import type { A } from "./a.ts";
import { type B } from "../data/b.ts";
import c, { type D } from "c/sub";
import "./effect.ts";
export * from "./e.ts";
export type { F } from "./f.ts";
const g = await import("@scope/g/deep");
type H = import("./h.ts").H;
const text = 'import "no.ts"'; // import "nor.ts"
const i = require.resolve("i"), j = import.meta.resolve("j");
const names: string[] = ["web", \`print\`, "web site"]; // "epub"
`;
  const { imports, words, lines } = parseSource("scripts/book/fixture.ts", fixture);

  test("finds every form, its line, and whether it is for types only", () => {
    const found = imports.map(
      ({ from, line, typeOnly }) => `${line} ${typeOnly ? "type " : ""}${from}`,
    );
    expect(found).toEqual([
      "1 type ./a.ts",
      "2 type ../data/b.ts",
      "3 c/sub",
      "4 ./effect.ts",
      "5 ./e.ts",
      "6 type ./f.ts",
      "7 @scope/g/deep",
      "8 type ./h.ts",
      "10 i",
      "10 j",
    ]);
    expect(lines).toBe(11);
  });

  test("finds string literals, and not comments", () => {
    const named = words.filter(({ text }) => editionNames.has(text));
    expect(named).toEqual([
      { text: "web", line: 11 },
      { text: "print", line: 11 },
    ]);
  });

  test("every rule finds its offender", () => {
    const lib = parseSource(
      "scripts/lib/a.ts",
      `import { b } from "../data/b.ts";\nimport "vega";`,
    );
    const data = parseSource("scripts/data/b.ts", `import { a } from "../lib/a.ts";`);
    const lost = parseSource("scripts/pages/c.ts", "export {};");
    expect(stepsToTheRight([lib, data])).toEqual([
      "scripts/lib/a.ts:1 imports scripts/data/b.ts: lib may not know data",
    ]);
    expect(stepsToTheRight([lost])).toEqual(["scripts/pages/c.ts:1 belongs to no layer"]);
    expect(cycles([lib, data])).toEqual([
      "scripts/data/b.ts → scripts/lib/a.ts → scripts/data/b.ts",
    ]);
    expect(cycles([data])).toEqual([]);
    expect(walls.flatMap((wall) => crossings([lib], wall))).toEqual([
      "scripts/lib/a.ts:2 imports vega",
    ]);
    expect(
      emptilyNamed(["scripts/lib/text-utils.ts", "scripts/core/a.ts", "scripts/lib/score.ts"]),
    ).toEqual(["scripts/lib/text-utils.ts", "scripts/core/a.ts"]);
  });
});

describe("imports", () => {
  test("run one way: lib ← data ← figures ← book ← editions ← commands", () => {
    expect(stepsToTheRight(sources)).toEqual([]);
  });

  test("form no cycle of values", () => {
    expect(cycles(sources)).toEqual([]);
  });

  test.each(walls)("keep $what behind their wall", (wall) => {
    expect(crossings(sources, wall)).toEqual([]);
  });
});

describe("source files", () => {
  test("name an edition only among the editions and commands", () => {
    const exempt = new Set(["editions", "commands"]);
    const outside = sources.filter(({ file }) => !exempt.has(layerOf(file) ?? ""));
    const named = outside.flatMap(({ file, words }) =>
      words
        .filter(({ text }) => editionNames.has(text))
        .map(({ text, line }) => `${file}:${line} names the edition "${text}"`),
    );
    expect(named).toEqual([]);
  });

  test("have at most 300 lines", () => {
    const long = sources.filter(({ lines }) => lines > 300);
    expect(long.map(({ file, lines }) => `${file}:301 of ${lines} lines`)).toEqual([]);
  });

  test("have a median of at most 100 lines", () => {
    const sizes = sources.map(({ lines }) => lines).toSorted((a, b) => a - b);
    const largest = sources.toSorted((a, b) => b.lines - a.lines).slice(0, 5);
    const advice = `split one of ${largest.map(({ file }) => file).join(", ")}`;
    expect(sizes[Math.floor((sizes.length - 1) / 2)] ?? 0, advice).toBeLessThanOrEqual(100);
  });

  test("are named for what is in them", () => {
    expect(emptilyNamed(sources.map(({ file }) => file))).toEqual([]);
  });
});

function findSources(): string[] {
  const scripts = globSync("scripts/**/*.ts").map((file) => file.split("\\").join("/"));
  return [...scripts, "eleventy.config.ts"].filter((file) => existsSync(file)).toSorted();
}

/** Gives `commands` for what stands beside the folders, and undefined for an unknown folder. */
function layerOf(file: string): string | undefined {
  const [top, folder, ...rest] = file.split("/");
  if (top !== "scripts" || rest.length === 0) return "commands";
  return layers.find((layer) => layer === folder);
}

function targetOf(file: string, from: string): string | undefined {
  return from.startsWith(".") ? posix.join(posix.dirname(file), from) : undefined;
}

function stepsToTheRight(files: readonly Source[]): string[] {
  return files.flatMap(({ file, imports }) => {
    const layer = layerOf(file);
    if (layer === undefined) return [`${file}:1 belongs to no layer`];
    return imports.flatMap(({ from, line }) => {
      const target = targetOf(file, from);
      if (target === undefined || !target.endsWith(".ts")) return [];
      const known = layerOf(target) ?? "an unknown layer";
      const isAllowed = layers.includes(known) && layers.indexOf(known) <= layers.indexOf(layer);
      return isAllowed ? [] : [`${file}:${line} imports ${target}: ${layer} may not know ${known}`];
    });
  });
}

/** Gives each cycle of value imports once, from its first file round to it again. */
function cycles(files: readonly Source[]): string[] {
  const edges = new Map(files.map((source) => [source.file, valueTargets(source)]));
  const done = new Set<string>();
  const found: string[] = [];
  const follow = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start !== -1) found.push([...path.slice(start), file].join(" → "));
    if (start !== -1 || done.has(file)) return;
    for (const next of edges.get(file) ?? []) follow(next, [...path, file]);
    done.add(file);
  };
  for (const file of [...edges.keys()].toSorted()) follow(file, []);
  return found;
}

function valueTargets({ file, imports }: Source): string[] {
  const values = imports.filter(({ typeOnly }) => !typeOnly);
  return values.flatMap(({ from }) => targetOf(file, from) ?? []);
}

function crossings(files: readonly Source[], { packages, allowed }: Wall): string[] {
  const outside = files.filter(({ file }) => !allowed.test(file));
  return outside.flatMap(({ file, imports }) =>
    imports
      .filter(({ from }) => packages.test(packageOf(from)))
      .map(({ from, line }) => `${file}:${line} imports ${from}`),
  );
}

/** Drops the path within a package: `csv-parse/sync` is of `csv-parse`. */
function packageOf(from: string): string {
  return /^(@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from;
}

function emptilyNamed(files: readonly string[]): string[] {
  return files.filter((file) =>
    file.split("/").some((part) => emptyNames.test(part.replace(/\.ts$/, ""))),
  );
}
