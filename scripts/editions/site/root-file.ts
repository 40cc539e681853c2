import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { chartColors } from "../../figures/theme.ts";
import { html } from "../../lib/html.ts";
import type { Site } from "../site.ts";
import type { Asset } from "./asset.ts";

/** The mark in a browser's tab: the first letter of the title on the accent's ground. */
export function iconFile({ book }: Pick<Site, "book">): Asset {
  const letter = [...book.metadata.title].find((character) => /\p{L}/u.test(character)) ?? "·";
  const icon = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="8" fill="${chartColors.accent.light}"/><text x="32" y="47" text-anchor="middle" font-family="Source Serif 4, Georgia, serif" font-size="44" font-weight="600" fill="#fff">${letter}</text></svg>`;
  return { path: "assets/icon.svg", content: `${icon.markup}\n` };
}

/** Packages whose files, or parts of them, are published with the site. */
const packages = [
  "@fontsource/source-serif-4",
  "@fontsource/source-sans-3",
  "minisearch",
  "vega",
  "vega-interpreter",
] as const;

/** The licenses of what is published with the site and is not of the book. */
export function licensesFile(): Asset {
  const require = createRequire(import.meta.url);
  const texts = packages.map((name) => {
    const folder = folderOf(require.resolve(name), name);
    const license = ["LICENSE", "LICENSE.txt"]
      .map((file) => readIfThere(join(folder, file)))
      .find((text) => text !== undefined);
    if (license === undefined) throw new Error(`The package ${name} has no license file.`);
    return `${name}\n${"=".repeat(name.length)}\n\n${license.trim()}\n`;
  });
  return { path: "assets/licenses.txt", content: texts.join("\n\n") };
}

/** A package's own folder, wherever its main file lies in it. */
function folderOf(file: string, name: string): string {
  const parts = `node_modules/${name}`.split("/").join(file.includes("\\") ? "\\" : "/");
  const at = file.lastIndexOf(parts);
  return at === -1 ? dirname(file) : file.slice(0, at + parts.length);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
