import { nearestHint, type Problems } from "../lib/problem.ts";
import type { Place } from "../lib/place.ts";
import type { Book } from "./book.ts";
import type { Reference } from "./reference.ts";

type Check = (book: Book, problems: Problems) => void;

/** Everything that can be known of a whole book without building it. A check is added by a line here. */
const checks: readonly Check[] = [
  checkSources,
  checkReferences,
  checkClaims,
  checkPlacements,
  checkUse,
];

/** Runs every check; each reports what it finds. */
export function checkBook(book: Book, problems: Problems): void {
  for (const check of checks) check(book, problems);
}

function checkSources({ data, sources }: Book, problems: Problems): void {
  for (const { source, reportedBy, row } of data.observations.values()) {
    const named: [string, Place | undefined][] = [
      [source, row["source"]?.place],
      ...reportedBy.map((id): [string, Place | undefined] => [id, row["reported_by"]?.place]),
    ];
    for (const [id, place] of named) {
      if (sources.has(id) || place === undefined) continue;
      problems.add(
        "source-unknown",
        place,
        `There is no source “${id}”.`,
        nearestHint(id, sources.keys(), "data/sources.json"),
      );
    }
  }
}

/** For each kind of reference: the code to report, what the thing is called, what is known and where it is defined. */
type Target = readonly [
  Parameters<Problems["add"]>[0],
  string,
  (book: Book) => Iterable<string>,
  string,
];

const listNames = ["bibliography", "contents", "figures", "glossary", "tables"];
const targets: Readonly<Record<Exclude<Reference["kind"], "link">, Target>> = {
  fact: [
    "fact-unknown",
    "fact or observation",
    (book) => book.facts.keys(),
    "data/facts.yaml and the datasets",
  ],
  claim: ["claim-unknown", "claim", (book) => book.claims.keys(), "data/claims.yaml"],
  figure: ["figure-unknown", "figure", (book) => idsOf(book, "figure"), "data/figures/"],
  table: ["table-unknown", "table", (book) => idsOf(book, "table"), "data/tables.yaml"],
  ref: [
    "reference-unknown",
    "chapter, figure or table",
    (book) => [...book.spine.map(({ id }) => id), ...book.placements.keys()],
    "the book",
  ],
  term: ["term-unknown", "term", (book) => book.glossary.keys(), "data/glossary.yaml"],
  source: ["citation-unknown", "source", (book) => book.sources.keys(), "data/sources.json"],
  list: ["reference-unknown", "list", () => listNames, "::list"],
};

function idsOf({ figures }: Book, kind: "figure" | "table"): string[] {
  return [...figures.values()].filter((figure) => figure.kind === kind).map(({ id }) => id);
}

function checkReferences(book: Book, problems: Problems): void {
  const known = new Map(
    Object.entries(targets).map(([kind, target]) => [kind, new Set(target[2](book))]),
  );
  for (const reference of book.spine.flatMap((chapter) => chapter.references)) {
    const { kind, id, place } = reference;
    if (kind === "link") {
      checkLink(reference, book, problems);
    } else if (known.get(kind)?.has(id) !== true) {
      const [code, name, , where] = targets[kind];
      problems.add(
        code,
        place,
        `There is no ${name} “${id}”.`,
        nearestHint(id, known.get(kind) ?? [], where),
      );
    }
  }
}

/** Links lead to the web, to a chapter as `other.md`, or to one of its headings as `other.md#heading`. */
function checkLink({ id, place }: Reference, { spine }: Book, problems: Problems): void {
  if (/^(?:https?:|mailto:)/.test(id)) return;
  const [, file = "", slug] = /^(?:\.\/)?([^#]*)(?:#(.*))?$/.exec(id) ?? [];
  const own = place.file.replace(/^chapters\/|\.md$/g, "");
  const chapter = spine.find(
    (other) => other.id === (file === "" ? own : file.replace(/\.md$/, "")),
  );
  if (chapter === undefined) {
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

function checkClaims({ spine, claims }: Book, problems: Problems): void {
  for (const { kind, id, words, place } of spine.flatMap((chapter) => chapter.references)) {
    const claim = kind === "claim" ? claims.get(id) : undefined;
    if (claim?.holds !== false) continue;
    problems.add(
      "claim-false",
      place,
      `“${words}” rests on the claim “${id}” (${claim.formula}), which is not true today: ${claim.evidence}.`,
      "rewrite the words and the claim, or check the data.",
    );
  }
}

function checkPlacements({ spine, figures, placements }: Book, problems: Problems): void {
  const seen = new Set<string>();
  for (const { kind, id, place } of spine.flatMap((chapter) => chapter.references)) {
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
  for (const { id, kind, place } of figures.values()) {
    if (!placements.has(id))
      problems.add(
        "figure-unplaced",
        place,
        `The ${kind} “${id}” is placed in no chapter.`,
        `write ::${kind}[${id}] where it belongs, or remove it.`,
      );
  }
}

/** What is defined and used nowhere is likely a slip of the name elsewhere. */
function checkUse(
  { spine, facts, claims, figures, data, sources }: Book,
  problems: Problems,
): void {
  const references = spine.flatMap((chapter) => chapter.references);
  const used = new Set(references.map(({ kind, id }) => `${kind} ${id}`));
  const inFigures = new Set([...figures.values()].flatMap(({ claim }) => claim ?? []));
  const inFormulas = [...facts.values(), ...claims.values()]
    .map(({ formula }) => formula ?? "")
    .join(" ");
  const inTexts = [...figures.values()].map(({ factIds }) => factIds).flat();
  for (const { id, place } of claims.values()) {
    if (!used.has(`claim ${id}`) && !inFigures.has(id))
      problems.add(
        "claim-unused",
        place,
        `The claim “${id}” is used nowhere.`,
        `write :claim[…]{${id}} around the words it guards, or remove it.`,
      );
  }
  for (const { id, formula, place } of facts.values()) {
    if (formula === undefined || used.has(`fact ${id}`) || inTexts.includes(id)) continue;
    if (new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(inFormulas)) continue;
    problems.add(
      "fact-unused",
      place,
      `The fact “${id}” is used nowhere.`,
      `write :fact[${id}] where it is stated, or remove it.`,
    );
  }
  const cited = new Set([
    ...references.flatMap(({ kind, id }) => (kind === "source" ? [id] : [])),
    ...[...data.observations.values()].flatMap(({ source, reportedBy }) => [source, ...reportedBy]),
  ]);
  for (const { id, place } of sources.values()) {
    if (!cited.has(id))
      problems.add(
        "source-unused",
        place,
        `The source “${id}” is cited nowhere.`,
        `write [@${id}] where it is used, or remove it.`,
      );
  }
}
