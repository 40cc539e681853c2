import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildInto, openScratch, runEngine, tinyBook, type Ending } from "../engine.ts";
import { changeBook } from "../fixtures/book-folder.ts";
import { hashTree, readTree } from "../tree.ts";

const scratch = openScratch();
afterAll(scratch.remove);

const shop = join(scratch.folder, "shop");
const dist = join(shop, "dist");
const stack = /\n {4}at /;
let before = "";

beforeAll(async () => {
  mkdirSync(shop);
  await buildInto(dist, { only: "data" });
  before = hashTree(readTree(dist));
});

/** Builds into the folder of the last publication; whatever happens, that one must still be there, and nothing else. */
async function buildAgain(
  words: readonly string[],
  circumstances: Parameters<typeof runEngine>[2] = {},
): Promise<Ending> {
  const ended = await runEngine("build", ["--out", dist, ...words], circumstances);
  expect(hashTree(readTree(dist))).toBe(before);
  expect(readdirSync(shop)).toEqual(["dist"]);
  return ended;
}

const whole = ["--book", tinyBook, "--only", "data"];

describe("a build that fails leaves the last publication as it was", () => {
  test("when a claim is false: 1, with the problem", async () => {
    const book = join(scratch.folder, "false-claim");
    cpSync(tinyBook, book, { recursive: true });
    changeBook(book, { "data/umbrellas.csv": { replace: [[",2000,", ",1000,"]] } });
    const { code, stderr } = await buildAgain(["--book", book]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^chapters\/rain\.md:7:1: error claim-false: /m);
    expect(stderr).not.toMatch(stack);
  });

  test("when an edition has a bug: 70, with the stack", async () => {
    const { code, stderr } = await buildAgain(whole, {
      preload: "build/last-step.ts",
      environment: { LAST_STEP: "before write 4", STEP_FAULT: "bug" },
    });
    expect(code).toBe(70);
    expect(stderr).toContain("This is a fault of the engine, not of the book.");
    expect(stderr).toContain("made to fail by a test");
    expect(stderr).toMatch(stack);
  });

  test("when one of several editions has a bug: the others end first", async () => {
    const { code } = await buildAgain(["--book", tinyBook, "--only", "web,epub,data"], {
      preload: "build/last-step.ts",
      environment: { LAST_STEP: "before write 6", STEP_FAULT: "bug" },
    });
    expect(code).toBe(70);
  });

  test.each([
    ["ENOSPC", "the disk is full"],
    ["EDQUOT", "your share of the disk is used up"],
    ["EROFS", "the disk is read-only"],
    ["EACCES", "you may not write there"],
  ])("when a write ends in %s: 1, and the reason", async (fault, reason) => {
    const { code, stderr } = await buildAgain(whole, {
      preload: "build/last-step.ts",
      environment: { LAST_STEP: "before write 5", STEP_FAULT: fault },
    });
    expect(code).toBe(1);
    expect(stderr).toContain(`cannot be written: ${reason}.`);
    expect(stderr).not.toMatch(stack);
  });

  test("when there is no browser: 1, and where it was looked for", async () => {
    const { code, stderr } = await buildAgain(["--book", tinyBook, "--only", "print,data"], {
      environment: { BRIEFING_BROWSER: "/nonexistent/chrome" },
    });
    expect(code).toBe(1);
    expect(stderr).toContain("BRIEFING_BROWSER names /nonexistent/chrome, which does not exist.");
    expect(stderr).not.toMatch(stack);
  });

  test("when the browser is no browser: 1, and its name", async () => {
    const { code, stderr } = await buildAgain(["--book", tinyBook, "--only", "print,data"], {
      environment: { BRIEFING_BROWSER: "/bin/false" },
    });
    expect(code).toBe(1);
    expect(stderr).toContain("/bin/false did not start");
    expect(stderr).not.toMatch(stack);
  });
});

describe("a place that cannot take a publication", () => {
  test("is refused when it holds something else: 2, and that is kept", async () => {
    const folder = join(scratch.folder, "foreign");
    mkdirSync(folder);
    writeFileSync(join(folder, "thesis.txt"), "years of work");
    const { code, stderr } = await runEngine("build", [...whole, "--out", folder]);
    expect(code).toBe(2);
    expect(stderr).toContain("holds something that is not a publication");
    expect(readFileSync(join(folder, "thesis.txt"), "utf8")).toBe("years of work");
    expect(readdirSync(folder)).toEqual(["thesis.txt"]);
  });

  test("is refused when it is a file: 2", async () => {
    const file = join(scratch.folder, "a-file");
    writeFileSync(file, "kept");
    const { code, stderr } = await runEngine("build", [...whole, "--out", file]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${file} is a file`);
    expect(readFileSync(file, "utf8")).toBe("kept");
  });

  test("is a sentence when a file stands in its way: 1", async () => {
    const file = join(scratch.folder, "in-the-way");
    writeFileSync(file, "");
    expect(await isSentence(join(file, "dist"))).toBe(true);
  });

  test.runIf(process.platform === "linux")("is a sentence on a read-only system: 1", async () => {
    for (const out of ["/sys/dist", "/proc/dist", "/proc/a/b/dist"])
      expect(await isSentence(out)).toBe(true);
  });

  test("is a sentence when the disk is full: 1", async ({ skip }) => {
    const disk = join(scratch.folder, "disk");
    mkdirSync(disk);
    if (!isMounted(disk)) skip("this user may not mount a small disk; ENOSPC is simulated above");
    try {
      expect(await isSentence(join(disk, "dist"), "the disk is full")).toBe(true);
      expect(readdirSync(disk)).toEqual([]);
    } finally {
      execFileSync("umount", [disk]);
    }
  });
});

/** True when a build into `out` ends with 1 and one sentence, which gives the reason. */
async function isSentence(out: string, reason = ""): Promise<boolean> {
  const { code, stderr } = await runEngine("build", [...whole, "--out", out]);
  const last = stderr.trimEnd().split("\n").at(-1) ?? "";
  return code === 1 && last.includes(" cannot be written: ") && last.includes(reason);
}

/** Mounts a disk of 32 kB, which no publication fits on. */
function isMounted(folder: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=32k", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
