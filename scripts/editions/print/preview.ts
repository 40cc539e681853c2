import { useBrowser } from "../borrow.ts";
import { buildBookDocument } from "../paged/book.ts";
import { buildFontFaces } from "../paged/fonts.ts";
import { press } from "../paged/sheet.ts";
import { layOutBook } from "../paginate.ts";
import { printStyles } from "../print.ts";
import type { Site } from "../site.ts";
import { flowsOf } from "./flow.ts";

/** What is shown around the pages on a screen; the script is the live server's own and loads the pages again. */
const screen = `<style>@media screen { html { background: #77736c } body { padding: ${press.margin}mm 0 } .page { margin: ${6 - 2 * press.margin}mm auto; background: #fff; clip-path: inset(${press.margin}mm) } }</style><script type="module" src="/.11ty/reload-client.js"></script></head>`;

/** The pages as they would be printed, laid out by the same browser; only chapters that have changed are set anew. */
export async function renderPreview(
  { book, drawChart, memory }: Pick<Site, "book" | "drawChart" | "memory">,
  layouts: string,
): Promise<string> {
  const { title, language } = book.metadata;
  const styles = printStyles(layouts, await buildFontFaces());
  const flows = flowsOf({ book, drawChart });
  const job = { title, language, flows, styles, memory };
  const { placed, tall } = await useBrowser((browser) => layOutBook(browser, job));
  const notices = tall.map(({ id, words }) => `“${id || words}” is higher than a page.`);
  const document = buildBookDocument({ title, language, styles, pages: placed, address: "#" });
  return document
    .replace("</head>", () => screen)
    .replace("<body>", (tag) => tag + notices.join(" "));
}
