import { formatNumber } from "../data/number.ts";
import { units } from "../data/unit.ts";
import type { ChartInput } from "../figures/chart.ts";
import type { Figure } from "../figures/figure.ts";
import { chartRows } from "../figures/table.ts";

/** All that decides how a chart looks; plain data, by which it is known again. */
export type Chart = Omit<ChartInput, "formatUnit">;

/** The chart of a figure at a width in CSS px; undefined for a table. */
export function chartOf(figure: Figure, width: number): Chart | undefined {
  const { id, spec, map, title, alt } = figure;
  if (spec === undefined) return undefined;
  return { id, spec, rows: chartRows(figure), map, title, description: alt, width };
}

/** What memories call charts. */
export const chartKind = "charts";

/** The one wording of numbers, as axes ask for it. */
export function formatUnit(value: number, unit: string): string {
  const known = units.get(unit);
  if (known === undefined) throw new Error(`The format “${unit}” is not a unit`);
  return formatNumber({ value, unit: known });
}
