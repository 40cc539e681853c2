import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openBrowser } from "../../scripts/editions/browser.ts";
import { openCache, unpackBrowser } from "../../scripts/editions/chromium.ts";
import { BookError } from "../../scripts/lib/problem.ts";

const folders: string[] = [];
const hasPackage = process.platform === "linux" && process.arch === "x64";

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "browser-test-"));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("openBrowser", () => {
  test("starts a browser that knows neither the machine's time zone nor its language", async () => {
    vi.stubEnv("TZ", "Asia/Tokyo");
    vi.stubEnv("LANG", "de_DE.UTF-8");
    const { browser, close } = await openBrowser();
    try {
      const page = await browser.newPage();
      const seen = await page.evaluate(() => [
        Intl.DateTimeFormat().resolvedOptions().timeZone,
        navigator.language,
      ]);
      expect(seen).toEqual(["UTC", "en-US"]);
    } finally {
      await close();
    }
    expect(browser.connected).toBe(false);
  });

  test("says in one sentence that the browser somebody named is not there", async () => {
    vi.stubEnv("BRIEFING_BROWSER", "/no/such/browser");
    const failure = await openBrowser().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BookError);
    expect(String(failure)).toContain("BRIEFING_BROWSER names /no/such/browser");
  });
});

describe.runIf(hasPackage)("the unpacked browser", () => {
  test("lives in a folder that only its owner can open", async () => {
    const base = makeFolder();
    vi.stubEnv("XDG_CACHE_HOME", base);
    const folder = await openCache();
    expect(folder.startsWith(base)).toBe(true);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test("is never taken from a folder others can write to", async () => {
    const base = makeFolder();
    vi.stubEnv("XDG_CACHE_HOME", base);
    const name = basename(await openCache());
    rmSync(join(base, "common-cause"), { recursive: true });
    const open = join(base, "common-cause", name);
    mkdirSync(open, { recursive: true });
    chmodSync(open, 0o777);
    expect((await openCache()).startsWith(base)).toBe(false);
  });

  test("replaces a file put in its place, also when two builds unpack at once", async () => {
    const folder = makeFolder();
    const planted = join(folder, "chromium");
    writeFileSync(planted, "#!/bin/sh\necho planted\n", { mode: 0o755 });
    const [first, second] = await Promise.all([unpackBrowser(folder), unpackBrowser(folder)]);
    expect(first.executable).toBe(second.executable);
    expect(readFileSync(planted).subarray(1, 4).toString()).toBe("ELF");
    const { ino } = statSync(planted);
    await unpackBrowser(folder);
    expect(statSync(planted).ino, "an intact file is kept").toBe(ino);
  }, 60_000);
});
