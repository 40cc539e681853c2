import type { LaidFlow } from "./layout.ts";

/** A flow that is one page by itself, in need of no layout; what the tag tree must know of it is said here. */
export function layOutSheet(markup: string, language: string): LaidFlow {
  const text = markup.replace("<section", `<section lang="${language}-x-sect"`);
  const ids = [...markup.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => id);
  return { pages: [{ floats: "", text, notes: "", ids, sections: [] }], tall: [] };
}
