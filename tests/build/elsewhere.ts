import { cpSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { buildInto } from "../engine.ts";

/**
 * Builds a book as another person would, 400 days later, on a machine in New Zealand that speaks German, from a copy
 * in a folder with a blank and an umlaut. Gives the folder of the publication.
 */
export async function buildElsewhere(folder: string, book: string): Promise<string> {
  const copy = join(folder, "the böok");
  for (const part of ["chapters", "data"])
    cpSync(join(book, part), join(copy, part), { recursive: true });
  const home = join(folder, "home");
  mkdirSync(home);
  const environment = {
    TZ: "Pacific/Auckland",
    LANG: "de_DE.UTF-8",
    LC_ALL: "de_DE.UTF-8",
    HOME: home,
    USER: "somebody-else",
    // Only the unpacked browser is shared: unpacking it again would take longer than a build.
    XDG_CACHE_HOME: process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"),
  };
  const out = join(folder, "ausgabe ß");
  const request = { book: copy, isFresh: true };
  await buildInto(out, request, { environment, preload: "build/other-day.ts" });
  return out;
}
