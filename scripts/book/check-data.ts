import { idsIn, textOf, type Row } from "../data/cell.ts";
import { isRecords } from "../data/descriptor.ts";
import { checkJoins } from "../data/join.ts";
import { checkRules } from "../data/rule-check.ts";
import { openSeparations } from "../data/separation.ts";
import { sourcesPath } from "../data/source.ts";
import type { Cell } from "../lib/csv.ts";
import { reportUnknown, type Problems } from "../lib/problem.ts";
import type { Check, Parts } from "./check.ts";

/** What is checked of the data of a book as a whole. A check is added by a line here. */
export const dataChecks: readonly Check[] = [
  checkSources,
  checkEvidence,
  checkKeys,
  checkDataRules,
  checkSeparations,
];

function checkKeys({ data }: Parts, problems: Problems): void {
  checkJoins(data?.datasets ?? [], problems);
}

function checkDataRules({ data }: Parts, problems: Problems): void {
  if (data) checkRules(data, problems);
}

/** Rows that measure different things must not meet in a formula or in a figure. */
function checkSeparations({ data, facts, claims, figures }: Parts, problems: Problems): void {
  if (data === undefined) return;
  const separations = openSeparations(data);
  for (const { id, formula, place } of [...facts.values(), ...claims.values()]) {
    const conflict = formula === undefined ? undefined : separations.inFormula(formula);
    if (conflict === undefined) continue;
    problems.add(
      "rows-computed-together",
      place,
      `The formula of “${id}” computes “${conflict.one}” with “${conflict.other}”.`,
      `they must be kept apart: ${conflict.why}`,
    );
  }
  for (const { id, kind, rows, place } of figures.values()) {
    const conflict = kind === "figure" ? separations.apart(rows.map((row) => row.id)) : undefined;
    if (conflict === undefined) continue;
    problems.add(
      "rows-drawn-together",
      place,
      `The figure “${id}” draws “${conflict.one}” and “${conflict.other}”.`,
      `they must be kept apart: ${conflict.why}`,
    );
  }
}

/** Every source a row names must be described, of observations and of records alike. */
function checkSources({ data, sources }: Parts, problems: Problems): void {
  for (const row of (data?.datasets ?? []).flatMap((dataset) => dataset.rows)) {
    for (const { id, cell } of [...idsOf(row["source"]), ...idsOf(row["reported_by"])]) {
      if (sources.has(id)) continue;
      const { place } = cell;
      const [known, where] = [sources.keys(), sourcesPath];
      reportUnknown(
        { code: "source-unknown", id, place, kinds: ["source"], known, where },
        problems,
      );
    }
  }
}

/** What a record gives as evidence must stand in the data: an observation, or another record. */
function checkEvidence({ data }: Parts, problems: Problems): void {
  if (data === undefined) return;
  const records = data.datasets.filter(({ resource }) => isRecords(resource));
  const known = new Set([
    ...data.observations.keys(),
    ...records.flatMap(({ rows }) => rows.map((row) => textOf(row, "id"))),
  ]);
  for (const row of records.flatMap(({ rows }) => rows)) {
    for (const { id, cell } of idsOf(row["evidence"])) {
      if (known.has(id)) continue;
      const { place } = cell;
      const [kinds, where] = [["observation", "record"], "the datasets"];
      reportUnknown({ code: "evidence-unknown", id, place, kinds, known, where }, problems);
    }
  }
}

/** Ids of the sources a row names, of an observation or of a record. */
export function sourcesOfRow(row: Row): string[] {
  return [...idsOf(row["source"]), ...idsOf(row["reported_by"])].map(({ id }) => id);
}

/** The ids in a cell, each with the cell for its place. */
function idsOf(cell: Cell | undefined): { id: string; cell: Cell }[] {
  if (cell === undefined) return [];
  return idsIn(cell.text).map((id) => ({ id, cell }));
}
