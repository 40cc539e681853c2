import { formatColumns } from "../lib/columns.ts";
import type { Output, WrittenFile } from "../lib/output.ts";
import type { Timings } from "../lib/progress.ts";
import { editions } from "./edition.ts";

/** One line of the closing table: the files of a folder, or one file by itself. */
interface Group {
  readonly name: string;
  /** The title of the step that made it; empty when it took no time worth telling. */
  readonly step: string;
  readonly files: readonly WrittenFile[];
}

/** The closing table: each output with its files, pages, size and the seconds its edition took. */
export function formatSummary({ files }: Output, timings: Timings, seconds: number): string {
  const rows = groupFiles(files).map(({ name, step, files: own }) =>
    rowOf(name, own, step === "" ? undefined : timings.get(step)),
  );
  const table = [
    ["output", "files", "pages", "size", "time"],
    ...rows,
    rowOf("all", [...files.values()], seconds),
  ];
  // Pages are those of each PDF and of the site; their sum says nothing.
  const last = table.at(-1);
  if (last) last[2] = "";
  return formatColumns(table);
}

function groupFiles(files: Output["files"]): Group[] {
  const groups = new Map<string, Group & { readonly files: WrittenFile[] }>();
  for (const [path, file] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const { name, step } = groupOf(path);
    const group = groups.get(name) ?? { name, step, files: [] };
    group.files.push(path.endsWith(".html") ? { ...file, pages: 1 } : file);
    groups.set(name, group);
  }
  return [...groups.values()];
}

function groupOf(path: string): { name: string; step: string } {
  const [folder = ""] = path.split("/");
  if (path.startsWith("print/brief-")) return { name: path, step: editions.brief.title };
  const chapters = /^print\/(?:booklet\/)?chapters\//.exec(path)?.[0];
  if (chapters !== undefined) return { name: chapters, step: editions.print.title };
  if (folder === "print") return { name: path, step: editions.print.title };
  if (folder === "epub") return { name: path, step: editions.epub.title };
  if (folder === "data" || folder === "figures")
    return { name: `${folder}/`, step: editions.data.title };
  return folder === "edition.json"
    ? { name: path, step: "" }
    : { name: "index.html, …", step: editions.web.title };
}

function rowOf(name: string, files: readonly WrittenFile[], seconds: number | undefined): string[] {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const pages = files.reduce((sum, file) => sum + (file.pages ?? 0), 0);
  return [
    name,
    String(files.length),
    pages === 0 ? "" : String(pages),
    formatSize(bytes),
    seconds === undefined ? "" : `${seconds.toFixed(1)} s`,
  ];
}

function formatSize(bytes: number): string {
  return bytes < 1e6
    ? `${Math.max(1, Math.round(bytes / 1e3))} kB`
    : `${(bytes / 1e6).toFixed(1)} MB`;
}
