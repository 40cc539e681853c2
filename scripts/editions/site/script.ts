import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join, resolve } from "node:path";
import { engineFolder } from "../../book/folder.ts";

/**
 * Puts a script and the modules it imports into one classic script, because a folder on a disk has no modules. They are
 * written in TypeScript: types are blanked. Each module keeps its own scope; what it exports is handed to who imports it.
 */
export function bundleScript(entry: string): string {
  const names = new Map<string, string>();
  const parts: string[] = [];
  const add = (file: string): string => {
    const known = names.get(file);
    if (known !== undefined) return known;
    const name = `module${names.size}`;
    names.set(file, name);
    const code = plainScript(readFileSync(file, "utf8")).replace(
      /^import \{([^}]*)\} from "([^"]+)";$/gm,
      (_, imported: string, from: string) =>
        `const {${imported.replaceAll(" as ", ": ")}} = ${add(fileOf(from, file))};`,
    );
    const exported = [...code.matchAll(/^export (?:async )?\w+ (\w+)/gm)].map(([, each]) => each);
    parts.push(
      `const ${name} = (() => {\n${code.replace(/^export /gm, "")}return { ${exported.join(", ")} };\n})();\n`,
    );
    return name;
  };
  add(resolve(entry));
  return `(() => {\n"use strict";\n${parts.join("")}})();\n`;
}

/** A module of the engine is the engine's, also where a book brings layouts of its own. */
function fileOf(from: string, file: string): string {
  const [, own] = /^\.\.\/\.\.\/(scripts\/.*)$/.exec(from) ?? [];
  return own === undefined ? resolve(dirname(file), from) : join(engineFolder, own);
}

/** One script of the layouts, by its name, e.g. `early`. */
export function scriptFile(layouts: string, name: string): string {
  return join(layouts, "scripts", `${name}.ts`);
}

/** Without types, comments and blank lines. */
function plainScript(written: string): string {
  return stripTypeScriptTypes(written)
    .replace(/^\s*(?:\/\*\*[^]*?\*\/|\/\/.*)$/gm, "")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{2,}/g, "\n")
    .trimStart();
}

/** The source expression of a content security policy that lets one inline script run. */
export function hashSource(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}
