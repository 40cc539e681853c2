import { z } from "zod";
import { readJson } from "../lib/json.ts";
import type { Place } from "../lib/place.ts";
import type { Problems } from "../lib/problem.ts";
import { checkEntries, idSchema } from "../lib/shape.ts";
import { normalizeAddress } from "./web-address.ts";

const types = [
  "article",
  "article-journal",
  "article-magazine",
  "article-newspaper",
  "bill",
  "book",
  "broadcast",
  "chapter",
  "dataset",
  "document",
  "entry",
  "hearing",
  "interview",
  "legal_case",
  "legislation",
  "manuscript",
  "map",
  "motion_picture",
  "paper-conference",
  "periodical",
  "personal_communication",
  "post",
  "post-weblog",
  "regulation",
  "report",
  "review",
  "software",
  "song",
  "speech",
  "standard",
  "thesis",
  "treaty",
  "webpage",
] as const;

/** A text without markup: citations are typeset, so a tag in them would be set too. */
const plain = z
  .string()
  .min(1, "it is empty")
  .refine((text) => !/<[a-z!/]/i.test(text), "it holds markup; write plain text");
const name = z.strictObject({
  family: plain.optional(),
  given: plain.optional(),
  literal: plain.optional(),
  suffix: plain.optional(),
  "dropping-particle": plain.optional(),
  "non-dropping-particle": plain.optional(),
});
const datePart = z.array(z.int()).min(1).max(3);
const date = z.strictObject({
  "date-parts": z.array(datePart).min(1).max(2),
  circa: z.union([z.boolean(), z.string(), z.number()]).optional(),
  season: z.union([z.string(), z.number()]).optional(),
});
const address = z
  .string()
  .refine(
    (text) => /^https?:\/\/[^\s<>"]+$/.test(text) && URL.canParse(text),
    "an address starts with https:// and has no spaces",
  );

const itemSchema = z.strictObject({
  id: idSchema,
  type: z.enum(types),
  title: plain,
  "title-short": plain.optional(),
  author: z.array(name).min(1).optional(),
  editor: z.array(name).min(1).optional(),
  publisher: plain.optional(),
  "publisher-place": plain.optional(),
  "container-title": plain.optional(),
  "collection-title": plain.optional(),
  "collection-number": plain.optional(),
  "event-title": plain.optional(),
  authority: plain.optional(),
  genre: plain.optional(),
  medium: plain.optional(),
  number: plain.optional(),
  volume: plain.optional(),
  issue: plain.optional(),
  page: plain.optional(),
  edition: plain.optional(),
  version: plain.optional(),
  section: plain.optional(),
  issued: date.optional(),
  accessed: date.optional(),
  URL: address.optional(),
  DOI: plain.optional(),
  ISBN: plain.optional(),
  archive: plain.optional(),
  language: plain.optional(),
  abstract: plain.optional(),
  note: plain.optional(),
});

/** A publication the book rests on, as CSL-JSON describes it. */
export type CslItem = Readonly<z.infer<typeof itemSchema>>;

/** A source with the place where it is described. */
export interface Source {
  readonly id: string;
  readonly item: CslItem;
  readonly place: Place;
}

/** Where a book describes its sources. */
export const sourcesPath = "data/sources.json";

/** Reads data/sources.json: every source by id. */
export function readSources(root: string, problems: Problems): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  const pages = new Map<string, CslItem[]>();
  const tree = readJson(root, sourcesPath, problems);
  for (const { entry: item, index } of checkEntries(tree, itemSchema, {
    kind: "source",
    problems,
  })) {
    const placeOf = (key: string): Place => tree?.placeOf([index, key]) ?? { file: sourcesPath };
    const first = sources.get(item.id);
    if (first === undefined) {
      sources.set(item.id, { id: item.id, item, place: placeOf("id") });
      checkAddress(item, { pages, problems, place: placeOf("URL") });
    } else
      problems.add(
        "id-duplicate",
        placeOf("id"),
        `The source “${item.id}” is described already on line ${first.place.line ?? 1}.`,
        "keep one of the two.",
      );
  }
  return sources;
}

interface AddressContext {
  /** The sources so far, by their normalized address. */
  readonly pages: Map<string, CslItem[]>;
  readonly problems: Problems;
  readonly place: Place;
}

/** A page is one source, unless its address has shown several versions, each of which is named. */
function checkAddress(item: CslItem, { pages, problems, place }: AddressContext): void {
  const { id, URL: written, version } = item;
  if (written === undefined) return;
  const page = normalizeAddress(written);
  const before = pages.get(page) ?? [];
  pages.set(page, [...before, item]);
  const same = before.find(
    (other) => [undefined, other.version].includes(version) || other.version === undefined,
  );
  if (same === undefined) return;
  problems.add(
    "address-duplicate",
    place,
    `The sources “${same.id}” and “${id}” have one address.`,
    "keep one and cite it throughout; if the page has changed, say in the “version” of each which is meant.",
  );
}
