import { isUnchanged, type Changes } from "../change.ts";
import { buildReport, type ReportLine } from "./report.ts";

const signs: Readonly<Record<ReportLine["mark"], string>> = { before: "−", after: "+", note: " " };

/** The changes for a terminal: data first, then the sentences, claims, figures and texts they moved. */
export function formatChanges(changes: Changes): string {
  if (isUnchanged(changes)) return "Nothing changed.\n";
  const sections = buildReport(changes).flatMap(({ title, entries }) => [
    "",
    title,
    ...entries.flatMap(({ head, lines }) => [
      `  ${head}`,
      ...lines.map(({ mark, text }) => `    ${signs[mark]} ${text}`),
    ]),
  ]);
  return `${headOf(changes)}\n${sections.join("\n")}\n`;
}

/** The changes as Markdown, for release notes and reviews. */
export function formatChangesMarkdown(changes: Changes): string {
  const sections = buildReport(changes).flatMap(({ title, entries }) => [
    `## ${title}`,
    "",
    ...entries.flatMap(({ head, lines }) => [
      `- **${escape(head)}**`,
      ...lines.map(({ mark, text }) => `  - ${words[mark]}${escape(text)}`),
    ]),
    "",
  ]);
  const nothing = isUnchanged(changes) ? ["Nothing changed.", ""] : [];
  return [`# ${headOf(changes)}`, "", ...nothing, ...sections].join("\n");
}

const words: Readonly<Record<ReportLine["mark"], string>> = {
  before: "before: ",
  after: "now: ",
  note: "",
};

function headOf({ before, after }: Changes): string {
  return `${after.title}: from revision ${before.revision} (${before.issued}) to revision ${after.revision} (${after.issued})`;
}

/** Makes characters that mean something in Markdown stand for themselves. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, "\\$&");
}
