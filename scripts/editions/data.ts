import { formatRecord } from "../book/record.ts";
import { zipFiles } from "../lib/zip.ts";
import { formatChecksums } from "./data/checksum.ts";
import { publishFigures } from "./data/figure.ts";
import { packageFiles } from "./data/package.ts";
import { formatReadme } from "./data/readme.ts";
import { renderWorkbook } from "./data/workbook.ts";
import type { Job } from "./edition.ts";

/** Publishes the open data: every dataset with its descriptor, a workbook and a zip of all, and each figure by itself. */
export async function publishData(job: Job): Promise<void> {
  await publishDatasets(job);
  await publishFigures(job);
}

async function publishDatasets({ book, output, memory }: Job): Promise<void> {
  const files = new Map<string, string | Uint8Array>([
    ...packageFiles(book),
    ["README.md", formatReadme(book)],
    ["briefing-book-data.xlsx", await renderWorkbook(book, memory)],
  ]);
  files.set("SHA256SUMS", formatChecksums(files));
  for (const [name, content] of files) output.write(`data/${name}`, content);
  for (const { record } of book.editions)
    output.write(`data/editions/${record.revision}.json`, formatRecord(record));
  output.write("data/briefing-book-data.zip", await zipFiles(files, book.metadata.issued));
}
