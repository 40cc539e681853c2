import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { buildInto, openScratch, runEngine, tinyBook } from "../engine.ts";
import { readTree } from "../tree.ts";
import { findBrokenLinks } from "../links.ts";

const scratch = openScratch();
afterAll(scratch.remove);

/** Starts of what a terminal takes for a color or a move of its cursor. */
const escape = "\u001B[";

describe.each(["build", "check"] as const)("the command %s", (command) => {
  test("explains itself: 0", async () => {
    const { code, stdout, stderr } = await runEngine(command, ["--help"]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toContain(`usage: npm run ${command} -- [options]`);
    expect(stdout).toMatch(/^ {2}--book DIR +the folder of the book/m);
    expect(stdout).toMatch(/^ {2}--help +print this$/m);
    expect((await runEngine(command, ["-h"])).stdout).toBe(stdout);
  });

  test("refuses an option it does not know, naming it: 2", async () => {
    const { code, stdout, stderr } = await runEngine(command, ["--colour"]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^Unknown option '--colour'\.$/m);
    expect(stderr).toContain("usage: ");
  });

  test("refuses an option without its value: 2", async () => {
    const { code, stderr } = await runEngine(command, ["--book"]);
    expect(code).toBe(2);
    expect(stderr).toContain("--book");
  });

  test("refuses words it has no use for: 2", async () => {
    const { code, stderr } = await runEngine(command, ["web"]);
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  test("refuses a folder that is no book, and one that is not there: 2", async () => {
    const folder = join(scratch.folder, `${command}-empty`);
    mkdirSync(folder);
    for (const book of [folder, join(folder, "nowhere")]) {
      const { code, stderr } = await runEngine(command, ["--book", book]);
      expect(code).toBe(2);
      expect(stderr).toBe(`${book} is not a book: it needs the folders chapters/ and data/.\n`);
    }
  });

  test("writes plain lines into a log", async () => {
    const out = join(scratch.folder, `${command}-log`);
    const words = command === "build" ? ["--only", "data", "--out", out] : [];
    const { code, stdout, stderr } = await runEngine(command, ["--book", tinyBook, ...words]);
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain(escape);
    expect(stdout + stderr).not.toContain("\r");
  });
});

describe("the command build", () => {
  test.each(["webb", "web,", "web,pdf"])("refuses the edition in --only %s: 2", async (only) => {
    const { code, stderr } = await runEngine("build", ["--book", tinyBook, "--only", only]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^There is no edition “.*”; the editions are (?:\w+, )+\w+\.$/m);
    expect(readdirSync(tinyBook).toSorted()).toEqual(["chapters", "data"]);
  });

  test.each(["press", "booklet"])(
    "refuses --%s where the print edition is left out: 2",
    async (option) => {
      const words = ["--book", tinyBook, "--only", "web,epub", `--${option}`];
      const { code, stdout, stderr } = await runEngine("build", words);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toBe(
        `--${option} is about the print edition, which --only web,epub leaves out.\n`,
      );
    },
  );

  test("closes with a table of what it made", async () => {
    const out = join(scratch.folder, "table");
    const { stdout, stderr } = await buildInto(out, { only: "web,data" });
    expect(stderr).toMatch(/^Site: \d+\.\d s$/m);
    expect(stderr).toMatch(/^Open data: \d+\.\d s$/m);
    const lines = stdout.trimEnd().split("\n");
    const files = [...readTree(out).keys()].length;
    expect(lines[0]).toMatch(/^output +files .*size +time$/);
    expect(lines.at(-1)).toMatch(new RegExp(`^all +${files} +.* [kM]B +[0-9.]+ s$`));
  });

  test("--only web builds only the site, and its pages lead to nothing that is not there", async () => {
    const out = join(scratch.folder, "web");
    await buildInto(out, { only: "web" });
    const site = readTree(out);
    const others = [...site.keys()].filter((path) =>
      /^(?:print|epub)\/|^(?:data|figures)\/[^/]+\.(?:csv|json|md|png|svg|xlsx|zip)$/.test(path),
    );
    expect(others).toEqual([]);
    expect(site.has("edition.json")).toBe(true);
    expect(findBrokenLinks(site)).toEqual([]);
  });

  test("--only with two editions builds these, and they link to one another", async () => {
    const out = join(scratch.folder, "two");
    await buildInto(out, { only: "epub, web" });
    const site = readTree(out);
    expect(site.has("epub/briefing-book.epub")).toBe(true);
    expect(site.has("data/datapackage.json")).toBe(false);
    expect(findBrokenLinks(site)).toEqual([]);
    expect(site.get("index.html")?.toString()).toContain(`href="./epub/briefing-book.epub"`);
  });
});

/** The program that lends a command a terminal; few slim machines lack it. */
const hasTerminal = process.platform === "linux" && existsSync("/usr/bin/script");

/** What a build of the data shows on a terminal 80 columns wide. */
function onTerminal(environment: Readonly<Record<string, string>>): string {
  const out = join(scratch.folder, "terminal");
  const words = `scripts/build.ts --book '${tinyBook}' --only data --out '${out}'`;
  const line = `stty cols 80; exec '${process.execPath}' ${words}`;
  const env = { PATH: process.env["PATH"], TERM: "xterm-256color", ...environment };
  return execFileSync("script", ["-qefc", line, "/dev/null"], { env, encoding: "utf8" });
}

describe.runIf(hasTerminal)("on a terminal", () => {
  test("build shows its steps as they go, in color", () => {
    const shown = onTerminal({});
    expect(shown).toContain(`${escape}32m✔`);
    expect(shown).toContain("Open data");
    expect(shown).toMatch(/output +files /);
  });

  test("build does without color where that is asked for, and writes a log in CI", () => {
    expect(onTerminal({ NO_COLOR: "1" })).not.toContain(`${escape}32m`);
    const log = onTerminal({ CI: "1" });
    expect(log).not.toContain(escape);
    expect(log).toMatch(/^Open data: \d+\.\d s/m);
  });
});

describe("the command check", () => {
  test("counts what it found sound", async () => {
    const { code, stdout } = await runEngine("check", ["--book", tinyBook]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Fine: 6 chapters, 3 observations, 3 derived facts, 1 claims?, /m);
  });
});
