import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const versions = z.record(z.string(), z.string());

const packageShape = z.object({
  version: z.string(),
  scripts: versions,
  dependencies: versions,
  devDependencies: versions,
  overrides: z.record(z.string(), z.union([z.string(), versions])),
  allowScripts: z.record(z.string(), z.boolean()).optional(),
});

const lockShape = z.object({
  version: z.string(),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      os: z.array(z.string()).optional(),
    }),
  ),
});

const manifest = packageShape.parse(JSON.parse(readText("package.json")));
const lock = lockShape.parse(JSON.parse(readText("package-lock.json")));
const installed = Object.entries(lock.packages).filter(([path]) => path !== "");

/** Spelled in pieces, so that this file does not hold what it forbids. */
const traces: Record<string, RegExp> = {
  "a package registry":
    /(registry\.(npmjs|yarnpkg|npmmirror)|npm\.pkg\.github|repo1?\.maven(\.apache)?|files\.pythonhosted)\.(org|com)/,
  "a path of one machine":
    /(^|[\s"'`(=,<>|[\]]|file:\/{0,2})\/(work|root|(home|Users)\/[\w.-]+)\//m,
};

describe("package.json", () => {
  const { dependencies, devDependencies } = manifest;

  test.each(Object.entries({ ...dependencies, ...devDependencies }))(
    "pins %s exactly: %s",
    (_name, version) => {
      expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    },
  );

  test("keeps the browser download of pagedjs-cli out", () => {
    const core = dependencies["puppeteer-core"];
    expect(manifest.overrides["pagedjs-cli"]).toEqual({ puppeteer: `npm:puppeteer-core@${core}` });
  });

  test("says of every install script whether it may run", () => {
    const withScript = installed.filter(([, entry]) => entry.hasInstallScript);
    // One that is for another system only, such as fsevents, is never installed here.
    const here = withScript.filter(([, { os }]) => os === undefined);
    const names = here.map(([path]) => path.replace(/^.*node_modules\//, ""));
    const decided = Object.keys(manifest.allowScripts ?? {});
    expect(names.filter((name) => !decided.includes(name))).toEqual([]);
    expect(manifest.allowScripts?.["node"]).toBe(true);
  });
});

describe("package-lock.json", () => {
  test("is of the same version as package.json", () => {
    expect(lock.version).toBe(manifest.version);
  });

  test("holds no download address", () => {
    const addressed = installed.filter(([, { resolved }]) => resolved !== undefined);
    expect(addressed.map(([path]) => path)).toEqual([]);
  });

  test("knows version and hash of every package", () => {
    const vague = installed.filter(([, { version, integrity }]) => !version || !integrity);
    expect(vague.map(([path]) => path)).toEqual([]);
  });

  // Without them `npm ci` calls the lock out of step, or a Mac is left without its binary.
  test("lists the optional packages of every system", () => {
    const optional = z.object({ optionalDependencies: versions.optional() });
    const raw = z.object({ packages: z.record(z.string(), optional) });
    const { packages } = raw.parse(JSON.parse(readText("package-lock.json")));
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter((name) => !isLocked(path, name)),
    );
    expect(missing).toEqual([]);
  });
});

describe("the tree", () => {
  const texts = listFiles().map((file) => ({ file, text: readText(file) }));

  test.each(Object.entries(traces))("holds no trace of %s", (_what, trace) => {
    const found = texts.flatMap(({ file, text }) => {
      const match = trace.exec(text);
      return match
        ? [`${file}:${text.slice(0, match.index + 1).split("\n").length} ${match[0]}`]
        : [];
    });
    expect(found).toEqual([]);
  });

  test("the search for traces finds them", () => {
    const path = ["", "home", "someone", "book"].join("/");
    const host = ["registry", "npmjs", "org"].join(".");
    expect(traces["a path of one machine"]?.test(`see ${path}`)).toBe(true);
    expect(traces["a path of one machine"]?.test(`https://example.org${path}`)).toBe(false);
    expect(traces["a package registry"]?.test(`https://${host}/yaml`)).toBe(true);
  });
});

describe("the papers", () => {
  test.each(["LICENSE", "LICENSE-CONTENT", "README.md", "CITATION.cff"])("include %s", (file) => {
    expect(existsSync(file)).toBe(true);
  });

  test("CITATION.cff is of the edition of data/book.yaml", () => {
    const cited = z
      .object({ version: z.string(), "date-released": z.string() })
      .parse(parse(readText("CITATION.cff")));
    const book = z
      .object({ revision: z.number(), issued: z.string() })
      .parse(parse(readText("data/book.yaml")));
    expect(cited).toEqual({ version: String(book.revision), "date-released": book.issued });
  });

  test("the README names only commands that exist", () => {
    const readme = readText("README.md");
    const named = [...readme.matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name]) => name ?? "");
    expect(named).toContain("build");
    expect(readme).toContain("npm test");
    expect([...named, "test"].filter((name) => !(name in manifest.scripts))).toEqual([]);
  });
});

/** True when the package at `path` finds `name` by Node's rules: in its own folder or one further out. */
function isLocked(path: string, name: string): boolean {
  const parts = path.split("/node_modules/");
  const folders = parts.map((_part, index) => parts.slice(0, index + 1).join("/node_modules/"));
  return [...folders.filter(Boolean).map((folder) => `${folder}/`), ""].some(
    (folder) => `${folder}node_modules/${name}` in lock.packages,
  );
}

/** Lists what a clone holds, also what is new and not ignored; without git, what lies in the folder. */
function listFiles(): string[] {
  const files = listClone() ?? listFolder();
  return [...new Set(files)].filter((file) => file !== "" && existsSync(file)).toSorted();
}

function listClone(): string[] | undefined {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  try {
    const names = execFileSync("git", ["-c", "safe.directory=*", ...list], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    return names.toString("utf8").split("\0");
  } catch {
    return undefined;
  }
}

function listFolder(): string[] {
  const exclude = ["node_modules", "dist", "coverage"];
  const entries = globSync("**/*", { exclude, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function readText(file: string): string {
  return readFileSync(file, "utf8");
}
