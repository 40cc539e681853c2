import { z } from "zod";
import type { Place } from "../lib/place.ts";
import type { Problems } from "../lib/problem.ts";
import { idSchema } from "../lib/shape.ts";
import { readEntries, type Entry } from "./entry.ts";
import { computeFormula, type Scope } from "./evaluate.ts";
import { cautionWords, formatNumber } from "./number.ts";
import type { Fault } from "./formula.ts";
import type { Observation } from "./observation.ts";
import { fault, reportedFault, type Result } from "./quantity.ts";
import type { Unit } from "./unit.ts";

/** A number the book states, observed or derived, in the one wording it has everywhere. */
export interface Fact {
  readonly id: string;
  /** Absent when the observation gives only bounds. */
  readonly value?: number | undefined;
  readonly lower?: number | undefined;
  readonly upper?: number | undefined;
  readonly unit: Unit;
  /** The wording, e.g. `US$ 12.5 billion`. */
  readonly text: string;
  readonly basis: "observed" | "derived";
  /** Absent when the fact is an observation itself. */
  readonly formula?: string | undefined;
  /** The observations it rests on, in the order the formula meets them. */
  readonly from: readonly Observation[];
  /** Ids of their sources, each once. */
  readonly sources: readonly string[];
  readonly note: string;
  /** The chapter it is prepared for, which may not be written yet; undefined for most. */
  readonly for?: string | undefined;
  readonly place: Place;
}

const formatSchema = z.strictObject({
  scale: z.enum(["trillion", "billion", "million", "thousand", "one"]).optional(),
  digits: z.int().min(0).max(3).optional(),
  words: z.enum(cautionWords).optional(),
  unit: z.literal("hide").optional(),
});
const factSchema = z.strictObject({
  id: idSchema,
  formula: z.string(),
  format: formatSchema.optional(),
  note: z.string().optional(),
  for: idSchema.optional(),
});
type FactSpec = Entry<z.infer<typeof factSchema>>;
type Observations = ReadonlyMap<string, Observation>;

/** Every fact by id: those of data/facts.yaml, and every observation under its own id. */
export function readFacts(
  root: string,
  observations: Observations,
  problems: Problems,
): ReadonlyMap<string, Fact> {
  const specs = readEntries(root, "data/facts.yaml", {
    kind: "fact",
    schema: factSchema,
    problems,
  });
  const byId = new Map<string, FactSpec>();
  for (const spec of specs) {
    const taken = observations.get(spec.id)?.place ?? byId.get(spec.id)?.place;
    if (taken === undefined) byId.set(spec.id, spec);
    else
      problems.add(
        "id-duplicate",
        spec.place,
        `“${spec.id}” is defined already in ${taken.file}, line ${taken.line ?? 1}.`,
        "give the fact an id of its own.",
      );
  }
  const facts = new Map<string, Fact>();
  for (const observation of observations.values())
    facts.set(observation.id, observedFact(observation));
  const compute = computeFacts(byId, observations, problems.refused);
  for (const spec of byId.values()) {
    const fact = buildFact(spec, compute(spec.id), problems);
    if (fact === undefined) problems.refuse("fact", spec.id);
    else facts.set(spec.id, fact);
  }
  return facts;
}

function observedFact(observation: Observation): Fact {
  const { id, value, lower, upper, unit, source, note, place } = observation;
  return {
    id,
    value,
    lower,
    upper,
    unit,
    text: formatNumber(observation),
    basis: "observed",
    from: [observation],
    sources: [source],
    note,
    place,
  };
}

interface Computed {
  readonly result: Result;
  readonly from: readonly Observation[];
}

/** Computes facts on demand, each once, and finds circles on the way. */
function computeFacts(
  specs: ReadonlyMap<string, FactSpec>,
  observations: Observations,
  refused: Problems["refused"],
): (id: string) => Computed {
  const done = new Map<string, Computed>();
  const open: string[] = [];
  const compute = (id: string): Computed => {
    const known = done.get(id);
    if (known !== undefined) return known;
    open.push(id);
    const from = new Set<Observation>();
    const fact: Scope["fact"] = (name) => {
      if (!specs.has(name)) return undefined;
      if (open.includes(name)) return circleOf([...open.slice(open.indexOf(name)), name]);
      const { result, from: rows } = compute(name);
      if (result.kind !== "fault") return { ...result, from: rows };
      return isAlias(specs.get(name), rows) ? result : reportedFault;
    };
    const result = computeFormula(specs.get(id)?.formula ?? "", {
      observations,
      factIds: specs.keys(),
      refused,
      fact,
      use: (row) => from.add(row),
    });
    open.pop();
    const computed = { result, from: [...from] };
    done.set(id, computed);
    return computed;
  };
  return compute;
}

function circleOf(ids: readonly string[]): Fault {
  return fault(
    "formula-cycle",
    `The fact is defined by itself: ${ids.join(" → ")}.`,
    "let one of them rest on observations only.",
  );
}

/** A fact that is an observation under another name takes its bounds too, and needs no value. */
function isAlias(spec: FactSpec | undefined, [only, ...more]: readonly Observation[]): boolean {
  return only !== undefined && more.length === 0 && spec?.formula.trim() === only.id;
}

function buildFact(
  spec: FactSpec,
  { result, from }: Computed,
  problems: Problems,
): Fact | undefined {
  const { id, formula, format, note = "", for: chapter, place } = spec;
  const [only] = from;
  const observed = isAlias(spec, from);
  if (result.kind === "amount" || observed) {
    const quantity =
      result.kind === "amount" && !observed ? { value: result.value, unit: result.unit } : only;
    if (quantity !== undefined) {
      const { value, lower, upper } = { lower: undefined, upper: undefined, ...quantity };
      const text = formatNumber(quantity, format);
      return {
        id,
        value,
        lower,
        upper,
        unit: quantity.unit,
        text,
        basis: observed ? "observed" : "derived",
        formula,
        from,
        sources: sourcesOf(from),
        note,
        for: chapter,
        place,
      };
    }
  }
  if (result.kind === "fault") {
    if (result.isReported !== true)
      problems.add(
        result.code,
        spec.placeOf("formula"),
        `The fact “${id}”: ${result.message}`,
        result.hint,
      );
  } else
    problems.add(
      "formula-type",
      spec.placeOf("formula"),
      `The fact “${id}” gives true or false.`,
      "a fact is a number; put what is true or false into data/claims.yaml.",
    );
  return undefined;
}

/** The sources of some observations, each once, in their order. */
export function sourcesOf(rows: readonly Observation[]): string[] {
  return [...new Set(rows.map((row) => row.source))];
}
