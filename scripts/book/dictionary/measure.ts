import type { Dataset } from "../../data/dataset.ts";
import type { Unit } from "../../data/unit.ts";
import { compareTexts } from "../../lib/order.ts";

/** A measure in one dataset. */
export interface MeasureUse {
  readonly dataset: Dataset;
  readonly units: readonly Unit[];
  readonly rows: number;
}

/** What is counted, in the words that define it, with every dataset that counts it. */
export interface Measure {
  readonly text: string;
  readonly uses: readonly MeasureUse[];
}

interface Counted {
  readonly units: Set<Unit>;
  rows: number;
}

/** The distinct measures of one dataset, in the order of its rows; empty when it has no column `measure`. */
export function measuresOf(dataset: Dataset): Measure[] {
  const counted = new Map<string, Counted>();
  for (const { row, unit } of dataset.observations) {
    const text = row["measure"]?.text ?? "";
    if (text === "") continue;
    const known = counted.get(text) ?? { units: new Set(), rows: 0 };
    known.units.add(unit);
    known.rows += 1;
    counted.set(text, known);
  }
  return [...counted].map(([text, { units, rows }]) => ({
    text,
    uses: [{ dataset, units: [...units], rows }],
  }));
}

/** Puts the measures of all datasets into one alphabetical index. */
export function indexMeasures(measures: readonly Measure[]): Measure[] {
  const byText = new Map<string, MeasureUse[]>();
  for (const { text, uses } of measures) {
    const known = byText.get(text) ?? [];
    known.push(...uses);
    byText.set(text, known);
  }
  return [...byText]
    .map(([text, uses]) => ({ text, uses }))
    .toSorted(
      (a, b) => compareTexts(sortKey(a.text), sortKey(b.text)) || compareTexts(a.text, b.text),
    );
}

/** Quotation marks and brackets do not count. */
function sortKey(text: string): string {
  return text.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, "");
}
