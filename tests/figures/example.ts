import type { ChartInput, ChartRow } from "../../scripts/figures/chart.ts";
import type { JsonObject } from "../../scripts/figures/spec.ts";

/** A chart as an author would write it, on numbers of the book. */
export interface Example {
  readonly spec: JsonObject;
  readonly rows: readonly ChartRow[];
}

const scales = [
  { least: 1e12, word: "trillion" },
  { least: 1e9, word: "billion" },
  { least: 1e6, word: "million" },
];

/** Stands in for the book's number formatter. */
export function formatUnit(value: number, unit: string): string {
  const scale = scales.find(({ least }) => unit === "USD" && Math.abs(value) >= least);
  const figure = value / (scale?.least ?? 1);
  const text = scale === undefined ? groupDigits(figure) : String(Math.round(figure * 10) / 10);
  if (unit === "percent") return `${text} percent`;
  return unit === "USD" ? `US$\u00a0${text}${scale === undefined ? "" : ` ${scale.word}`}` : text;
}

function groupDigits(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Makes a row as the book gives it to a chart: with its texts. */
export function row(
  cells: Record<string, string | number | null> & { value: number | null; unit: string },
): ChartRow {
  const text = cells.value === null ? "" : formatUnit(cells.value, cells.unit);
  return {
    lower: null,
    upper: null,
    status: "final",
    text,
    short: text.replace(/^US\$\u00a0/, "").replace(/ (?:trillion|billion|million|percent)$/, ""),
    ...cells,
  };
}

/** Calls the renderer's input together for a test. */
export function inputFor(name: string, { spec, rows }: Example, width = 640): ChartInput {
  return {
    id: `fig-${name}`,
    spec,
    rows,
    title: `Title of ${name}`,
    description: `About ${name}`,
    width,
    formatUnit,
  };
}
