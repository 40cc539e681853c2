import type { Example } from "./example.ts";
import { columns, dumbbell, panels, ranges, ranked } from "./example-bars.ts";
import { diagram, lanes } from "./example-drawn.ts";
import { predicted, slope, stacked, steps } from "./example-lines.ts";

/** Every kind of chart the book uses, by name. */
export const examples: Readonly<Record<string, Example>> = {
  columns,
  ranked,
  ranges,
  steps,
  slope,
  dumbbell,
  panels,
  predicted,
  stacked,
  lanes,
  diagram,
};
