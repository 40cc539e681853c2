// Reads veraPDF's JSON report and decides: node verapdf.mjs REPORT KNOWN NUMBER-OF-FILES
// Exit code 0 when every file was judged and every broken rule is listed as known, else 1.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const [reportFile, knownFile, expected] = process.argv.slice(2);
const known = readKnown(readFileSync(knownFile, "utf8"));
const { jobs } = JSON.parse(readFileSync(reportFile, "utf8")).report;

const complaints = [];
const broken = new Map();
for (const job of jobs) {
  const file = basename(job.itemDetails.name);
  const results = [job.validationResult ?? []].flat();
  if (job.taskException || results.length === 0) {
    complaints.push(`${file}: could not be judged: ${exceptionOf(job)}`);
  }
  for (const { details } of results) judge(file, details);
}
if (jobs.length !== Number(expected)) {
  complaints.push(`${expected} files were given, ${jobs.length} were judged`);
}

const unlisted = [...broken].filter(([id]) => !known.has(id));
for (const [id, { description, files }] of broken) {
  console.log(`${known.has(id) ? "known" : "BROKEN"} ${id} in ${files.join(", ")}: ${description}`);
}
for (const id of known) {
  if (!broken.has(id)) console.log(`${id} passes now: remove it from verapdf-known.txt`);
}
complaints.forEach((complaint) => console.log(complaint));
console.log(`${broken.size} failed rules, of them ${unlisted.length} not listed as known`);
process.exitCode = unlisted.length > 0 || complaints.length > 0 ? 1 : 0;

function readKnown(text) {
  const lines = text.split("\n").map((line) => line.trim());
  return new Set(
    lines.filter((line) => line && !line.startsWith("#")).map((line) => line.split(/\s/)[0]),
  );
}

function judge(file, details) {
  console.log(`${file}: ${details.passedRules} rules pass, ${details.failedRules} fail`);
  for (const rule of details.ruleSummaries) {
    if (rule.ruleStatus !== "FAILED") continue;
    const id = `${rule.clause}-${rule.testNumber}`;
    const entry = broken.get(id) ?? { description: rule.description, files: [] };
    entry.files.push(`${file} (${rule.failedChecks} times)`);
    broken.set(id, entry);
  }
}

function exceptionOf(job) {
  return job.taskException?.exceptionMessage ?? "no result";
}
