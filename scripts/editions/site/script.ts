import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";

/** Written in TypeScript as modules; a page takes them as one classic script, because a folder on a disk has no modules. */
export function bundleScripts(files: readonly string[]): string {
  const parts = files.map((file) => plainScript(readFileSync(file, "utf8")));
  return `(() => {\n"use strict";\n${parts.join("\n")}})();\n`;
}

/** One script of the layouts, by its name, e.g. `early`. */
export function scriptFile(layouts: string, name: string): string {
  return join(layouts, "scripts", `${name}.ts`);
}

/** Types are blanked, comments and blank lines left out, and imports and exports go: all share one scope. */
function plainScript(written: string): string {
  return stripTypeScriptTypes(written)
    .replace(/^import\b[^;]*;$/gm, "")
    .replace(/^export (?=async|const|function|let)/gm, "")
    .replace(/^\s*(?:\/\*\*[^]*?\*\/|\/\/.*)$/gm, "")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{2,}/g, "\n")
    .trimStart();
}

/** The source expression of a content security policy that lets one inline script run. */
export function hashSource(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}
