import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseProposal, proposalPath, type Proposal } from "../../data/load/proposal.ts";
import { describeWriteError } from "../../lib/output.ts";
import { BookError, formatProblems } from "../../lib/problem.ts";
import { tryProposal } from "./trial.ts";

/** Keeps a proposal and says what it would change. A proposal that would break the data is not kept. */
export function keepProposal(root: string, proposal: Omit<Proposal, "effects" | "format">): string {
  if (proposal.rows.length === 0) {
    rmSync(join(root, proposalPath(proposal.id)), { force: true });
    return `Nothing is new: the dataset “${proposal.dataset}” says the same already.\n`;
  }
  const { effects, broken, toMend } = tryProposal(root, proposal);
  if (broken.length > 0)
    throw new BookError(
      `The rows cannot be taken over, because the data would be wrong. Nothing was changed.\n\n${formatProblems(broken)}`,
    );
  writeWhole(
    root,
    proposalPath(proposal.id),
    `${JSON.stringify({ format: 1, ...proposal, effects }, undefined, 1)}\n`,
  );
  const mend =
    toMend.length === 0
      ? ""
      : `\nOnce it is accepted, this has to be mended before the book can be published:\n\n${formatProblems(toMend)}`;
  return `${effects}${mend}\nThe proposal is kept in ${proposalPath(proposal.id)}. Take it over with: npm run data -- accept ${proposal.id}\n`;
}

/** Takes a proposal over into the data; everything else of the files stays as it is. */
export function acceptProposal(root: string, id: string): string {
  const path = proposalPath(id);
  const proposal = existsSync(join(root, path))
    ? parseProposal(readFileSync(join(root, path), "utf8"))
    : undefined;
  if (proposal === undefined)
    throw new BookError(
      `There is no proposal “${id}” in ${dirname(path)}/; make one with: npm run data -- fetch ${id}`,
      2,
    );
  const { files, effects, broken, toMend } = tryProposal(root, proposal);
  if (broken.length > 0)
    throw new BookError(
      `The proposal “${id}” does not fit the data any more. Nothing was changed.\n\n${formatProblems(broken)}`,
    );
  // Sources first: a row that names one that is not there yet would be a mistake if this were cut short.
  for (const [file, text] of [...files].toReversed()) writeWhole(root, file, text);
  rmSync(join(root, path));
  const mend = toMend.length === 0 ? "" : `\nTo be mended now:\n\n${formatProblems(toMend)}`;
  return `${effects}${mend}\nTaken over: ${proposal.rows.length} rows of “${proposal.dataset}”.\n`;
}

/** Writes a file beside its place and puts it there in one step: whatever happens, it is whole. */
export function writeWhole(root: string, path: string, content: string | Uint8Array): void {
  const file = resolve(root, path);
  const making = `${file}-making`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(making, content);
    renameSync(making, file);
  } catch (error) {
    rmSync(making, { force: true });
    throw describeWriteError(error, file);
  }
}
