import type { Book } from "../../book/book.ts";
import { grades } from "../../book/dictionary/meaning.ts";
import { sourceName } from "../../book/dictionary/words.ts";
import type { Policy } from "../../book/policy.ts";
import { wordsOf } from "../../book/paragraph.ts";
import type { Fact } from "../../data/fact.ts";
import { formatNumber } from "../../data/number.ts";
import type { Observation } from "../../data/observation.ts";
import { formatPeriod } from "../../data/period.ts";

/** What a page tells of a number, a claim or a term when a reader asks; every part is plain text. */
export interface Card {
  readonly title: string;
  readonly text: string;
  readonly lines: readonly (readonly [label: string, text: string])[];
  readonly links: readonly (readonly [text: string, href: string])[];
}

/** What cards are made with. */
export interface CardContext {
  readonly book: Book;
  readonly policy: Policy;
  /** The page's own path, which links are seen from. */
  readonly from: string;
}

type Line = Card["lines"][number];
type Link = Card["links"][number];

/** A number: what it counts, where and when, its range, how settled and how well seen, its source, its row. */
export function factCard(fact: Fact, context: CardContext): Card {
  const [row] = fact.from;
  return row !== undefined && fact.from.length === 1 && fact.basis === "observed"
    ? observedCard(fact, row, context)
    : computedCard(fact, context);
}

function observedCard(fact: Fact, row: Observation, context: CardContext): Card {
  const { policy, from } = context;
  const { dataset, period, geography, status, grade, reportedBy, note } = row;
  const file = policy.dataFile(`${dataset}.csv`, from);
  const lines: (Line | undefined)[] = [
    rangeOf(row),
    ["Where", geography],
    ["When", formatPeriod(period)],
    ["Status", status],
    ["Evidence", `grade ${grade}, ${grades[grade].brief}`],
    ["Source", titlesOf([row.source], context)],
    ["Reported by", namesOf(reportedBy, context)],
    ["Note", note],
  ];
  const href = policy.href({ kind: "row", id: row.id }, from);
  return {
    title: fact.text,
    text: measureOf(row, context),
    lines: filled(lines),
    links: [["Its row in the data", href], ...sourceLinks(row, context), ...fileLink(file)],
  };
}

function computedCard(fact: Fact, context: CardContext): Card {
  const { policy, from } = context;
  return {
    title: fact.text,
    text: fact.note,
    lines: filled([
      ["Computed", fact.formula ?? ""],
      ...rowLines(fact.from),
      sourcesLine(fact.from, context),
    ]),
    links: [["Formula and rows", policy.href({ kind: "fact", id: fact.id }, from)]],
  };
}

/** A claim: the formula that decides it, and the values that make it true today. */
export function claimCard(id: string, context: CardContext): Card | undefined {
  const claim = context.book.claims.get(id);
  if (claim === undefined) return undefined;
  const { policy, from } = context;
  return {
    title: claim.holds === true ? "True of today’s data" : "Not decided",
    text: claim.note,
    lines: filled([
      ["Holds if", claim.formula],
      ...rowLines(claim.from),
      sourcesLine(claim.from, context),
    ]),
    links: [["Formula and rows", policy.href({ kind: "claim", id }, from)]],
  };
}

/** A term: its explanation. */
export function termCard(id: string, { book, policy, from }: CardContext): Card | undefined {
  const term = book.glossary.get(id);
  if (term === undefined) return undefined;
  return {
    title: term.term,
    text: wordsOf(term.definition, book),
    lines: [],
    links: [["In the glossary", policy.href({ kind: "term", id }, from)]],
  };
}

/** A person or organization: role and standing, as of when that was seen. */
export function personCard(id: string, context: CardContext): Card | undefined {
  const { book, policy, from } = context;
  const person = book.listed.people.find((each) => each.id === id);
  if (person === undefined) return undefined;
  const { name, role, statuses, asOf, note, sources } = person;
  const standing = statuses.filter((status) => status !== "none").join(", ");
  return {
    title: name,
    text: role,
    lines: filled([
      ["Standing", standing],
      ["As of", formatPeriod(asOf)],
      ["Note", note],
      ["Sources", namesOf(sources, context)],
    ]),
    links: [["In the register", policy.href({ kind: "row", id }, from)]],
  };
}

function filled(lines: readonly (Line | undefined)[]): Line[] {
  return lines.flatMap((line) => (line === undefined || line[1] === "" ? [] : [line]));
}

function rangeOf({ value, lower, upper, unit }: Observation): Line | undefined {
  if (value === undefined || (lower === undefined && upper === undefined)) return undefined;
  if ((lower ?? value) === (upper ?? value)) return undefined;
  return ["Range", formatNumber({ lower, upper, unit })];
}

function measureOf({ row, dataset }: Observation, { book }: CardContext): string {
  const title = book.data.datasets.find(({ id }) => id === dataset)?.title ?? dataset;
  return row["measure"]?.text || title;
}

/** Rows that a card shows; a formula over more has them on its page. */
const shownRows = 4;

function rowLines(rows: readonly Observation[]): Line[] {
  const isOnePlace = new Set(rows.map(({ geography }) => geography)).size === 1;
  const lines = rows
    .slice(0, shownRows)
    .map((row): Line => [
      [...(isOnePlace ? [] : [row.geography]), formatPeriod(row.period)].filter(Boolean).join(", "),
      `${[formatNumber(row), rangeOf(row)?.[1]].filter(Boolean).join("; ")} (${row.id})`,
    ]);
  const more = rows.length - shownRows;
  return more > 0 ? [...lines, ["And", `${more} more ${more === 1 ? "row" : "rows"}`]] : lines;
}

function sourcesLine(rows: readonly Observation[], context: CardContext): Line {
  return [
    "Sources",
    titlesOf([...new Set(rows.map(({ source }) => source))].slice(0, shownRows), context),
  ];
}

/** Who says it, and in what. */
function titlesOf(ids: readonly string[], { book }: CardContext): string {
  return ids
    .flatMap((id) => book.sources.get(id)?.item ?? [])
    .map((item) => `${sourceName(item)}, ${item["title-short"] ?? item.title}`)
    .join("; ");
}

/** Each name once: two pages of one paper are one voice. */
function namesOf(ids: readonly string[], { book }: CardContext): string {
  const names = ids.flatMap((id) => book.sources.get(id)?.item ?? []).map(sourceName);
  return [...new Set(names)].join("; ");
}

/** The page where the number was seen: the primary source, else who reports it. */
function sourceLinks({ source, reportedBy }: Observation, { book }: CardContext): Link[] {
  const address = [source, ...reportedBy]
    .map((id) => book.sources.get(id)?.item.URL)
    .find((each) => each !== undefined);
  return address === undefined ? [] : [["Source", address]];
}

function fileLink(file: string | undefined): Link[] {
  return file === undefined ? [] : [["Data (CSV)", file]];
}
