import { createRequire, registerHooks } from "node:module";
import type { ChartInput, Drawing } from "./chart.ts";
import type * as Charts from "./chart.ts";

const require = createRequire(import.meta.url);
let loaded: typeof Charts | undefined;

/**
 * Vega takes a quarter of a second to load, and a book whose drawings are known needs none of it. One part of it looks
 * for a canvas of Node's and waits for it; we have none, and must not wait: the part for browsers is taken instead.
 */
function charts(): typeof Charts {
  if (loaded !== undefined) return loaded;
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const conditions = context.conditions.filter((condition) => condition !== "node");
      return next(specifier, specifier === "vega-canvas" ? { ...context, conditions } : context);
    },
  });
  try {
    loaded = require("./chart.ts") as typeof Charts;
    return loaded;
  } finally {
    hooks.deregister();
  }
}

/** Draws a chart, as chart.ts does, which is loaded at the first call. */
export function renderChart(input: ChartInput): Drawing {
  return charts().renderChart(input);
}

/** Compiles a chart for the runtime in a reader's browser, as chart.ts does. */
export function compileExplorer(input: Parameters<typeof Charts.compileExplorer>[0]): object {
  return charts().compileExplorer(input);
}
