import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { BookError } from "../lib/problem.ts";

/** The folder of the engine, which is also that of its own book. */
export const engineFolder: string = fileURLToPath(new URL("../..", import.meta.url)).replace(
  /[/\\]$/,
  "",
);

/** The book's folder as given on the command line, checked to be one; the engine's own when none is given. */
export function bookFolder(given: string | undefined): string {
  const root = resolve(given ?? engineFolder);
  if (existsSync(join(root, "data")) && existsSync(join(root, "chapters"))) return root;
  throw new BookError(`${root} is not a book: it needs the folders chapters/ and data/.`, 2);
}

/** A book may bring its own layouts, whole; else it takes the engine's. */
export function layoutsOf(root: string): string {
  const engine = join(engineFolder, "layouts");
  const own = join(root, "layouts");
  if (!existsSync(own)) return engine;
  const missing = readdirSync(engine, { recursive: true, encoding: "utf8" })
    .toSorted()
    .find((name) => !existsSync(join(own, name)));
  if (missing === undefined) return own;
  throw new BookError(
    `${own} lacks ${missing}: a book's own layouts must be whole; copy it from ${engine}, or remove layouts/.`,
  );
}
