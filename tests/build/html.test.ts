import { join } from "node:path";
import { EpubCheck } from "@likecoin/epubcheck-ts";
import { HtmlValidate, StaticConfigLoader, type RuleConfig } from "html-validate";
import { afterAll, describe, expect, test } from "vitest";
import { buildInto, engineBook, openScratch, tinyBook } from "../engine.ts";
import { openTinyBook } from "../fixtures/book-folder.ts";
import { findBrokenLinks } from "../links.ts";
import { readTree, type Tree } from "../tree.ts";

const scratch = openScratch();
afterAll(scratch.remove);

/** Where we differ from the strict presets, each for a reason; no rule is switched off whole. */
const exceptions: RuleConfig = {
  // HTML takes both; one of them has to be chosen.
  "doctype-style": ["error", { style: "lowercase" }],
  // A hash guards what comes from another host; on file:// it would keep our own style sheet from loading.
  "require-sri": ["error", { target: "crossorigin" }],
  // A box that scrolls is a region for the keyboard, and no section of the text.
  "prefer-native-element": ["error", { exclude: ["region"] }],
};

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
    rules: exceptions,
  }),
);

async function findFaults(site: Tree): Promise<string[]> {
  const faults: string[] = [];
  for (const [path, bytes] of site) {
    if (!path.endsWith(".html")) continue;
    const { results } = await validator.validateString(bytes.toString("utf8"), path);
    for (const { line, ruleId, message } of results.flatMap(({ messages }) => messages))
      faults.push(`${path}:${line} ${ruleId}: ${message}`);
  }
  return faults;
}

describe.each([
  ["tiny", tinyBook],
  ["real", engineBook],
])("the %s book", (name, book) => {
  let publication: Promise<Tree> | undefined;
  const publish = async (): Promise<Tree> => {
    const out = join(scratch.folder, name);
    publication ??= buildInto(out, { book, only: "web,epub,data" }).then(() => readTree(out));
    return await publication;
  };

  test("has pages of sound HTML", async () => {
    expect(await findFaults(await publish())).toEqual([]);
  }, 300_000);

  test("has no link that leads nowhere", async () => {
    expect(findBrokenLinks(await publish())).toEqual([]);
  });

  test("is an EPUB that EPUBCheck has nothing to say of", async () => {
    const epub = (await publish()).get("epub/briefing-book.epub") ?? new Uint8Array();
    expect(epub.length).toBeGreaterThan(0);
    const { messages } = await EpubCheck.validate(new Uint8Array(epub), {}, "book.epub");
    expect(
      messages
        .filter(({ message }) => message !== indexRule)
        .map(({ id, message, location }) => `${id} ${message} ${location?.path}`),
    ).toEqual([]);
  });
});

/**
 * EPUBCheck holds only publications that declare themselves an index to this rule of EPUB Indexes; its port holds every
 * page with `epub:type="index"` to it, and even a landmark that leads there.
 */
const indexRule = 'An "index" must contain one and only one "index-entry-list" descendant element.';

test("a book with an address has no link that leads nowhere, in what machines are told either", async () => {
  const book = openTinyBook({ "data/book.yaml": { append: "site: https://example.org/tiny/\n" } });
  const out = join(scratch.folder, "sited");
  await buildInto(out, { book, only: "web,data" });
  const site = readTree(out);
  expect(site.get("sitemap.xml")?.toString()).toContain("https://example.org/tiny/rain/");
  expect(findBrokenLinks(site, "https://example.org/tiny/")).toEqual([]);
});

test("the search for faults finds them", async () => {
  const page = Buffer.from(`<!doctype html><html><body><p><div></p><a href="../no.html">x</a>`);
  const site = new Map([["a/index.html", page]]);
  expect((await findFaults(site)).length).toBeGreaterThan(2);
  expect(findBrokenLinks(site)).toEqual(["a/index.html: ../no.html"]);
});

test.each([
  ["index.html", `<p id="a"><a href="#b">`, "index.html: #b"],
  ["a.html", `<meta property="og:image" content="https://x.org/no.png">`, "a.html: no.png"],
  [
    "a.html",
    `<script type="application/ld+json">{"url":"https://x.org/b/"}</script>`,
    "a.html: b/index.html",
  ],
  ["feed.xml", `<link href="no.html"/>`, "feed.xml: no.html"],
  ["sitemap.xml", "<loc>https://x.org/c/</loc>", "sitemap.xml: c/index.html"],
  ["assets/site.css", `src: url("fonts/no.woff2")`, "assets/site.css: fonts/no.woff2"],
  [
    "assets/search-index.js",
    `searchIndex({"entries":[["text",0,"no.html#a",""]]});\n`,
    "search-index.js: no.html#a",
  ],
  [
    "a/details.js",
    `pageDetails({"cards":{"fact:a":{"links":[["Row","../no.html"]]}}});\n`,
    "a/details.js: ../no.html",
  ],
])("a broken link in %s is found", (path, text, broken) => {
  expect(findBrokenLinks(new Map([[path, Buffer.from(text)]]), "https://x.org/")).toEqual([broken]);
});
