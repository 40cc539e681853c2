import type { Output } from "../lib/output.ts";
import type { Timings } from "../lib/progress.ts";

/** Folders and files of a publication, as the closing table names them. */
const groups: readonly {
  readonly title: string;
  holds(path: string): boolean;
  readonly step: string;
}[] = [
  {
    title: "index.html and chapters",
    holds: (path) => path.endsWith(".html") || path.startsWith("assets/"),
    step: "Site",
  },
  { title: "print/", holds: (path) => path.startsWith("print/"), step: "Print PDF" },
  { title: "epub/", holds: (path) => path.startsWith("epub/"), step: "EPUB" },
  { title: "figures/", holds: (path) => path.startsWith("figures/"), step: "Open data" },
  { title: "data/", holds: (path) => path.startsWith("data/"), step: "Open data" },
  { title: "edition.json", holds: (path) => path === "edition.json", step: "" },
];

/** The closing table: each output, its files, its size and the seconds it took. */
export function formatSummary({ files }: Output, timings: Timings, seconds: number): string {
  const rows = groups.flatMap(({ title, holds, step }) => {
    const sizes = [...files].filter(([path]) => holds(path)).map(([, size]) => size);
    if (sizes.length === 0) return [];
    const took = timings.get(step);
    return [
      [
        title,
        String(sizes.length),
        formatSize(sizes.reduce((a, b) => a + b, 0)),
        took === undefined ? "" : `${took.toFixed(1)} s`,
      ],
    ];
  });
  const total = [...files.values()].reduce((a, b) => a + b, 0);
  const table = [
    ["output", "files", "size", "time"],
    ...rows,
    ["all", String(files.size), formatSize(total), `${seconds.toFixed(1)} s`],
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return (
    table
      .map((row) =>
        row
          .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
          .join("  ")
          .trimEnd(),
      )
      .join("\n") + "\n"
  );
}

function formatSize(bytes: number): string {
  return bytes < 1e6
    ? `${Math.max(1, Math.round(bytes / 1e3))} kB`
    : `${(bytes / 1e6).toFixed(1)} MB`;
}
