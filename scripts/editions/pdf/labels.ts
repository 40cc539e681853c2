import { formatRoman } from "../paged/folio.ts";
import { dictAt, type PdfFile } from "./file.ts";
import { dict, name, type Value } from "./value.ts";

/** One run of page labels: from this page (counting from 0) on, in this style, beginning with this number. */
export interface LabelRange {
  readonly page: number;
  readonly style: "r" | "D";
  readonly start: number;
}

/** Gathers folios (`i`, `ii`, `1`, `2` …) into the runs a PDF wants. */
export function buildLabelRanges(folios: readonly string[]): LabelRange[] {
  const ranges: LabelRange[] = [];
  for (const [page, folio] of folios.entries()) {
    const style = /^\d+$/.test(folio) ? "D" : "r";
    const number = style === "D" ? Number(folio) : parseRoman(folio);
    const last = ranges.at(-1);
    const isNext = last?.style === style && last.start + page - last.page === number;
    if (!isNext) ranges.push({ page, style, start: number });
  }
  return ranges;
}

/** Makes the page box of a PDF viewer show what is printed on the page. */
export function setPageLabels(file: PdfFile, folios: readonly string[]): void {
  const numbers = buildLabelRanges(folios).flatMap(({ page, style, start }): Value[] => [
    page,
    dict({ S: name(style), St: start }),
  ]);
  dictAt(file, file.root).set("PageLabels", dict({ Nums: numbers }));
}

function parseRoman(folio: string): number {
  let number = 1;
  while (number < 4000 && formatRoman(number) !== folio) number += 1;
  if (number === 4000) throw new Error(`“${folio}” is not a roman number`);
  return number;
}
