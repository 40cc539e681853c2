import { openBrowser, type OpenBrowser } from "./browser.ts";

let lent: { readonly open: Promise<OpenBrowser>; borrowers: number } | undefined;

/** Lends the one browser of this process to all who print: the first to ask starts it, the last to close it ends it. */
export async function borrowBrowser(): Promise<OpenBrowser> {
  const loan = (lent ??= { open: openBrowser(), borrowers: 0 });
  loan.borrowers += 1;
  let isReturned = false;
  const close = async (): Promise<void> => {
    if (isReturned) return;
    isReturned = true;
    loan.borrowers -= 1;
    if (loan.borrowers > 0) return;
    if (lent === loan) lent = undefined;
    await (await loan.open).close();
  };
  try {
    const { browser } = await loan.open;
    return { browser, close };
  } catch (error) {
    if (lent === loan) lent = undefined;
    throw error;
  }
}
