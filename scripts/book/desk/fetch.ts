import { findCbpFile, readCbp } from "../../data/load/cbp.ts";
import { readCdc } from "../../data/load/cdc.ts";
import type { Loader } from "../../data/load/loader.ts";
import { snapshotOf } from "../../data/load/proposal.ts";
import { readText, type Reading } from "../../data/load/reading.ts";
import { request, type Answer, type Patience } from "../../data/load/request.ts";
import { buildRows } from "../../data/load/row.ts";
import { readTable } from "../../data/load/table.ts";
import { readWorldBank } from "../../data/load/world-bank.ts";
import { months } from "../../data/period.ts";
import type { Source } from "../../data/source.ts";
import { BookError } from "../../lib/problem.ts";
import type { Book } from "../book.ts";
import { keepProposal, writeWhole } from "./propose.ts";

/** What fetching needs to know besides the loader. */
export interface Errand {
  readonly root: string;
  readonly book: Book;
  /** The day of the desk, e.g. `2026-12-01`: when the answer came. */
  readonly day: string;
  readonly patience?: Patience;
}

/** Fetches what a source says today, keeps the answer as it came, and proposes what is new in it. */
export async function fetchProposal(loader: Loader, errand: Errand): Promise<string> {
  const answer = await ask(loader, errand.patience);
  return await proposeAnswer(loader, answer, errand);
}

/** Proposes what is new in an answer, or in a file that a person downloaded. */
export async function proposeAnswer(
  loader: Loader,
  answer: Answer,
  { root, book, day }: Errand,
): Promise<string> {
  const dataset = book.data.datasets.find(({ id }) => id === loader.dataset);
  const source = book.sources.get(loader.source);
  if (dataset === undefined || source === undefined)
    throw new BookError(
      `The loader “${loader.id}” names ${dataset === undefined ? `the dataset “${loader.dataset}”` : `the source “${loader.source}”`}, which is not there.`,
    );
  const readings = await readAnswer(loader, answer);
  const release = day.slice(0, 7);
  const drafted = draftSource(source, release, answer.address);
  const rows = buildRows(readings, dataset, { source: drafted.id, release, name: answer.address });
  const { file, sha256 } = snapshotOf(loader.id, {
    bytes: answer.bytes,
    day,
    ending: /\.(csv|xlsx|json)(?:$|\?)/.exec(answer.address)?.[1] ?? "txt",
  });
  const words = keepProposal(root, {
    id: loader.id,
    dataset: loader.dataset,
    fetched: day,
    snapshot: { file, address: answer.address, sha256 },
    ...(rows.length > 0 && !book.sources.has(drafted.id) ? { source: drafted } : {}),
    rows,
  });
  if (rows.length > 0) writeWhole(root, file, answer.bytes);
  return words;
}

async function ask(loader: Loader, patience: Patience | undefined): Promise<Answer> {
  if (loader.address === undefined)
    throw new BookError(
      `“${loader.id}” has no address: download the file and run npm run data -- import ${loader.id} FILE`,
      2,
    );
  const answer = await request(loader.address, patience);
  if (loader.kind !== "cbp-seizures") return answer;
  return await request(findCbpFile(readText(answer.bytes, answer.address), loader), patience);
}

async function readAnswer(loader: Loader, { bytes, address }: Answer): Promise<Reading[]> {
  switch (loader.kind) {
    case "cdc-vsrr":
      return readCdc(readText(bytes, address), loader, address);
    case "cbp-seizures":
      return readCbp(readText(bytes, address), loader, address);
    case "world-bank":
      return readWorldBank(readText(bytes, address), loader, address);
    case "table":
      return await readTable(bytes, loader, address);
  }
}

/** The source of a new release in the words of the last one's: id, title and date say which release it is. */
function draftSource(
  { id, item }: Source,
  release: string,
  address: string,
): { readonly id: string } & Record<string, unknown> {
  const [year = 0, month = 0] = release.split("-").map(Number);
  const stem = id.replace(/-\d{4}(?:-\d{2})?$/, "");
  const name = `${months[month - 1] ?? ""} ${year}`;
  const title = item.title.replace(/\((?:release|file) of [^)]*\)/, `(release of ${name})`);
  return {
    ...item,
    id: `${stem}-${release}`,
    title:
      title === item.title ? `${title.replace(/ \(as of [^)]*\)$/, "")} (as of ${name})` : title,
    issued: { "date-parts": [[year, month]] },
    ...(/^https?:/.test(address) ? { URL: address } : {}),
  };
}
