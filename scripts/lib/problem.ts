import { distance } from "fastest-levenshtein";
import { compareTexts } from "./order.ts";
import { comparePlaces, formatPlace, type Place } from "./place.ts";
import { codes, type ProblemCode } from "./problem-codes.ts";

export type { ProblemCode } from "./problem-codes.ts";

/** A mistake in the book, as data: collected, sorted and printed once, before anything is published. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  readonly place: Place;
  /** One sentence that names the thing. */
  readonly message: string;
  /** What to do about it, with the nearest right name where there is one. */
  readonly hint: string;
}

/** Where problems are gathered while reading and checking; severity comes from the catalog. */
export interface Problems {
  readonly list: readonly Problem[];
  add(code: ProblemCode, place: Place, message: string, hint: string): void;
  /** Remembers that a thing was refused, so that what names it is not reported as well; `*` when any may be missing. */
  refuse(kind: string, id: string): void;
  /** Ids refused of a kind, and `*` when any may be missing. */
  refused(kind: string): ReadonlySet<string>;
}

/** True when a thing is missing only because it, or the file that may define it, was refused. */
export function isRefused(problems: Problems, kind: string, id: string): boolean {
  const ids = problems.refused(kind);
  return ids.has(id) || ids.has("*");
}

/** A name that nothing bears. */
export interface UnknownName {
  readonly code: ProblemCode;
  readonly id: string;
  readonly place: Place;
  /** What it may be of, e.g. `fact` or `observation`. */
  readonly kinds: readonly string[];
  /** The names there are, and where they are defined. */
  readonly known: Iterable<string>;
  readonly where: string;
}

/**
 * Reports a name that nothing bears, unless what would bear it was refused. What was likely meant counts as used, so that
 * one slip of the pen is not reported once more as something that is used nowhere.
 */
export function reportUnknown(unknown: UnknownName, problems: Problems): void {
  const { code, id, place, kinds, known, where } = unknown;
  if (kinds.some((kind) => isRefused(problems, kind, id))) return;
  const names = [...known];
  problems.refuse("use", nearestName(id, names) ?? id);
  const what = new Intl.ListFormat("en-US", { type: "disjunction" }).format(kinds);
  problems.add(code, place, `There is no ${what} “${id}”.`, nearestHint(id, names, where));
}

/** Starts an empty collection of problems. */
export function collectProblems(): Problems {
  const list: Problem[] = [];
  const refused = new Map<string, Set<string>>();
  return {
    list,
    refuse(kind, id) {
      const ids = refused.get(kind) ?? new Set();
      refused.set(kind, ids.add(id));
    },
    refused: (kind) => refused.get(kind) ?? new Set(),
    add(code, place, message, hint) {
      list.push({ code, severity: codes[code].severity, place, message, hint });
    },
  };
}

/** True when something must be mended before the book can be published. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === "error");
}

/** Prints problems one a line with the hint beneath, in the order a reader meets them; the same problem only once. */
export function formatProblems(problems: readonly Problem[]): string {
  const lines = problems
    .toSorted((a, b) => comparePlaces(a.place, b.place) || compareTexts(textOf(a), textOf(b)))
    .map(formatProblem);
  return [...new Set(lines)].join("");
}

function formatProblem({ place, severity, code, message, hint }: Problem): string {
  return `${formatPlace(place)}: ${severity} ${code}: ${message}\n  hint: ${hint}\n`;
}

function textOf({ code, message }: Problem): string {
  return code + message;
}

/** An expected failure of a command (no browser, full disk, wrong use): one sentence, no stack. */
export class BookError extends Error {
  readonly exitCode: 1 | 2;
  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.name = "BookError";
    this.exitCode = exitCode;
  }
}

/** Suggests the known name nearest to a mistyped one; falls back to the list when it is short, else to a plain direction. */
export function nearestHint(name: string, known: Iterable<string>, where: string): string {
  const names = [...known].toSorted();
  const best = nearestName(name, names);
  if (best !== undefined) return `did you mean “${best}”? Names are defined in ${where}.`;
  if (names.length > 0 && names.length <= 12)
    return `known: ${names.join(", ")} (defined in ${where}).`;
  return `define it in ${where}, or correct the name.`;
}

/** The name that was likely meant; undefined when none is near. A short name must be nearer than a long one. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  const half = Math.floor(name.length / 2);
  let bestDistance = Math.max(Math.min(3, half), Math.floor(name.length / 3)) + 1;
  for (const candidate of [...known].toSorted()) {
    const far = distance(name, candidate);
    if (far < bestDistance) [best, bestDistance] = [candidate, far];
  }
  return best;
}
