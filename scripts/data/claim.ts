import { z } from "zod";
import type { Place } from "../lib/place.ts";
import type { Problems } from "../lib/problem.ts";
import { idSchema } from "../lib/shape.ts";
import { readEntries, type Entry } from "./entry.ts";
import { computeFormula, type Scope } from "./evaluate.ts";
import { sourcesOf, type Fact } from "./fact.ts";
import { formatNumber } from "./number.ts";
import type { Observation } from "./observation.ts";
import { fault } from "./quantity.ts";

/** Words whose truth a formula decides. */
export interface Claim {
  readonly id: string;
  readonly formula: string;
  /** Undefined when the formula could not be computed; the reason is then among the problems. */
  readonly holds: boolean | undefined;
  /** How far the data are from turning it, as a part; undefined where nothing is near or far. */
  readonly margin: number | undefined;
  /** The values that decide it, in words, e.g. `ic3-losses-2025 = US$ 20.9 billion`. */
  readonly evidence: string;
  readonly from: readonly Observation[];
  readonly sources: readonly string[];
  readonly note: string;
  /** The chapter it is prepared for, which may not be written yet; undefined for most. */
  readonly for?: string | undefined;
  readonly place: Place;
}

/** Where a book keeps its claims. */
export const claimsPath = "data/claims.yaml";

const claimSchema = z.strictObject({
  id: idSchema,
  formula: z.string(),
  note: z.string().optional(),
  for: idSchema.optional(),
});

/** Every claim of data/claims.yaml by id, decided over today's data. */
export function readClaims(
  root: string,
  facts: ReadonlyMap<string, Fact>,
  problems: Problems,
): ReadonlyMap<string, Claim> {
  const observations = new Map(
    [...facts.values()].flatMap((fact) =>
      fact.formula === undefined ? fact.from.map((row) => [row.id, row] as const) : [],
    ),
  );
  const claims = new Map<string, Claim>();
  for (const spec of readEntries(root, claimsPath, {
    kind: "claim",
    schema: claimSchema,
    problems,
  })) {
    const first = claims.get(spec.id);
    if (first !== undefined) {
      problems.add(
        "id-duplicate",
        spec.place,
        `“${spec.id}” is defined already on line ${first.place.line ?? 1}.`,
        "give the claim an id of its own.",
      );
      continue;
    }
    claims.set(spec.id, buildClaim(spec, { observations, facts, problems }));
  }
  return claims;
}

interface ClaimContext {
  readonly observations: ReadonlyMap<string, Observation>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly problems: Problems;
}

type ClaimEntry = Entry<z.infer<typeof claimSchema>>;

function buildClaim(spec: ClaimEntry, { observations, facts, problems }: ClaimContext): Claim {
  const { id, formula, note = "", for: chapter, place } = spec;
  const used = new Set<Observation>();
  const result = computeFormula(formula, {
    observations,
    factIds: facts.keys(),
    refused: problems.refused,
    fact: (name) => amountOf(name, facts),
    use: (row) => used.add(row),
  });
  reportUndecided(spec, result, problems);
  const from = [...used];
  return {
    id,
    formula,
    holds: result.kind === "truth" ? result.value : undefined,
    margin: result.kind === "truth" ? result.margin : undefined,
    evidence: describeRows(from),
    from,
    sources: sourcesOf(from),
    note,
    for: chapter,
    place,
  };
}

/** A fact as formulas take it; undefined when there is none of that name. */
function amountOf(name: string, facts: ReadonlyMap<string, Fact>): ReturnType<Scope["fact"]> {
  const known = facts.get(name);
  if (known === undefined) return undefined;
  if (known.value === undefined)
    return fault("formula-value", `The fact “${name}” has no value.`, "take a bound of its row.");
  return { kind: "amount", value: known.value, unit: known.unit, from: known.from };
}

function reportUndecided(
  { id, placeOf }: ClaimEntry,
  result: ReturnType<typeof computeFormula>,
  problems: Problems,
): void {
  if (result.kind === "fault" && result.isReported !== true)
    problems.add(
      result.code,
      placeOf("formula"),
      `The claim “${id}”: ${result.message}`,
      result.hint,
    );
  if (result.kind === "amount")
    problems.add(
      "formula-type",
      placeOf("formula"),
      `The claim “${id}” gives a number.`,
      "a claim is true or false; compare the number with something.",
    );
}

/** The rows a claim rests on with their values; of many, the first eight. */
function describeRows(rows: readonly Observation[]): string {
  const shown = rows.slice(0, 8).map((row) => `${row.id} = ${formatNumber(row)}`);
  return shown.join(", ") + (rows.length > shown.length ? ", …" : "");
}
