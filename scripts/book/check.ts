import { isRefused, nearestHint, nearestName, type Problems } from "../lib/problem.ts";
import type { Book } from "./book.ts";
import { listChecks } from "./check-list.ts";
import { dataChecks, sourcesOfRow } from "./check-data.ts";
import { checkMentions } from "./check-exhibit.ts";
import { proseChecks } from "./check-prose.ts";
import { lists } from "./lists.ts";
import type { Reference } from "./reference.ts";
import { findEvents } from "./strip.ts";

/** What is checked of a book: all but its metadata, also where parts could not be read. */
export type Parts = Omit<Book, "metadata" | "data"> & {
  readonly observations: Book["data"]["observations"];
  /** Undefined when the descriptor could not be read. */
  readonly data: Book["data"] | undefined;
  /** Both undefined when data/book.yaml could not be read. */
  readonly language: string | undefined;
  readonly issued: string | undefined;
};
/** Looks at the whole and reports what it finds. */
export type Check = (parts: Parts, problems: Problems) => void;

/** Everything that can be known of a whole book without building it. A check is added by a line here. */
const checks: readonly Check[] = [
  ...dataChecks,
  ...proseChecks,
  ...listChecks,
  checkReferences,
  checkClaims,
  checkPlacements,
  checkMentions,
  checkUse,
];

/** Runs every check; each reports what it finds. */
export function checkBook(parts: Parts, problems: Problems): void {
  for (const check of checks) check(parts, problems);
}

/** For each kind of reference: the code to report, what the thing may be, what is known and where it is defined. */
type Target = readonly [
  Parameters<Problems["add"]>[0],
  readonly string[],
  (book: Parts) => Iterable<string>,
  string,
];

const targets: Readonly<Record<Exclude<Reference["kind"], "link">, Target>> = {
  fact: [
    "fact-unknown",
    ["fact", "observation"],
    (book) => book.facts.keys(),
    "data/facts.yaml and the datasets",
  ],
  claim: ["claim-unknown", ["claim"], (book) => book.claims.keys(), "data/claims.yaml"],
  figure: ["figure-unknown", ["figure"], (book) => idsOf(book, "figure"), "data/figures/"],
  table: ["table-unknown", ["table"], (book) => idsOf(book, "table"), "data/tables.yaml"],
  ref: [
    "reference-unknown",
    ["chapter", "figure", "table"],
    (book) => [...book.spine.map(({ id }) => id), ...book.placements.keys()],
    "the book",
  ],
  term: ["term-unknown", ["term"], (book) => book.glossary.keys(), "data/glossary.yaml"],
  person: [
    "person-unknown",
    ["person"],
    (book) => book.listed.people.map(({ id }) => id),
    "the register",
  ],
  source: ["citation-unknown", ["source"], (book) => book.sources.keys(), "data/sources.json"],
  list: ["reference-unknown", ["list"], () => Object.keys(lists), "the engine"],
  strip: [
    "reference-unknown",
    ["event"],
    ({ data }) => findEvents(data?.datasets ?? []).keys(),
    "the datasets with columns date and title",
  ],
};

function idsOf({ figures }: Parts, kind: "figure" | "table"): string[] {
  return [...figures.values()].filter((figure) => figure.kind === kind).map(({ id }) => id);
}

function referencesIn({
  spine,
  apart,
  glossary,
}: Pick<Parts, "spine" | "apart" | "glossary">): Reference[] {
  return [...spine, ...apart, ...glossary.values()].flatMap(({ references }) => references);
}

function checkReferences(book: Parts, problems: Problems): void {
  const known = new Map(
    Object.entries(targets).map(([kind, target]) => [kind, new Set(target[2](book))]),
  );
  // A figure whose placing is mistyped is not reported once more where it is referred to.
  const placedFirst = referencesIn(book).toSorted(
    (a, b) => Number(a.kind === "ref") - Number(b.kind === "ref"),
  );
  for (const reference of placedFirst) {
    const { kind, id, place } = reference;
    if (kind === "link") {
      checkLink(reference, book, problems);
      continue;
    }
    const names = known.get(kind) ?? new Set();
    const [code, kinds, , where] = targets[kind];
    if (names.has(id) || kinds.some((each) => isRefused(problems, each, id))) continue;
    if (kind === "ref" && book.figures.has(id)) {
      reportUnplaced(reference, problems);
      continue;
    }
    problems.refuse("use", nearestName(id, names) ?? id);
    const what = new Intl.ListFormat("en-US", { type: "disjunction" }).format(kinds);
    problems.add(code, place, `There is no ${what} “${id}”.`, nearestHint(id, names, where));
  }
}

function reportUnplaced({ id, place }: Reference, problems: Problems): void {
  if (isRefused(problems, "use", id) || problems.refused("chapter").size > 0) return;
  problems.refuse("use", id);
  problems.add(
    "reference-unknown",
    place,
    `“${id}” is placed in no chapter, so nothing can lead to it.`,
    `write ::figure[${id}] or ::table[${id}] on a line of its own where it belongs.`,
  );
}

/** Links lead to the web, to a chapter as `other.md`, or to one of its headings as `other.md#heading`. */
function checkLink({ id, place }: Reference, { spine, apart }: Parts, problems: Problems): void {
  if (/^(?:https?:|mailto:)/.test(id)) return;
  const [, file = "", slug] = /^(?:\.\/)?([^#]*)(?:#(.*))?$/.exec(id) ?? [];
  const own = place.file.replace(/^chapters\/|\.md$/g, "");
  const isOwn = file === "";
  const chapter = (isOwn ? [...spine, ...apart] : spine).find(
    (other) => other.id === (isOwn ? own : file.replace(/\.md$/, "")),
  );
  if (chapter === undefined) {
    if (isRefused(problems, "chapter", file.replace(/\.md$/, ""))) return;
    problems.add(
      "link-unknown",
      place,
      `The link “${id}” leads to no chapter.`,
      nearestHint(
        file,
        spine.map((other) => `${other.id}.md`),
        "chapters/",
      ),
    );
  } else if (slug !== undefined && !chapter.headings.some((heading) => heading.slug === slug)) {
    problems.add(
      "link-unknown",
      place,
      `“${chapter.id}” has no heading “${slug}”.`,
      nearestHint(
        slug,
        chapter.headings.map((heading) => heading.slug),
        `chapters/${chapter.id}.md`,
      ),
    );
  }
}

function checkClaims(parts: Parts, problems: Problems): void {
  for (const { kind, id, words, place } of referencesIn(parts)) {
    const claim = kind === "claim" ? parts.claims.get(id) : undefined;
    if (claim?.holds !== false) continue;
    problems.add(
      "claim-false",
      place,
      `“${words}” rests on the claim “${id}” (${claim.formula}), which is not true today: ${claim.evidence}.`,
      "rewrite the words and the claim, or check the data.",
    );
  }
}

/** A text that stands apart may show a figure again, though not twice itself. */
function checkPlacements(parts: Parts, problems: Problems): void {
  const { spine, apart, figures, placements, language } = parts;
  // Without data/book.yaml nobody knows which texts stand apart.
  const texts = language === undefined ? [] : [spine, ...apart.map((chapter) => [chapter])];
  for (const text of texts) {
    const seen = new Set<string>();
    for (const { kind, id, place } of text.flatMap((chapter) => chapter.references)) {
      if (kind !== "figure" && kind !== "table") continue;
      if (seen.has(id))
        problems.add(
          "figure-placed-twice",
          place,
          `“${id}” is placed twice.`,
          `keep one; elsewhere write :ref[${id}].`,
        );
      seen.add(id);
    }
  }
  if (problems.refused("chapter").size > 0) return;
  for (const { id, kind, place } of figures.values()) {
    if (!isRefused(problems, "use", id) && !placements.has(id))
      problems.add(
        "figure-unplaced",
        place,
        `The ${kind} “${id}” is placed in no chapter.`,
        `write ::${kind}[${id}] where it belongs, or remove it.`,
      );
  }
}

const users = ["chapter", "claim", "fact", "figure", "observation", "table", "term"];

/** What is defined and used nowhere is likely a slip. It can be told only when everything that might use it was read. */
function checkUse(parts: Parts, problems: Problems): void {
  if (users.some((kind) => problems.refused(kind).size > 0)) return;
  const { facts, claims, figures, listed, data, sources } = parts;
  const references = referencesIn(parts);
  const isMeant = (id: string): boolean => isRefused(problems, "use", id);
  const used = new Set(references.map(({ kind, id }) => `${kind} ${id}`));
  const inFigures = new Set([...figures.values()].flatMap(({ claim }) => claim ?? []));
  const inLedger = new Set(listed.ledger.flatMap((statement) => statement.claims));
  const formulas = [...facts.values(), ...claims.values()].map(({ formula }) => formula ?? "");
  const inFormulas = new Set(formulas.join(" ").match(/[a-z0-9]+(?:-[a-z0-9]+)*/g));
  const written = new Set([...parts.spine, ...parts.apart].map(({ id }) => id));
  const isPrepared = (chapter: string | undefined): boolean =>
    chapter !== undefined && !written.has(chapter);
  const inTexts = new Set([...figures.values()].flatMap(({ factIds }) => factIds));
  for (const { id, place, for: chapter } of claims.values()) {
    if (isPrepared(chapter)) continue;
    if (!used.has(`claim ${id}`) && !inFigures.has(id) && !inLedger.has(id) && !isMeant(id))
      problems.add(
        "claim-unused",
        place,
        `The claim “${id}” is used nowhere.`,
        `write :claim[…]{${id}} around the words it guards, or remove it.`,
      );
  }
  for (const { id, formula, place, for: chapter } of facts.values()) {
    if (isPrepared(chapter)) continue;
    if (formula === undefined || used.has(`fact ${id}`) || inTexts.has(id) || isMeant(id)) continue;
    if (inFormulas.has(id)) continue;
    problems.add(
      "fact-unused",
      place,
      `The fact “${id}” is used nowhere.`,
      `write :fact[${id}] where it is stated, or remove it.`,
    );
  }
  for (const { id, term, place } of parts.glossary.values()) {
    if (!used.has(`term ${id}`) && !isMeant(id))
      problems.add(
        "term-unused",
        place,
        `The term “${term}” is explained and used nowhere.`,
        `write :term[${term}]{${id}} where a reader meets it, or remove it.`,
      );
  }
  const cited = new Set([
    ...references.flatMap(({ kind, id }) => (kind === "source" ? [id] : [])),
    ...(data?.datasets ?? []).flatMap(({ rows }) => rows.flatMap(sourcesOfRow)),
    ...[...figures.values()].flatMap(({ map }) => map?.source ?? []),
  ]);
  for (const { id, place } of sources.values()) {
    if (!cited.has(id) && !isMeant(id))
      problems.add(
        "source-unused",
        place,
        `The source “${id}” is cited nowhere.`,
        `write [@${id}] where it is used, or remove it.`,
      );
  }
}
