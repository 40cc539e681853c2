import { isRefused, type Problems } from "../lib/problem.ts";
import type { Parts } from "./check.ts";
import { sourcesOfRow } from "./check-data.ts";
import { referencesIn } from "./check-references.ts";

const users = ["chapter", "claim", "fact", "figure", "observation", "table", "term"];

/** What is defined and used nowhere is likely a slip. It can be told only when everything that might use it was read. */
export function checkUse(parts: Parts, problems: Problems): void {
  if (users.some((kind) => problems.refused(kind).size > 0)) return;
  const used = collectUses(parts);
  reportFacts(parts, used, problems);
  reportClaims(parts, used, problems);
  reportTerms(parts, used, problems);
  reportSources(parts, used, problems);
}

/** What is used or meant, as `fact us-losses`: an id in a text, a formula, a figure, a row. */
type Uses = ReadonlySet<string>;

function collectUses(parts: Parts): Uses {
  const { facts, claims, figures, listed, data } = parts;
  const formulas = [...facts.values(), ...claims.values()].map(({ formula }) => formula ?? "");
  const inFormulas = formulas.join(" ").match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? [];
  const drawn = [...figures.values()];
  const rows = (data?.datasets ?? []).flatMap((dataset) => dataset.rows);
  const uses: Readonly<Record<string, readonly string[]>> = {
    fact: [...inFormulas, ...drawn.flatMap(({ factIds }) => factIds)],
    claim: [
      ...drawn.flatMap(({ claim }) => claim ?? []),
      ...listed.ledger.flatMap((statement) => statement.claims),
    ],
    source: [...rows.flatMap(sourcesOfRow), ...drawn.flatMap(({ map }) => map?.source ?? [])],
  };
  return new Set([
    ...referencesIn(parts).map(({ kind, id }) => `${kind} ${id}`),
    ...Object.entries(uses).flatMap(([kind, ids]) => ids.map((id) => `${kind} ${id}`)),
  ]);
}

/** What is kept for a chapter that is not written yet need not be used. */
function isPrepared({ spine, apart }: Parts, chapter: string | undefined): boolean {
  return chapter !== undefined && ![...spine, ...apart].some(({ id }) => id === chapter);
}

function reportFacts(parts: Parts, used: Uses, problems: Problems): void {
  for (const { id, formula, place, for: chapter } of parts.facts.values()) {
    if (formula === undefined || used.has(`fact ${id}`)) continue;
    if (isPrepared(parts, chapter) || isRefused(problems, "use", id)) continue;
    problems.add(
      "fact-unused",
      place,
      `The fact “${id}” is used nowhere.`,
      `write :fact[${id}] where it is stated, or remove it.`,
    );
  }
}

function reportClaims(parts: Parts, used: Uses, problems: Problems): void {
  for (const { id, place, for: chapter } of parts.claims.values()) {
    if (used.has(`claim ${id}`)) continue;
    if (isPrepared(parts, chapter) || isRefused(problems, "use", id)) continue;
    problems.add(
      "claim-unused",
      place,
      `The claim “${id}” is used nowhere.`,
      `write :claim[…]{${id}} around the words it guards, or remove it.`,
    );
  }
}

function reportTerms({ glossary }: Parts, used: Uses, problems: Problems): void {
  for (const { id, term, place } of glossary.values()) {
    if (used.has(`term ${id}`) || isRefused(problems, "use", id)) continue;
    problems.add(
      "term-unused",
      place,
      `The term “${term}” is explained and used nowhere.`,
      `write :term[${term}]{${id}} where a reader meets it, or remove it.`,
    );
  }
}

function reportSources({ sources }: Parts, used: Uses, problems: Problems): void {
  for (const { id, place } of sources.values()) {
    if (used.has(`source ${id}`) || isRefused(problems, "use", id)) continue;
    problems.add(
      "source-unused",
      place,
      `The source “${id}” is cited nowhere.`,
      `write [@${id}] where it is used, or remove it.`,
    );
  }
}
