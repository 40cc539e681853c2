import { expect, test } from "vitest";
import { openBrowser } from "../../scripts/editions/browser.ts";
import { press } from "../../scripts/editions/paged/sheet.ts";
import { paginate } from "../../scripts/editions/paginate.ts";
import { finishPages, saveFor } from "./finished.ts";
import { findFaintText, findInkAtEdges } from "./grey.ts";

/** Prints one page of its own. */
async function printPage(text: string): Promise<Uint8Array> {
  const { browser, close } = await openBrowser();
  try {
    const html = `<section id="one">${text}</section>`;
    const flows = [{ id: "one", numbering: "none", title: "One", html }] as const;
    const job = { title: "", language: "en-US", flows, styles: "p { font: 9pt sans-serif }" };
    return saveFor(finishPages(await paginate(browser, job)));
  } finally {
    await close();
  }
}

test("what cannot be read in grey print is found, and what can is not", async () => {
  const pdf = await printPage(`
    <p style="color: #1a1a1a">black</p><p style="color: #7a1f5e">plum</p>
    <p style="color: #767676">quiet</p><p style="color: #808080">faint</p>
    <p style="color: #e0702a">orange</p><p style="color: #1a1a1a; opacity: 0.4">thin</p>
    <p style="background: #1f78a8; color: #fff">white on blue</p>
    <p style="background: #1f78a8; color: #c03a3a">red on blue</p>`);
  const { faint, looked } = await findFaintText(pdf);
  expect(looked).toBe(8);
  expect(faint.map((line) => line.replace(/ \(.*/, "")).toSorted()).toEqual([
    "1: faint",
    "1: orange",
    "1: red on blue",
    "1: thin",
  ]);
});

test("ink that a laser printer cannot set is found", async () => {
  expect(await findInkAtEdges(await printPage(bar(4)), 6)).toEqual([
    expect.stringMatching(/^1: (?:3\.[89]|4\.[01])$/),
  ]);
  expect(await findInkAtEdges(await printPage(bar(7)), 6)).toEqual([]);
});

/** Text, and a bar at the left that is so many millimeters from the upper edge of the sheet. */
function bar(top: number): string {
  return `<p>Text</p><div style="position: absolute; left: 0; top: calc(-1 * var(--to-top) + ${press.margin + top}mm); width: 9mm; height: 1mm; background: #888"></div>`;
}
