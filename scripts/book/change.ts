import type { EditionRecord } from "./record.ts";

/** What became different from one edition to the next. Each list is in the order of the newer edition. */
export interface Changes {
  readonly observations: Difference<EditionRecord["observations"][number]>;
  /** Facts whose wording changed, with the sentences that state them. */
  readonly facts: readonly FactChange[];
  /** Claims that turned from true to false or back, and new or dropped ones. */
  readonly claims: Difference<EditionRecord["claims"][number]>;
  readonly figures: Difference<EditionRecord["figures"][number]>;
}

/** Things of one kind that came, went or are no longer the same. */
export interface Difference<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly changed: readonly { readonly before: T; readonly after: T }[];
}

/** A fact that reads differently now. */
export interface FactChange {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  /** Sentences by their place; before is empty for a sentence that is new, after for one that is gone. */
  readonly sentences: readonly {
    readonly place: string;
    readonly before: string;
    readonly after: string;
  }[];
}

/** Compares two editions. */
export function compareEditions(before: EditionRecord, after: EditionRecord): Changes {
  return {
    observations: difference(before.observations, after.observations, (a, b) => a.hash === b.hash),
    facts: factChanges(before, after),
    claims: difference(
      before.claims,
      after.claims,
      (a, b) => a.holds === b.holds && a.formula === b.formula,
    ),
    figures: difference(before.figures, after.figures, (a, b) => a.hash === b.hash),
  };
}

function difference<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
  isSame: (a: T, b: T) => boolean,
): Difference<T> {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !now.has(id)),
    changed: after.flatMap((item) => {
      const previous = old.get(item.id);
      return previous === undefined || isSame(previous, item)
        ? []
        : [{ before: previous, after: item }];
    }),
  };
}

function factChanges(before: EditionRecord, after: EditionRecord): FactChange[] {
  const old = new Map(before.facts.map((fact) => [fact.id, fact]));
  return after.facts.flatMap(({ id, text }) => {
    const previous = old.get(id);
    if (previous === undefined || previous.text === text) return [];
    return [
      { id, before: previous.text, after: text, sentences: pairSentences(id, before, after) },
    ];
  });
}

/** Sentences that state the fact, the first of a chapter with the first, the second with the second. */
function pairSentences(
  id: string,
  before: EditionRecord,
  after: EditionRecord,
): FactChange["sentences"] {
  const stating = ({ sentences }: EditionRecord): EditionRecord["sentences"] =>
    sentences.filter(({ facts }) => facts.includes(id));
  const old = Map.groupBy(stating(before), ({ chapter }) => chapter);
  const now = Map.groupBy(stating(after), ({ chapter }) => chapter);
  const chapters = [...new Set([...now.keys(), ...old.keys()])];
  return chapters.flatMap((chapter) => {
    const [was = [], is = []] = [old.get(chapter), now.get(chapter)];
    return Array.from({ length: Math.max(was.length, is.length) }, (_, index) => ({
      place: is[index]?.place ?? was[index]?.place ?? "",
      before: was[index]?.text ?? "",
      after: is[index]?.text ?? "",
    }));
  });
}

/** Writes the changes for people: data first, then the sentences, claims and figures they moved. */
export function formatChanges(changes: Changes): string {
  const { observations, facts, claims, figures } = changes;
  const lines = [
    ...section("Data", [
      ...observations.added.map(({ id, dataset }) => `added    ${id} (${dataset})`),
      ...observations.changed.map(
        ({ before, after }) =>
          `revised  ${after.id} (${after.dataset}): ${amountOf(before)} → ${amountOf(after)}`,
      ),
      ...observations.removed.map(({ id, dataset }) => `removed  ${id} (${dataset})`),
    ]),
    ...section("Sentences", facts.flatMap(formatFact)),
    ...section("Claims", [
      ...claims.added.map(({ id, formula }) => `added    ${id}: ${formula}`),
      ...claims.changed.map(
        ({ before, after }) =>
          `changed  ${after.id}: ${before.holds} → ${after.holds} (${after.formula})`,
      ),
      ...claims.removed.map(({ id }) => `removed  ${id}`),
    ]),
    ...section("Figures", [
      ...figures.added.map(({ id, title }) => `added    ${id}: ${title}`),
      ...figures.changed.map(
        ({ before, after }) =>
          `changed  ${after.id}${before.title === after.title ? "" : `: “${before.title}” → “${after.title}”`}`,
      ),
      ...figures.removed.map(({ id }) => `removed  ${id}`),
    ]),
  ];
  return lines.length === 0 ? "Nothing changed.\n" : `${lines.join("\n").trim()}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

function formatFact({ id, before, after, sentences }: FactChange): string[] {
  return [
    `${id}: ${before} → ${after}`,
    ...sentences.flatMap((sentence) => [
      `  ${sentence.place}`,
      ...(sentence.before === "" ? [] : [`  − ${sentence.before}`]),
      ...(sentence.after === "" ? [] : [`  + ${sentence.after}`]),
    ]),
  ];
}

function amountOf({
  value,
  lower,
  upper,
  unit,
  status,
}: EditionRecord["observations"][number]): string {
  const range =
    lower === undefined && upper === undefined ? "" : ` [${lower ?? ""}–${upper ?? ""}]`;
  return `${value ?? ""}${range} ${unit}, ${status}`.trim();
}
