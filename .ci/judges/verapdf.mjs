// Reads veraPDF's JSON report and decides: node verapdf.mjs REPORT NUMBER-OF-FILES
// Exit code 0 when every file was judged and no rule is broken, else 1.
import { readFileSync } from "node:fs";

const [reportFile, expected] = process.argv.slice(2);
const { jobs } = JSON.parse(readFileSync(reportFile, "utf8")).report;

const complaints = [];
let broken = 0;
for (const job of jobs) {
  const file = job.itemDetails.name.replace(/^.*[/\\]print[/\\]/, "");
  const results = [job.validationResult ?? []].flat();
  if (job.taskException || results.length === 0) {
    complaints.push(`${file}: could not be judged: ${exceptionOf(job)}`);
  }
  for (const { details } of results) judge(file, details);
}
if (jobs.length !== Number(expected)) {
  complaints.push(`${expected} files were given, ${jobs.length} were judged`);
}
complaints.forEach((complaint) => console.log(complaint));
console.log(`${broken} failed rules in ${jobs.length} files`);
process.exitCode = broken > 0 || complaints.length > 0 ? 1 : 0;

function judge(file, details) {
  console.log(`${file}: ${details.passedRules} rules pass, ${details.failedRules} fail`);
  for (const rule of details.ruleSummaries) {
    if (rule.ruleStatus !== "FAILED") continue;
    broken += 1;
    const id = `${rule.clause}-${rule.testNumber}`;
    console.log(`BROKEN ${id} in ${file} (${rule.failedChecks} times): ${rule.description}`);
  }
}

function exceptionOf(job) {
  return job.taskException?.exceptionMessage ?? "no result";
}
