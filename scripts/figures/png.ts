import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { noMemory, recallFile, type Memory } from "../lib/memory.ts";
import { sfntFonts } from "./font.ts";
import { flattenColors } from "./theme.ts";

/** How a picture becomes pixels. */
export interface PngSetting {
  /** Pixels per CSS px; 2 when absent. */
  readonly scale?: number;
  /** Color of the ground; white when absent. */
  readonly background?: string;
  /** Which of the theme's colors to use; light when absent. */
  readonly ground?: "light" | "dark";
}

/**
 * Draws an SVG picture as a PNG with our own fonts only. Works off the main thread: ask for many at once. A picture that
 * was drawn before is taken from memory.
 */
export async function renderPng(
  svg: string,
  setting: PngSetting = {},
  memory: Memory = noMemory,
): Promise<Uint8Array> {
  return await recallFile(memory, ["pictures", { svg, setting }], () => drawPng(svg, setting));
}

async function drawPng(svg: string, setting: PngSetting): Promise<Uint8Array> {
  const { scale = 2, background = "#fff", ground = "light" } = setting;
  const { renderAsync } = await import("@resvg/resvg-js");
  const image = await renderAsync(flattenColors(svg, ground), {
    background,
    fitTo: { mode: "zoom", value: scale },
    font: {
      loadSystemFonts: false,
      fontFiles: [...(await sfntFontFiles())],
      defaultFontFamily: "Source Sans 3",
      sansSerifFamily: "Source Sans 3",
      serifFamily: "Source Serif 4",
    },
  });
  return image.asPng();
}

let files: Promise<readonly string[]> | undefined;

/**
 * Gives the paths of our fonts as plain OpenType. The renderer reads fonts from files only: they go to a folder
 * nobody else can have made, which is gone when the process ends.
 */
export function sfntFontFiles(): Promise<readonly string[]> {
  files ??= sfntFonts().then((fonts) => {
    const folder = mkdtempSync(join(tmpdir(), "figure-fonts-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return fonts.map(({ face, bytes }) => {
      const file = join(folder, basename(face.file).replace(/woff2$/, "ttf"));
      writeFileSync(file, bytes);
      return file;
    });
  });
  return files;
}
