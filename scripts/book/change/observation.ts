import type { EditionRecord } from "../record-schema.ts";
import { difference, type Change } from "./difference.ts";

type Observation = EditionRecord["observations"][number];

/** Rows that came, went or hold something else now. */
export interface ObservationChanges {
  readonly added: readonly Observation[];
  readonly removed: readonly Observation[];
  /** Better data: what the sources say now. */
  readonly revised: readonly Change<Observation>[];
  /** Rows that were wrong, as a correction says. */
  readonly corrected: readonly Change<Observation>[];
}

/** Compares the rows of two editions; `corrected` are the ids that new corrections name. */
export function observationChanges(
  before: readonly Observation[],
  after: readonly Observation[],
  corrected: ReadonlySet<string>,
): ObservationChanges {
  const { added, removed, changed } = difference(before, after, (a, b) => a.hash === b.hash);
  return {
    added,
    removed,
    revised: changed.filter((change) => !corrected.has(change.after.id)),
    corrected: changed.filter((change) => corrected.has(change.after.id)),
  };
}

const qualities = ["period", "geography", "status", "grade", "source"] as const;

/** What is different about a row, in words, as it was and as it is. */
export function describeRevision({ before, after }: Change<Observation>): Change<string> {
  const amounts = [before, after].map(amountOf);
  const parts: Change<string>[] = [];
  if (amounts[0] !== amounts[1]) parts.push({ before: amounts[0] ?? "", after: amounts[1] ?? "" });
  for (const name of qualities) {
    if (before[name] !== after[name])
      parts.push({ before: `${name} ${before[name]}`, after: `${name} ${after[name]}` });
  }
  if (parts.length === 0) return { before: amounts[0] ?? "", after: "its note or another column" };
  return {
    before: parts.map((part) => part.before).join(", "),
    after: parts.map((part) => part.after).join(", "),
  };
}

function amountOf({ value, lower, upper, unit }: Observation): string {
  const range =
    lower === undefined && upper === undefined ? "" : ` [${grouped(lower)}–${grouped(upper)}]`;
  return `${grouped(value)}${range} ${unit}`.trim();
}

/** A number to its last digit, thousands parted: a report of changes rounds nothing. */
function grouped(value: number | undefined): string {
  const [whole = "", ...rest] = value === undefined ? [] : String(value).split(".");
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ","), ...rest].join(".");
}
