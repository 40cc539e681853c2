import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chartStyles } from "../../figures/theme.ts";
import { explorerScripts } from "./explore.ts";
import { fontRule, type FontDisplay, type SiteFont } from "./fonts.ts";
import { searchLibrary } from "./search.ts";
import { licensesFile } from "./root-file.ts";
import { bundleScript, scriptFile } from "./script.ts";

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
  "card",
  "print",
];

/** The scripts of the pages, each with the modules it imports. */
const scripts = ["site", "tables", "search", "explore"];

/** The files every page uses. */
export function siteAssets(layouts: string, fonts: readonly SiteFont[]): Asset[] {
  return [
    ...fonts.map(({ name, bytes }) => ({ path: `assets/fonts/${name}`, content: bytes })),
    { path: "assets/site.css", content: styleSheet(layouts, fonts) },
    fontSheet("fonts", "block", fonts),
    fontSheet("fonts-plain", "fallback", fonts),
    ...scripts.map((name) => ({
      path: `assets/${name}.js`,
      content: bundleScript(scriptFile(layouts, name)),
    })),
    ...explorerScripts(),
    searchLibrary(),
    licensesFile(),
  ];
}

/** The rules of the fonts by themselves, which stand above those of the style sheet. */
function fontSheet(name: string, display: FontDisplay, fonts: readonly SiteFont[]): Asset {
  return {
    path: `assets/${name}.css`,
    content: fonts.map((font) => `${fontRule(font, display)}\n`).join(""),
  };
}

function styleSheet(layouts: string, fonts: readonly SiteFont[]): string {
  const read = (name: string): string => readFileSync(join(layouts, "styles", name), "utf8");
  return [
    ...fonts.map((font) => fontRule(font, "optional")),
    chartStyles,
    read("tokens.css"),
    ...styleParts.map((part) => read(`site/${part}.css`)),
  ].join("\n");
}
