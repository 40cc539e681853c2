import type { Book, Placement } from "../../book/book.ts";
import { fullTitle, publicAddress } from "../../book/cite.ts";
import { buildDictionary, type DatasetEntry } from "../../book/dictionary.ts";
import type { Metadata } from "../../book/metadata.ts";
import { datasetPath, type Site } from "../site.ts";
import type { PageAbout } from "./head.ts";

type Thing = Readonly<Record<string, unknown>>;

/** What a page is about in the words of schema.org; undefined for pages that only lead elsewhere. */
export function structuredData(about: PageAbout, site: Site): Thing | undefined {
  const { subject } = about;
  const { book } = site;
  switch (subject.kind) {
    case "book":
      return wholeReport(site);
    case "chapter":
      return {
        ...partOf(about, book),
        "@type": "Chapter",
        ...(subject.chapter.number === undefined ? {} : { position: subject.chapter.number }),
      };
    case "figure":
      return figureThing(about, subject.placement, site);
    case "dataset": {
      const entry = buildDictionary(book).entries.find(({ dataset }) => dataset.id === subject.id);
      return entry && { ...datasetThing(entry, site), isPartOf: reference(book.metadata) };
    }
    default:
      return undefined;
  }
}

function wholeReport({ book, hasFigureFiles, downloads }: Site): Thing {
  const { metadata } = book;
  return {
    "@type": "Report",
    ...reference(metadata),
    description: metadata.description,
    identifier: metadata.identifier,
    author: metadata.authors.map(maker),
    publisher: maker(metadata.publisher),
    datePublished: metadata.issued,
    version: String(metadata.revision),
    inLanguage: metadata.language,
    keywords: metadata.subjects,
    ...listed(
      "encoding",
      downloads.flatMap(({ title, files }) =>
        files.flatMap(({ name, path }) => mediaObject(path, `${title}, ${name}`, metadata)),
      ),
    ),
    hasPart: [
      ...book.spine
        .filter(({ number }) => number !== undefined)
        .map(({ id, title, number }) => ({
          "@type": "Chapter",
          name: title,
          position: number,
          ...urlOf(metadata, `${id}/index.html`),
        })),
      ...buildDictionary(book).entries.map((entry) =>
        datasetThing(entry, { book, hasFigureFiles }),
      ),
    ],
  };
}

function mediaObject(path: string, title: string, metadata: Metadata): Thing[] {
  const contentUrl = publicAddress(metadata, path);
  return contentUrl === undefined ? [] : [{ "@type": "MediaObject", name: title, contentUrl }];
}

function figureThing(
  about: PageAbout,
  { figure }: Placement,
  { book, hasFigureFiles }: Site,
): Thing {
  const { metadata } = book;
  const image = hasFigureFiles ? publicAddress(metadata, `figures/${figure.id}.png`) : undefined;
  return {
    ...partOf(about, book),
    "@type": figure.kind === "figure" ? "ImageObject" : "Table",
    ...(figure.kind === "figure" ? { caption: figure.alt } : {}),
    ...(image === undefined || figure.kind === "table" ? {} : { contentUrl: image }),
    isBasedOn: {
      "@type": "Dataset",
      name: figure.dataset.title,
      description: figure.dataset.description,
      ...urlOf(metadata, `${datasetPath(figure.dataset.id)}/index.html`),
    },
  };
}

function datasetThing(
  { dataset, coverage, licenses }: DatasetEntry,
  { book, hasFigureFiles }: Pick<Site, "book" | "hasFigureFiles">,
): Thing {
  const { metadata } = book;
  const { id, title, description } = dataset;
  const file = hasFigureFiles ? publicAddress(metadata, `data/${id}.csv`) : undefined;
  const license = licenses[0]?.path;
  return {
    "@type": "Dataset",
    name: title,
    description,
    ...urlOf(metadata, `${datasetPath(id)}/index.html`),
    creator: metadata.authors.map(maker),
    dateModified: metadata.issued,
    version: String(metadata.revision),
    ...(license === undefined ? {} : { license }),
    ...spanOf(coverage),
    ...(file === undefined
      ? {}
      : {
          distribution: { "@type": "DataDownload", encodingFormat: "text/csv", contentUrl: file },
        }),
  };
}

/** Years as machines write a span of them; left out where the words say more than years. */
function spanOf(coverage: string): Thing {
  const years = /^(\d{4})(?: to (\d{4}))?$/.exec(coverage);
  if (years === null) return {};
  const [, from, to = from] = years;
  return { temporalCoverage: from === to ? from : `${from}/${to}` };
}

function partOf({ title, description, path }: PageAbout, { metadata }: Book): Thing {
  return {
    name: title,
    ...(description === "" ? {} : { description }),
    ...urlOf(metadata, path),
    author: metadata.authors.map(maker),
    datePublished: metadata.issued,
    inLanguage: metadata.language,
    isPartOf: { "@type": "Report", ...reference(metadata) },
  };
}

/** Enough of the book to know it by. */
function reference(metadata: Metadata): Thing {
  return {
    name: fullTitle(metadata),
    "@id": metadata.identifier,
    ...urlOf(metadata, "index.html"),
  };
}

/** A book does not say whether who made it is a person; an organization may hold both. */
function maker(name: string): Thing {
  return { "@type": "Organization", name };
}

function urlOf(metadata: Metadata, path: string): Thing {
  const url = publicAddress(metadata, path);
  return url === undefined ? {} : { url };
}

function listed(name: string, things: readonly Thing[]): Thing {
  return things.length === 0 ? {} : { [name]: things };
}
