import { claimsPath } from "../data/claim.ts";
import { sourcesPath } from "../data/source.ts";
import {
  isRefused,
  nearestHint,
  reportUnknown,
  type ProblemCode,
  type Problems,
} from "../lib/problem.ts";
import type { Parts } from "./check.ts";
import { lists } from "./lists.ts";
import type { Reference } from "./reference.ts";
import { findEvents } from "./strip.ts";

/** What references of one kind may name. */
interface Target {
  readonly code: ProblemCode;
  /** What the thing may be, e.g. `fact` or `observation`. */
  readonly kinds: readonly string[];
  /** Where it is defined. */
  readonly where: string;
  known(book: Parts): Iterable<string>;
}

const targets: Readonly<Record<Exclude<Reference["kind"], "link">, Target>> = {
  fact: {
    code: "fact-unknown",
    kinds: ["fact", "observation"],
    where: "data/facts.yaml and the datasets",
    known: ({ facts }) => facts.keys(),
  },
  claim: {
    code: "claim-unknown",
    kinds: ["claim"],
    where: claimsPath,
    known: ({ claims }) => claims.keys(),
  },
  figure: {
    code: "figure-unknown",
    kinds: ["figure"],
    where: "data/figures/",
    known: (book) => idsOf(book, "figure"),
  },
  table: {
    code: "table-unknown",
    kinds: ["table"],
    where: "data/tables.yaml",
    known: (book) => idsOf(book, "table"),
  },
  ref: {
    code: "reference-unknown",
    kinds: ["chapter", "figure", "table"],
    where: "the book",
    known: ({ spine, placements }) => [...spine.map(({ id }) => id), ...placements.keys()],
  },
  term: {
    code: "term-unknown",
    kinds: ["term"],
    where: "data/glossary.yaml",
    known: ({ glossary }) => glossary.keys(),
  },
  person: {
    code: "person-unknown",
    kinds: ["person"],
    where: "the register",
    known: ({ listed }) => listed.people.map(({ id }) => id),
  },
  source: {
    code: "citation-unknown",
    kinds: ["source"],
    where: sourcesPath,
    known: ({ sources }) => sources.keys(),
  },
  list: {
    code: "reference-unknown",
    kinds: ["list"],
    where: "the engine",
    known: () => Object.keys(lists),
  },
  strip: {
    code: "reference-unknown",
    kinds: ["event"],
    where: "the datasets with columns date and title",
    known: ({ data }) => findEvents(data?.datasets ?? []).keys(),
  },
};

function idsOf({ figures }: Parts, kind: "figure" | "table"): string[] {
  return [...figures.values()].filter((figure) => figure.kind === kind).map(({ id }) => id);
}

/** Every use of an id in chapters, texts that stand apart and explanations, in reading order. */
export function referencesIn({
  spine,
  apart,
  glossary,
}: Pick<Parts, "spine" | "apart" | "glossary">): Reference[] {
  return [...spine, ...apart, ...glossary.values()].flatMap(({ references }) => references);
}

/** Every reference leads to something; a link also to a heading of its chapter. */
export function checkReferences(book: Parts, problems: Problems): void {
  const known = new Map(
    Object.entries(targets).map(([kind, target]) => [kind, new Set(target.known(book))]),
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
    if (names.has(id)) continue;
    if (kind === "ref" && book.figures.has(id)) reportUnplaced(reference, problems);
    else reportUnknown({ ...targets[kind], id, place, known: names }, problems);
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
