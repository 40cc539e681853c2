import type { Browser } from "puppeteer-core";
import { BookError } from "../lib/problem.ts";
import { openBrowser, type OpenBrowser } from "./browser.ts";
import { hangName } from "./paged/tab.ts";

interface Loan {
  readonly open: Promise<OpenBrowser>;
  borrowers: number;
}

let lent: Loan | undefined;

/** How often work is tried that a browser does not finish. */
const attempts = 2;

/**
 * Does work with the one browser of this process, which all who print share: the first to ask starts it, the last ends
 * it. A browser that dies or hangs is ended, and the work tried once more with another.
 */
export async function useBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const loan = (lent ??= { open: openBrowser(), borrowers: 0 });
    loan.borrowers += 1;
    try {
      const { browser } = await loan.open;
      const done = await attemptWork(work, browser);
      if ("result" in done) return done.result;
      if (attempt === attempts) throw describe(done.fault);
    } finally {
      await giveBack(loan);
    }
  }
}

/** Does work once. A browser that is at fault is ended; other errors are not its own. */
async function attemptWork<T>(
  work: (browser: Browser) => Promise<T>,
  browser: Browser,
): Promise<{ readonly result: T } | { readonly fault: unknown }> {
  try {
    return { result: await work(browser) };
  } catch (error) {
    if (!isBrowserFault(error, browser)) throw error;
    browser.process()?.kill("SIGKILL");
    return { fault: error };
  }
}

/** A loan that has failed is not lent again; one that nobody has any more is ended. */
async function giveBack(loan: Loan): Promise<void> {
  loan.borrowers -= 1;
  const open = await loan.open.catch(() => undefined);
  const isOver = loan.borrowers === 0 || open?.browser.connected !== true;
  if (isOver && lent === loan) lent = undefined;
  if (loan.borrowers === 0) await open?.close();
}

function isBrowserFault(error: unknown, browser: Browser): boolean {
  if (!browser.connected) return true;
  if (!(error instanceof Error)) return false;
  return error.name === hangName || /(?:Target|Session|Connection) closed/i.test(error.message);
}

function describe(error: unknown): unknown {
  if (error instanceof BookError) return error;
  return new BookError(
    "The browser that makes the pages ended before it was done, and so did another; is there memory left?",
  );
}
