import type { EditionRecord } from "../record-schema.ts";
import { difference, type Change } from "./difference.ts";

type Claim = EditionRecord["claims"][number];

/** Claims that came, went, turned, or came near to turning. */
export interface ClaimChanges {
  readonly added: readonly Claim[];
  readonly removed: readonly Claim[];
  /** True before and false now, or the other way round. */
  readonly turned: readonly Change<Claim>[];
  /** Decided by another formula than before. */
  readonly reworded: readonly Change<Claim>[];
  /** Still what they were, but nearer to turning than before, and near. */
  readonly near: readonly Change<Claim>[];
}

/** A claim is near to turning when a change of one part in twenty would turn it. */
const nearMargin = 0.05;

/** Compares the claims of two editions. */
export function claimChanges(before: readonly Claim[], after: readonly Claim[]): ClaimChanges {
  const { added, removed, changed } = difference(
    before,
    after,
    (a, b) => a.holds === b.holds && a.formula === b.formula && a.margin === b.margin,
  );
  const turned = changed.filter((change) => change.before.holds !== change.after.holds);
  const standing = changed.filter((change) => !turned.includes(change));
  const reworded = standing.filter((change) => change.before.formula !== change.after.formula);
  return {
    added,
    removed,
    turned,
    reworded,
    near: standing.filter((change) => !reworded.includes(change) && cameNear(change)),
  };
}

function cameNear({ before, after }: Change<Claim>): boolean {
  if (after.margin === undefined || Math.abs(after.margin) > nearMargin) return false;
  return before.margin === undefined || Math.abs(after.margin) < Math.abs(before.margin);
}

/** How far a claim is from turning, in words; empty where nothing is near or far. */
export function describeMargin({ margin }: Claim): string {
  if (margin === undefined) return "";
  const percent = Math.round(Math.abs(margin) * 1000) / 10;
  return margin >= 0 ? `holds by ${percent} percent` : `fails by ${percent} percent`;
}
