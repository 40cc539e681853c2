import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chartStyles } from "../../figures/theme.ts";
import { fontRule, type SiteFont } from "./fonts.ts";
import { bundleScripts, scriptFile } from "./script.ts";

/** A file of the site that is no page. */
export interface Asset {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The parts of the style sheet, in their order. */
const styleParts = [
  "base",
  "shell",
  "chapter",
  "figure",
  "data",
  "lists",
  "changes",
  "landing",
  "print",
];

/** Each script of the pages, and what it is put together from. */
const scripts: Readonly<Record<string, readonly string[]>> = {
  sort: ["sort"],
};

/** The files every page uses. */
export function siteAssets(layouts: string, fonts: readonly SiteFont[]): Asset[] {
  return [
    ...fonts.map(({ name, bytes }) => ({ path: `assets/fonts/${name}`, content: bytes })),
    { path: "assets/site.css", content: styleSheet(layouts, fonts) },
    ...Object.entries(scripts).map(([name, parts]) => ({
      path: `assets/${name}.js`,
      content: bundleScripts(parts.map((part) => scriptFile(layouts, part))),
    })),
  ];
}

function styleSheet(layouts: string, fonts: readonly SiteFont[]): string {
  const read = (name: string): string => readFileSync(join(layouts, "styles", name), "utf8");
  return [
    ...fonts.map(fontRule),
    chartStyles,
    read("tokens.css"),
    ...styleParts.map((part) => read(`site/${part}.css`)),
  ].join("\n");
}
