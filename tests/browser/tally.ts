import type { AccessibilityRecord } from "../../scripts/book/accessibility/record.ts";
import { compareTexts } from "../../scripts/lib/order.ts";

/** What axe-core says of one rule on one page. */
export interface RuleCount {
  readonly id: string;
  /** Tags of axe-core, e.g. `wcag143`. */
  readonly tags: readonly string[];
  readonly passed: number;
  readonly failed: number;
  readonly unsure: number;
}

/** Collects what is measured, page by page. */
export interface Tally {
  /** Adds what one measure looked at on a page, and what is wrong there. */
  note(
    measure: string,
    path: string,
    seen: { readonly looked?: number; readonly found: readonly string[] },
  ): void;
  noteRules(rules: readonly RuleCount[]): void;
  measures(): AccessibilityRecord["measures"];
  rules(): AccessibilityRecord["rules"];
}

/** Lines of one page beyond this many say nothing new. */
const mostLines = 5;

export function openTally(): Tally {
  const measures = new Map<string, { id: string; looked: number; found: string[] }>();
  const rules = new Map<string, RuleCount>();
  return {
    note(id, path, { looked = 1, found }) {
      const sum = measures.get(id) ?? { id, looked: 0, found: [] };
      const lines = [...new Set(found)].slice(0, mostLines).map((line) => `${path}: ${line}`);
      measures.set(id, { id, looked: sum.looked + looked, found: [...sum.found, ...lines] });
    },
    noteRules(counts) {
      for (const { id, tags, passed, failed, unsure } of counts) {
        const sum = rules.get(id) ?? { passed: 0, failed: 0, unsure: 0 };
        rules.set(id, {
          id,
          tags,
          passed: sum.passed + passed,
          failed: sum.failed + failed,
          unsure: sum.unsure + unsure,
        });
      }
    },
    measures: () =>
      [...measures.values()]
        .toSorted((a, b) => compareTexts(a.id, b.id))
        .map((each) => ({ ...each, found: each.found.toSorted(compareTexts) })),
    rules: () =>
      [...rules.values()]
        .toSorted((a, b) => compareTexts(a.id, b.id))
        .map(({ tags, ...counts }) => ({ ...counts, criteria: tags.flatMap(criterionOf) })),
  };
}

/** `wcag1411` is success criterion 1.4.11; other tags name versions and levels. */
function criterionOf(tag: string): string[] {
  const found = /^wcag(\d)(\d)(\d{1,2})$/.exec(tag);
  return found === null ? [] : [found.slice(1).join(".")];
}
