import type { Browser } from "puppeteer-core";
import { describe, expect, test } from "vitest";
import { useBrowser } from "../../scripts/editions/borrow.ts";
import { paginate, type Flow, type PrintJob } from "../../scripts/editions/paginate.ts";
import { BookError } from "../../scripts/lib/problem.ts";

const text = Array.from({ length: 6000 }, (_, index) => `word${index}`).join(" ");
const flow: Flow = {
  id: "one",
  numbering: "arabic",
  title: "One",
  html: `<section class="chapter" id="one"><h1>One</h1><p>${text}</p></section>`,
};
const job: PrintJob = {
  title: "T",
  language: "en-US",
  flows: [flow],
  styles: "html { line-height: 20px }",
  patience: 1500,
};

/** Sets the book, and does something to the browser at the first page of the first so many attempts. */
async function setWhile(times: number, hurt: (browser: Browser) => void): Promise<number> {
  let attempt = 0;
  const { total } = await useBrowser(async (browser) => {
    attempt += 1;
    const isHurt = attempt <= times;
    const onPage = (done: number): void => {
      if (isHurt && done === 1) hurt(browser);
    };
    return await paginate(browser, { ...job, onPage });
  });
  return total;
}

const kill = (browser: Browser): void => void browser.process()?.kill("SIGKILL");
const halt = (browser: Browser): void => void browser.process()?.kill("SIGSTOP");

describe("a browser", () => {
  test("that dies is replaced once", async () => {
    const whole = await setWhile(0, kill);
    expect(whole).toBeGreaterThan(5);
    expect(await setWhile(1, kill)).toBe(whole);
  });

  test.runIf(process.platform !== "win32")("that hangs is ended and replaced once", async () => {
    expect(await setWhile(1, halt)).toBe(await setWhile(0, halt));
  });

  test("that dies again is reported in a sentence", async () => {
    const failure = await setWhile(2, kill).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BookError);
    expect(String(failure)).toContain("ended before it was done, and so did another");
  });

  test.runIf(process.platform !== "win32")(
    "that hangs again is reported in a sentence",
    async () => {
      const failure = await setWhile(2, halt).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(BookError);
      expect(String(failure)).toMatch(
        /No page of “one” appeared for 1.5 seconds|printed nothing for 3 seconds/,
      );
    },
  );

  test("is one for all who ask at the same time, and ends with the last", async () => {
    const seen: Browser[] = [];
    const ask = async (): Promise<void> => {
      await useBrowser(async (browser) => {
        seen.push(browser);
        await browser.version();
      });
    };
    await Promise.all([ask(), ask(), ask()]);
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]?.connected).toBe(false);
  });

  test("is not blamed for an error of the work", async () => {
    let attempt = 0;
    const failing = useBrowser(() => {
      attempt += 1;
      return Promise.reject(new Error("of the book"));
    });
    await expect(failing).rejects.toThrow("of the book");
    expect(attempt).toBe(1);
  });
});
