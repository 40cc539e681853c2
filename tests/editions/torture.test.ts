import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, type OpenBrowser } from "../../scripts/editions/browser.ts";
import { buildFontFaces } from "../../scripts/editions/paged/fonts.ts";
import { paginate, type Pagination } from "../../scripts/editions/paginate.ts";
import { findUnsaid } from "../../scripts/editions/witness/check.ts";
import { finishPages, saveFor } from "./finished.ts";
import { readPages } from "./pdf-reader.ts";

let open: OpenBrowser;
let styles: string;

beforeAll(async () => {
  const css = readFileSync(new URL("../../layouts/styles/print.css", import.meta.url), "utf8");
  styles = (await buildFontFaces()) + css;
  open = await openBrowser();
}, 60_000);

afterAll(async () => await open.close());

const words = (word: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${word}${index}`).join(" ");
const note = (number: number, text: string): string =>
  `<span class="footnote" data-number="${number}" id="t--note-${number}">${text}</span>`;
const address = `https://example.org/${"a-very-long-path".repeat(12)}`;
const row = (...cells: string[]): string =>
  `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
const table = (rows: string): string =>
  `<div class="table-figure" id="table-t"><div class="table-scroll"><table><caption>Caption</caption><thead><tr><th scope="col">One</th><th scope="col">Two</th></tr></thead><tbody>${rows}</tbody></table></div></div>`;

const figure = (id: number, height: number): string =>
  `<figure role="group" class="figure" id="figure-${id}"><figcaption>Caption${id}</figcaption><div class="figure-chart"><svg role="img" aria-label="Drawing" viewBox="0 0 640 ${height}"><rect width="600" height="${height}" fill="#999"/></svg></div></figure>`;

interface Set_ {
  readonly pagination: Pagination;
  /** What the finished file does not say. */
  readonly unsaid: readonly unknown[];
  readonly pages: readonly string[];
}

/** Sets one chapter, finishes its PDF and compares the two. */
async function set(body: string): Promise<Set_> {
  const html = `<section class="chapter" id="chapter-t"><header class="chapter-head"><h1>Torture</h1></header>${body}</section>`;
  const flows = [{ id: "t", numbering: "arabic", title: "Torture", html }] as const;
  const pagination = await paginate(open.browser, { title: "T", language: "en-US", flows, styles });
  if (pagination.parts === undefined) return { pagination, unsaid: [], pages: [] };
  const bytes = saveFor(finishPages(pagination));
  return {
    pagination,
    unsaid: findUnsaid(bytes, pagination.filled),
    pages: await readPages(bytes),
  };
}

/** What is wrong with it; nothing when it is set whole. */
function faultsOf({ pagination: { tall, overfull }, unsaid }: Set_): unknown[] {
  return [...tall, ...overfull, ...unsaid];
}

describe("is set whole:", () => {
  test("a note longer than a page, and all that follows it", async () => {
    const done = await set(
      `<p>${words("before", 150)}${note(1, words("deep", 2500))} and ${words("after", 900)}${note(2, "Second.")}</p><p>${words("end", 300)}</p>`,
    );
    expect(faultsOf(done)).toEqual([]);
    expect(done.pages.length).toBeGreaterThan(4);
    expect(done.pages.at(-1)).toContain("end299");
  });

  test("a note longer than a page at the very end, and at the very beginning", async () => {
    expect(
      faultsOf(await set(`<p>${words("text", 700)}${note(1, words("deep", 2500))}</p>`)),
    ).toEqual([]);
    expect(
      faultsOf(await set(`<p>First${note(1, words("deep", 3000))} ${words("text", 30)}</p>`)),
    ).toEqual([]);
  });

  test("forty notes in one paragraph", async () => {
    const called = Array.from(
      { length: 40 },
      (_, at) => `${words(`p${at}x`, 12)}${note(at + 1, words(`n${at}x`, 40))}`,
    );
    expect(faultsOf(await set(`<p>${called.join(" ")}</p>`))).toEqual([]);
  });

  test("a table of 300 rows, its head on every page", async () => {
    const rows = Array.from({ length: 300 }, (_, at) =>
      row(`row${at}`, words(`c${at}x`, (at * 7) % 23)),
    );
    const done = await set(`<p>Before.</p>${table(rows.join(""))}<p>After.</p>`);
    expect(faultsOf(done)).toEqual([]);
    for (const page of done.pages.filter((text) => /row\d/.test(text)))
      expect(page).toContain("One Two");
    expect(done.pages.join(" ").match(/\brow\d+/g)).toHaveLength(300);
  });

  test("a row as high as a page, and one higher", async () => {
    for (const count of [700, 1600])
      expect(
        faultsOf(
          await set(
            `<p>Before.</p>${table(row("a", "b") + row(words("left", 60), words("high", count)) + row("y", "z"))}<p>After.</p>`,
          ),
        ),
      ).toEqual([]);
  });

  test("an address of 200 letters, in text, note, heading, list and cell", async () => {
    expect(address.length).toBeGreaterThan(200);
    expect(
      faultsOf(
        await set(
          `<h2 id="h">${address}</h2><p>See <a href="${address}">${address}</a>${note(1, `<a href="${address}">${address}</a>`)}.</p><ul><li>${address}</li></ul>${table(row(address, "b"))}`,
        ),
      ),
    ).toEqual([]);
  });

  test("the same words over and over, which no search tells apart", async () => {
    const links = Array.from({ length: 400 }, () => `<a href="#chapter-t">Same words</a>; `).join(
      "",
    );
    expect(faultsOf(await set(`<p>${links}</p><p>${"again and again ".repeat(900)}</p>`))).toEqual(
      [],
    );
  });

  test("figures that do not fit where they stand, in order and within a page of their place", async () => {
    const done = await set(
      `<p>${words("one", 270)}</p>${figure(1, 500)}<p>${words("two", 80)}</p>${figure(2, 200)}${figure(3, 300)}<p>${words("three", 700)}</p>`,
    );
    expect(faultsOf(done)).toEqual([]);
    const at = (text: string): number => done.pages.findIndex((page) => page.includes(text));
    expect([at("Caption1"), at("Caption2"), at("Caption3")]).toEqual([1, 1, 2]);
    expect(done.pages[0]).toContain("two79");
  });

  test("a table beneath a figure that leaves it no room", async () => {
    const rows = Array.from({ length: 120 }, (_, at) => row(`row${at}`, words(`c${at}x`, 60)));
    const done = await set(
      `<p>${words("one", 330)}</p>${figure(1, 560)}${table(rows.join(""))}<p>${words("two", 30)}</p>`,
    );
    expect(faultsOf(done)).toEqual([]);
    expect(done.pages.filter((page) => page.includes("Caption1"))).toHaveLength(1);
  });

  test("words that are places to lead to, each on one page", async () => {
    const marked = Array.from(
      { length: 900 },
      (_, at) => `<span class="index-mark" id="at${at}">word${at}</span>`,
    );
    const items = Array.from({ length: 300 }, (_, at) => `<li id="item${at}">Item ${at}</li>`);
    const done = await set(`<p>${marked.join(" ")}</p><ul>${items.join("")}</ul>`);
    expect(faultsOf(done)).toEqual([]);
    const ids = done.pagination.places.ids.map(([id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.length).toBeGreaterThan(1200);
  });
});

test("a last page of a few lines is saved by closer lines, where these are enough", async () => {
  const lengths = [1500, 1560, 1620, 1680, 1740, 1800];
  const flows = ["chapter", "own chapter"].flatMap((name) =>
    lengths.map((count) => {
      const html = `<section class="${name}" id="${name.slice(0, 3)}${count}"><p>${words("w", count)}</p></section>`;
      return { id: html.slice(0, 60), numbering: "arabic", title: "T", html } as const;
    }),
  );
  const { flows: set_ } = await paginate(open.browser, {
    title: "T",
    language: "en-US",
    flows,
    styles,
  });
  const pages = set_.map(({ count }) => count);
  const saved = lengths.map((_, at) => (pages[at + lengths.length] ?? 0) - (pages[at] ?? 0));
  expect(Math.min(...saved)).toBe(0);
  expect(Math.max(...saved)).toBe(1);
});

test("a chapter of more pages than are printed together elsewhere is one text, with links from its end to its beginning", async () => {
  const text = Array.from({ length: 26 }, (_, at) => `<p>${words(`p${at}w`, 2600)}</p>`).join("");
  const done = await set(
    `<p id="first">${words("x", 9)}</p>${text}<p><a href="#first">Back</a></p>`,
  );
  expect(done.pages.length).toBeGreaterThan(80);
  expect(faultsOf(done)).toEqual([]);
  expect(done.pagination.pages.get("first")).toBe("1");
});

describe("is refused, with what it is and by how much:", () => {
  test("a figure higher than a page", async () => {
    const { pagination } = await set(
      `<p>Before.</p><figure role="group" class="figure" id="figure-high"><figcaption>Caption</figcaption><div class="figure-chart"><svg role="img" aria-label="Drawing" viewBox="0 0 640 1200" style="max-height:none"><rect width="600" height="1200"/></svg></div></figure>`,
    );
    expect(pagination.tall).toMatchObject([{ flow: "t", id: "figure-high" }]);
    expect(pagination.tall[0]?.excess).toBeGreaterThan(50);
    expect(pagination.parts).toBeUndefined();
  });

  test("a word wider than the block", async () => {
    const { pagination } = await set(`<pre style="margin:0">${"x".repeat(300)}</pre>`);
    expect(pagination.overfull).toMatchObject([{ flow: "t", folio: "1", side: "right edge" }]);
  });
});
