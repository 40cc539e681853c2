import { PDFDict, PDFName } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import { useBrowser } from "../../scripts/editions/borrow.ts";
import { layoutsOf } from "../../scripts/book/folder.ts";
import { buildFontFaces } from "../../scripts/editions/paged/fonts.ts";
import { paginate, type Pagination } from "../../scripts/editions/paginate.ts";
import { printStyles } from "../../scripts/editions/print.ts";
import { findUnsaid } from "../../scripts/editions/witness/check.ts";
import { engineBook } from "../engine.ts";
import { finishPages, saveFor } from "./finished.ts";
import { openPdf, readPages } from "./pdf-reader.ts";
import { findTags, kidTypes, marksOf, readTags, type Tag } from "./tag-tree.ts";

const words = (word: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${word}${index}`).join(" ");
const columns = Array.from({ length: 10 }, (_, at) => `Measurement${at}`);
const head = columns.map((name) => `<th scope="col">${name}</th>`).join("");
const rowOf = (at: number): string =>
  `<tr><th scope="row">Row${at}</th>${columns
    .slice(1)
    .map((_, cell) => `<td class="number">${at},${cell}00</td>`)
    .join("")}</tr>`;
const rows = Array.from({ length: 60 }, (_, at) => rowOf(at)).join("");
const wide = `<div class="table-figure" id="table-wide"><table><caption><span class="table-number">Table 1</span> <span class="table-title">Wide</span></caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table><div class="table-notes"><p>Note: at the end.</p></div></div>`;
const narrow = `<div class="table-figure" id="table-narrow"><table><caption>Narrow</caption><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></div>`;
const html = `<section class="chapter" id="chapter-w"><h1>Wide</h1><p>${words("before", 60)}</p>${wide}<p id="after">${words("after", 300)}</p>${narrow}<p>End.</p></section>`;

let pagination: Pagination;
let files: Record<"a4" | "letter", Uint8Array>;
let texts: readonly string[];

beforeAll(async () => {
  const styles = printStyles(layoutsOf(engineBook), await buildFontFaces());
  const flows = [{ id: "w", numbering: "arabic", title: "Wide", html }] as const;
  const job = { title: "T", language: "en-US", flows, styles };
  pagination = await useBrowser((browser) => paginate(browser, job));
  const finished = finishPages(pagination);
  files = { a4: saveFor(finished, "a4"), letter: saveFor(finished, "letter") };
  texts = await readPages(files.a4);
}, 60_000);

describe("a table wider than the text block", () => {
  test("is set whole, in pages of its own, and text goes on before it", () => {
    expect(pagination.tall).toEqual([]);
    expect(pagination.overfull).toEqual([]);
    expect(findUnsaid(files.a4, pagination.filled)).toEqual([]);
    expect(pagination.turned.length).toBeGreaterThan(1);
    for (const page of pagination.turned) expect(texts[page]).not.toMatch(/after\d/);
    expect(texts[0]).toContain("before59");
    expect(texts[0]).toContain("after0");
    expect(pagination.pages.get("table-wide")).toBe(pagination.folios[pagination.turned[0] ?? -1]);
  });

  test("has its head on each of its pages, its caption on the first and its notes on the last", () => {
    const own = pagination.turned.map((page) => texts[page] ?? "");
    for (const page of own) expect(page).toContain("Measurement9");
    expect(own.map((page) => /Table 1/i.test(page))).toEqual(own.map((_, at) => at === 0));
    expect(own.map((page) => page.includes("at the end"))).toEqual(
      own.map((_, at) => at === own.length - 1),
    );
    expect(own.join(" ").match(/Row\d+/g)).toHaveLength(60);
  });

  test("is turned upright on a screen and stays on the sheet, whichever it is", async () => {
    for (const [name, size] of [
      ["a4", [297, 210]],
      ["letter", [279.4, 215.9]],
    ] as const) {
      const pdf = await openPdf(files[name]);
      const [turned = 0] = pagination.turned;
      const page = await pdf.getPage(turned + 1);
      const { width, height } = page.getViewport({ scale: 25.4 / 72 });
      expect([width, height].map((side) => Math.round(side * 10) / 10)).toEqual(size);
      expect(page.rotate).toBe(90);
      expect((await pdf.getPage(1)).rotate).toBe(0);
      const { items } = await page.getTextContent();
      const [, bottom = 0, , top = 0] = page.view;
      for (const item of items) {
        if (!("str" in item) || !item.str.startsWith("Measurement")) continue;
        const [along = 0, across = 0] = item.transform as number[];
        expect(Math.abs(along)).toBeLessThan(0.01);
        expect(across).toBeGreaterThan(0);
        const start = Number(item.transform[5]);
        expect(start).toBeGreaterThan(bottom + 17);
        expect(start + item.width).toBeLessThan(top - 17);
      }
      await pdf.loadingTask.destroy();
    }
  });

  test("is one table in the tag tree, its head once, before the text that follows it", async () => {
    const { root } = await readTags(files.a4);
    const tables = findTags(root, "Table");
    expect(tables).toHaveLength(2);
    const [table] = tables as [Tag];
    expect(findTags(table, "TR").map(({ kids }) => kids.length)).toEqual(
      Array.from({ length: 61 }, () => 10),
    );
    expect(kidTypes(table).slice(0, 2)).toEqual(["Caption", "TR"]);
    expect(new Set(marksOf(table).map((mark) => mark.split("/")[0])).size).toBe(
      pagination.turned.length,
    );
    const scope = findTags(table, "TH")[0]?.dict.lookup(PDFName.of("A"), PDFDict);
    expect(String(scope?.get(PDFName.of("Scope")))).toBe("/Column");
    const kids = kidTypes(root.kids[0] as Tag);
    expect(kids.indexOf("P")).toBeLessThan(kids.lastIndexOf("P"));
  });
});

test("a table that fits stays upright", () => {
  const folio = pagination.pages.get("table-narrow") ?? "";
  expect(pagination.turned).not.toContain(pagination.folios.indexOf(folio));
});
