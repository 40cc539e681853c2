import { join } from "node:path";
import { engineFolder } from "./scripts/book/folder.ts";
import type { EleventyConfig } from "./scripts/editions/eleventy.ts";
import { configureLiveSite } from "./scripts/editions/live.ts";

const output = join(engineFolder, "node_modules/.cache/live-site");

/** For `npx eleventy --config=eleventy.config.ts --serve`. Wiring only: the site is made in scripts/editions/. */
export default function configure(config: EleventyConfig): {
  dir: { input: string; output: string };
} {
  configureLiveSite(config, engineFolder, output);
  return { dir: { input: "chapters", output: "node_modules/.cache/live-site" } };
}
