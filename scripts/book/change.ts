import { claimChanges, type ClaimChanges } from "./change/claim.ts";
import { difference, type Difference } from "./change/difference.ts";
import { factChanges, type FactChange } from "./change/fact.ts";
import { observationChanges, type ObservationChanges } from "./change/observation.ts";
import { textChanges, type ChapterChange } from "./change/text.ts";
import type { EditionRecord } from "./record-schema.ts";

/** Which edition a record is of. */
export type EditionId = Pick<EditionRecord, "revision" | "issued" | "title">;

/** What became different from one edition to the next. Each list is in the order of the newer edition. */
export interface Changes {
  readonly before: EditionId;
  readonly after: EditionId;
  /** Errors put right since; revised rows they name are among them and not among the revisions. */
  readonly corrections: NonNullable<EditionRecord["corrections"]>;
  readonly observations: ObservationChanges;
  /** Facts whose wording changed, with the sentences that state them. */
  readonly facts: readonly FactChange[];
  readonly claims: ClaimChanges;
  /** By what a reader sees: a figure is changed when its drawing, table or words are. */
  readonly figures: Difference<EditionRecord["figures"][number]>;
  readonly sources: Difference<NonNullable<EditionRecord["sources"]>[number]>;
  /** What people wrote, by chapter, numbers apart. Undefined when one of the two kept no texts. */
  readonly texts: readonly ChapterChange[] | undefined;
}

/** Compares two editions. */
export function compareEditions(before: EditionRecord, after: EditionRecord): Changes {
  const known = new Set((before.corrections ?? []).map(({ id }) => id));
  const corrections = (after.corrections ?? []).filter(({ id }) => !known.has(id));
  const corrected = new Set(corrections.flatMap(({ observations }) => observations));
  return {
    before: idOf(before),
    after: idOf(after),
    corrections,
    observations: observationChanges(before.observations, after.observations, corrected),
    facts: factChanges(before, after),
    claims: claimChanges(before.claims, after.claims),
    figures: difference(before.figures, after.figures, (a, b) => a.hash === b.hash),
    sources: difference(before.sources ?? [], after.sources ?? [], (a, b) => a.title === b.title),
    texts: before.chapters && after.chapters && textChanges(before.chapters, after.chapters),
  };
}

/** True when nothing that is kept of an edition differs. */
export function isUnchanged(changes: Changes): boolean {
  const { corrections, observations, facts, claims, figures, sources, texts } = changes;
  const lists = [
    corrections,
    ...Object.values(observations),
    facts,
    ...Object.values(claims),
    ...[figures, sources].flatMap((each) => [each.added, each.changed, each.removed]),
    texts ?? [],
  ];
  return lists.every((list) => (list as readonly unknown[]).length === 0);
}

function idOf({ revision, issued, title }: EditionRecord): EditionId {
  return { revision, issued, title };
}
