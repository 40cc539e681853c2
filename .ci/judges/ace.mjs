/* Usage: node .ci/judges/ace.mjs FOLDER BOOK.epub: lists what Ace, installed in FOLDER, finds; exit code 1 when it finds anything. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openBrowser } from "../../scripts/editions/browser.ts";

const [folder = "", epub = ""] = process.argv.slice(2);
const require = createRequire(join(resolve(folder), "judge.js"));
const out = mkdtempSync(join(tmpdir(), "ace-"));
const { browser, close } = await openBrowser();
try {
  // Ace asks Puppeteer for a browser and would have it download one: it is given the pinned one.
  require("puppeteer").launch = () => Promise.resolve(browser);
  const check = require("@daisy/ace-core");
  const runner = require("@daisy/ace-axe-runner-puppeteer");
  const options = {
    cwd: process.cwd(),
    outdir: out,
    tmp: out,
    verbose: false,
    silent: true,
    jobId: "",
  };
  await check(resolve(epub), options, runner);
  const report = JSON.parse(readFileSync(join(out, "report.json"), "utf8"));
  const found = report.assertions.flatMap(({ assertions = [], ...document }) =>
    assertions.map((each) =>
      [
        document["earl:testSubject"].url,
        each["earl:test"]["earl:impact"],
        each["earl:test"]["dct:title"],
        each["earl:result"]["dct:description"],
      ].join(" | "),
    ),
  );
  for (const line of found) console.log(line);
  console.log(`${report.assertions.length} documents, ${found.length} violations`);
  process.exitCode = found.length === 0 && report["earl:result"]["earl:outcome"] === "pass" ? 0 : 1;
} finally {
  await close().catch(() => {});
  rmSync(out, { recursive: true, force: true });
}
process.exit();
