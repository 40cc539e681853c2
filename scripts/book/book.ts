import { openCitations, type CitationItem, type Citations } from "../data/citation.ts";
import { readClaims, type Claim } from "../data/claim.ts";
import { readDataPackage, type DataPackage, type Observation } from "../data/dataset.ts";
import { readFacts, type Fact } from "../data/fact.ts";
import { checkLoaders } from "../data/load/loader.ts";
import { readSources, type Source } from "../data/source.ts";
import { readFigures, type Figure } from "../figures/figure.ts";
import { listFolder } from "../lib/file.ts";
import { noMemory, type Memory } from "../lib/memory.ts";
import { nearestHint, type Problems } from "../lib/problem.ts";
import { idPattern } from "../lib/shape.ts";
import type { Tree } from "../lib/tree.ts";
import { readChapter, type Chapter, type SpineEntry } from "./chapter.ts";
import { checkBook } from "./check.ts";
import { resolveFigure } from "./exhibit.ts";
import { checkFindings } from "./finding.ts";
import { readGlossary, type Term } from "./glossary.ts";
import { readHistory, type History } from "./history.ts";
import { nothingListed, readListed, type Listed } from "./listed.ts";
import { directiveOf, type Token } from "./markdown.ts";
import { readMetadata, type Metadata } from "./metadata.ts";
import type { NoteContext } from "./note.ts";
import { readStyle, type Style } from "./style.ts";
import { readWordIndex, type WordIndex } from "./word-index.ts";

/** The whole book, read and checked once; every edition is a function of it. */
export interface Book extends History {
  readonly metadata: Metadata;
  /** Reading order: front, body, back. */
  readonly spine: readonly Chapter[];
  /** Texts outside the reading order, read and checked like chapters. They may show a figure that a chapter places. */
  readonly apart: readonly Chapter[];
  readonly data: DataPackage;
  /** Every fact by id, observations included. */
  readonly facts: ReadonlyMap<string, Fact>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly glossary: ReadonlyMap<string, Term>;
  /** The records that the book's ledger, timeline and register are made of. */
  readonly listed: Listed;
  /** What the index lists, and where it leads. */
  readonly index: WordIndex;
  /** How the book is to be written. */
  readonly style: Style;
  /** Charts and tables by id, their texts with the facts put in. */
  readonly figures: ReadonlyMap<string, Figure>;
  /** Where each placed figure stands: its number within figures or tables, counted through the book, and its chapter. */
  readonly placements: ReadonlyMap<string, Placement>;
  readonly citations: Citations;
}

/** A figure or table in its place. */
export interface Placement {
  readonly figure: Figure;
  readonly number: number;
  readonly chapter: string;
}

/** Reads a book from its folder and checks everything that can be known without building. Undefined when parts are unusable. */
export function readBook(
  root: string,
  problems: Problems,
  memory: Memory = noMemory,
): Book | undefined {
  const read = readMetadata(root, problems);
  const { data, observations, ...evidence } = readEvidence(root, problems, memory);
  const figures = readExhibits(root, { ...evidence, data }, problems);
  const entries = read ? spineOf(root, read, problems) : everyChapter(root);
  const notes = noteContext(evidence);
  const chapters = entries.flatMap((entry) => readChapter(root, entry, { notes, problems }) ?? []);
  const spine = chapters.filter(({ matter }) => matter !== "apart");
  const apart = chapters.filter(({ matter }) => matter === "apart");
  const placements = placeFigures(spine, figures);
  if (read) checkFindings(read, placements, problems);
  const glossary = readGlossary(root, problems);
  const listed = read && data ? readListed(read, data, problems) : nothingListed;
  const parts = {
    ...evidence,
    ...readHistory(root, { rows: observations.keys(), chapters }, problems),
    spine,
    apart,
    figures,
    placements,
    glossary,
    listed,
    index: readWordIndex(root, { spine, glossary, listed }, problems),
    style: readStyle(root, problems),
  };
  const { language, issued } = read?.metadata ?? {};
  checkBook({ ...parts, observations, data, language, issued }, problems);
  return read && data && { metadata: read.metadata, data, ...parts };
}

/** What the text rests on. */
interface Evidence extends Pick<Book, "facts" | "claims" | "sources" | "citations"> {
  /** Undefined when the descriptor could not be read. */
  readonly data: DataPackage | undefined;
  readonly observations: DataPackage["observations"];
}

function readEvidence(root: string, problems: Problems, memory: Memory): Evidence {
  const data = readDataPackage(root, problems);
  const sources = readSources(root, problems);
  if (data) checkLoaders(root, { datasets: data.datasets, sources }, problems);
  const observations = data?.observations ?? new Map<string, Observation>();
  const facts = readFacts(root, observations, problems);
  const claims = readClaims(root, facts, problems);
  const citations = openCitations(sources, memory);
  return { data, observations, facts, claims, sources, citations };
}

/** Every chart and table by id, its texts with the facts put in. */
function readExhibits(
  root: string,
  { data, facts, claims }: Pick<Evidence, "data" | "facts" | "claims">,
  problems: Problems,
): ReadonlyMap<string, Figure> {
  const written = readFigures(root, { datasets: data?.datasets ?? [], problems });
  return new Map(
    [...written].map(([id, figure]) => [id, resolveFigure(figure, { facts, claims, problems })]),
  );
}

/** Stands in for the spine where data/book.yaml cannot be read, so that the chapters are checked all the same. */
function everyChapter(root: string): SpineEntry[] {
  return chapterIds(new Set(listFolder(root, "chapters")))
    .filter((id) => idPattern.test(id))
    .map((id) => ({ id, matter: "back", number: undefined }));
}

function spineOf(
  root: string,
  { metadata, tree }: { metadata: Metadata; tree: Tree },
  problems: Problems,
): SpineEntry[] {
  const files = new Set(listFolder(root, "chapters"));
  const { apart } = metadata;
  const { front, body, back } = metadata.spine;
  const entries: SpineEntry[] = [
    ...front.map((id) => ({ id, matter: "front" as const, number: undefined })),
    ...body.map((id, index) => ({ id, matter: "body" as const, number: index + 1 })),
    ...back.map((id) => ({ id, matter: "back" as const, number: undefined })),
    ...apart.map((id) => ({ id, matter: "apart" as const, number: undefined })),
  ];
  const lists = { front, body, back, apart };
  const seen = new Set<string>();
  const present = entries.filter(({ id, matter }) => {
    const index = lists[matter].lastIndexOf(id);
    const place = tree.placeOf(matter === "apart" ? ["apart", index] : ["spine", matter, index]);
    if (seen.has(id)) {
      problems.add(
        "id-duplicate",
        place,
        `The chapter “${id}” stands twice in the spine.`,
        "keep one of the two.",
      );
      return false;
    }
    seen.add(id);
    if (files.has(`${id}.md`)) return true;
    problems.refuse("chapter", id);
    problems.add(
      "chapter-missing",
      place,
      `The spine names “${id}”, but chapters/${id}.md is not there.`,
      nearestHint(id, chapterIds(files), "chapters/"),
    );
    return false;
  });
  reportUnlisted(files, seen, problems);
  return present;
}

function chapterIds(files: ReadonlySet<string>): string[] {
  return [...files].filter((name) => name.endsWith(".md")).map((name) => name.slice(0, -3));
}

function reportUnlisted(
  files: ReadonlySet<string>,
  listed: ReadonlySet<string>,
  problems: Problems,
): void {
  for (const id of chapterIds(files)) {
    const file = `chapters/${id}.md`;
    if (!idPattern.test(id))
      problems.add(
        "file-name-invalid",
        { file },
        `${file} is not a chapter's name.`,
        "use small letters, digits and hyphens.",
      );
    else if (!listed.has(id)) {
      problems.refuse("chapter", id);
      problems.add(
        "chapter-unlisted",
        { file },
        `${file} is not in the spine.`,
        "list it in data/book.yaml, or move it out of chapters/.",
      );
    }
  }
}

/** Numbers figures and tables, each kind by itself, in the order in which chapters place them. */
function placeFigures(
  spine: readonly Chapter[],
  figures: ReadonlyMap<string, Figure>,
): ReadonlyMap<string, Placement> {
  const placements = new Map<string, Placement>();
  const counts = { figure: 0, table: 0 };
  for (const chapter of spine) {
    for (const { kind, id } of chapter.references) {
      const figure = figures.get(id);
      if (figure === undefined || kind !== figure.kind || placements.has(id)) continue;
      counts[kind] += 1;
      placements.set(id, { figure, number: counts[kind], chapter: chapter.id });
    }
  }
  return placements;
}

type Known = Pick<Book, "facts" | "claims" | "sources" | "citations">;

function noteContext({ facts, claims, sources, citations }: Known): NoteContext {
  const known = (items: readonly CitationItem[]): CitationItem[] =>
    items.filter(({ id }) => sources.has(id));
  return {
    itemsOf: (token) => known(statedSources(token, { facts, claims })),
    typeset: (clusters) => citations.notes(clusters.map(known)),
  };
}

/** A fact names where it was seen as well; a claim rests on many rows, whose reporters stand in the data. */
function statedSources(
  token: Token,
  { facts, claims }: Pick<Known, "facts" | "claims">,
): CitationItem[] {
  const use = directiveOf(token);
  const inner = (token.children ?? []).flatMap((child) => statedSources(child, { facts, claims }));
  if (use?.name === "claim") {
    const { sources = [] } = claims.get(use.argument ?? "") ?? {};
    return [...inner, ...sources.map((id) => ({ id }))];
  }
  const fact = use?.name === "fact" ? facts.get(use.text) : undefined;
  const own = (fact?.from ?? []).flatMap(({ source, reportedBy: [reporter] }): CitationItem[] =>
    reporter === undefined
      ? [{ id: source }]
      : [{ id: source }, { id: reporter, prefix: "as reported by " }],
  );
  return [...inner, ...own];
}
