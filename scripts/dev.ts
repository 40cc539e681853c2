import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Eleventy from "@11ty/eleventy";
import { bookFolder, engineFolder } from "./book/folder.ts";
import type { EleventyConfig } from "./editions/eleventy.ts";
import { configureLiveSite } from "./editions/live.ts";
import { runCommand, type Command } from "./lib/command.ts";
import { BookError } from "./lib/problem.ts";

const command: Command = {
  usage: "npm run dev --",
  purpose: "Serve the site with reload at each change, and the paged print preview at /print/.",
  options: {
    book: { type: "string", value: "DIR", help: "the folder of the book; this one when not given" },
    port: { type: "string", value: "N", help: "the port to serve at; 8080 when not given" },
  },
  run: async ({ book, port = "8080" }) => {
    if (!/^\d{2,5}$/.test(port)) throw new BookError(`“${port}” is not a port.`, 2);
    const root = bookFolder(book);
    const output = join(engineFolder, "node_modules/.cache/live-site");
    mkdirSync(output, { recursive: true });
    const eleventy = new Eleventy(join(root, "chapters"), output, {
      configPath: "",
      runMode: "serve",
      config: (config: EleventyConfig) => configureLiveSite(config, root, output),
    });
    await eleventy.init();
    await eleventy.watch();
    await eleventy.serve(Number(port));
    return 0;
  },
};

if (import.meta.main) await runCommand(command, process.argv.slice(2));
