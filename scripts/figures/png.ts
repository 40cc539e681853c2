import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { charactersOf } from "../lib/characters.ts";
import { noMemory, recallFile, type Memory } from "../lib/memory.ts";
import { fontFaces, sfntOf, type FontFace } from "./font.ts";
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
      fontFiles: await fontFilesOf(svg),
      defaultFontFamily: "Source Sans 3",
      sansSerifFamily: "Source Sans 3",
      serifFamily: "Source Serif 4",
    },
  });
  return image.asPng();
}

/** Paths of the fonts a picture is set in, as plain OpenType: the renderer reads them from files, anew for each picture. */
export async function fontFilesOf(svg: string): Promise<string[]> {
  const hasSerif = svg.includes("Source Serif 4");
  const faces = fontFaces(charactersOf(svg)).filter(
    ({ family, style }) =>
      (family === "Source Sans 3" || hasSerif) && (style === "normal" || svg.includes("italic")),
  );
  return await Promise.all(faces.map(writeFont));
}

const written = new Map<string, Promise<string>>();
let folder: string | undefined;

/** Fonts go to a folder nobody else can have made, which is gone when the process ends. */
function writeFont(face: FontFace): Promise<string> {
  const known = written.get(face.file);
  if (known !== undefined) return known;
  const place = (folder ??= openFolder());
  const file = join(place, basename(face.file).replace(/woff2$/, "ttf"));
  const made = sfntOf(face).then((bytes) => {
    writeFileSync(file, bytes);
    return file;
  });
  written.set(face.file, made);
  return made;
}

function openFolder(): string {
  const made = mkdtempSync(join(tmpdir(), "figure-fonts-"));
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  return made;
}
