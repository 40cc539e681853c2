import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** What a page needs to put a chart in motion, as classic scripts: a folder on a disk has no modules. */
export interface RuntimeScripts {
  /** Makes the global `vega`. */
  readonly vega: string;
  /** Makes the global `vegaInterpreter`, with which Vega needs no `eval`; takes its helpers from `vega`. */
  readonly interpreter: string;
}

const require = createRequire(import.meta.url);

/** Reads Vega's runtime and the interpreter of its expressions from their packages. */
export function runtimeScripts(): RuntimeScripts {
  const vega = join(dirname(require.resolve("vega")), "vega.min.js");
  return {
    vega: withoutMap(readFileSync(vega, "utf8")),
    interpreter: asClassic(readFileSync(require.resolve("vega-interpreter"), "utf8")),
  };
}

/** Its map is not published. */
function withoutMap(script: string): string {
  return script.replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, "\n");
}

/** The interpreter is published as a module only. */
function asClassic(module: string): string {
  const body = withoutMap(module)
    .replace(/^import (\{[^}]*\}) from 'vega-util';$/m, "const $1 = vega;")
    .replace(
      /^export \{ (\w+) as expressionInterpreter \};$/m,
      "globalThis.vegaInterpreter = { expressionInterpreter: $1 };",
    );
  if (/^(?:import|export) /m.test(body))
    throw new Error("vega-interpreter is not put together as it was.");
  return `(() => {\n"use strict";\n${body}})();\n`;
}
