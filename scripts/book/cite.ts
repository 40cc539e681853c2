import { formatPeriod } from "../data/period.ts";
import { html, type Html } from "../lib/html.ts";
import type { Book } from "./book.ts";
import type { Metadata } from "./metadata.ts";

/** The book, or a part of it, as others cite it. */
export interface Work {
  /** For BibTeX and CSL, e.g. `common-cause-2026-figure-overdose-12m`. */
  readonly key: string;
  readonly kind: "book" | "chapter" | "figure" | "dataset";
  readonly title: string;
  /** E.g. `figure 7` or `chapter 3`; empty for the book itself. */
  readonly part: string;
  /** Where it is on the web; undefined while the book has no address. */
  readonly address: string | undefined;
  readonly metadata: Metadata;
}

/** The whole book as a work. */
export function wholeWork({ metadata }: Pick<Book, "metadata">): Work {
  return {
    key: keyOf(metadata),
    kind: "book",
    title: fullTitle(metadata),
    part: "",
    address: metadata.site,
    metadata,
  };
}

/** A part of the book as a work; `path` is that of its page. */
export function partWork(
  { metadata }: Pick<Book, "metadata">,
  { path, ...part }: Pick<Work, "kind" | "title" | "part"> & { readonly path: string },
): Work {
  const address = publicAddress(metadata, path);
  return {
    ...part,
    key: `${keyOf(metadata)}-${path.replace(/\/?index\.html$/, "").replace(/[^a-z0-9]+/g, "-")}`,
    address,
    metadata,
  };
}

/** The whole address of a page or file, by its path from the root; undefined while the book has no site. */
export function publicAddress({ site }: Metadata, path: string): string | undefined {
  return site === undefined ? undefined : `${site}${path.replace(/(?<=^|\/)index\.html$/, "")}`;
}

function keyOf({ title, issued }: Metadata): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? ["book"];
  return `${words.slice(0, 4).join("-")}-${issued.slice(0, 4)}`;
}

/** Title and subtitle as one, with a colon unless the title ends with a mark of its own. */
export function fullTitle({ title, subtitle }: Metadata): string {
  if (subtitle === "") return title;
  return `${/[?!]$/.test(title) ? title : `${title}:`} ${subtitle}`;
}

function editionOf({ issued, revision }: Metadata): string {
  return `edition of ${formatPeriod(issued)}, revision ${revision}`;
}

/** The citation in words, in the Chicago style of a note, naming the edition. */
export function formatCitation({ kind, title, part, address, metadata }: Work): Html {
  const authors = metadata.authors.join(", ");
  const imprint = `${editionOf(metadata)} (${metadata.publisher}, ${metadata.issued.slice(0, 4)})`;
  const where = address === undefined ? "" : `, ${address}`;
  if (kind === "book") return html`${authors}, <cite>${title}</cite>, ${imprint}${where}.`;
  const place = part === "" ? "in " : `${part} in `;
  return html`${authors}, “${title},” ${place}<cite>${fullTitle(metadata)}</cite>, ${imprint}${where}.`;
}

const bibtexTypes = { book: "book", chapter: "inbook", figure: "misc", dataset: "misc" } as const;

/** The citation for LaTeX. */
export function formatBibtex({ key, kind, title, part, address, metadata }: Work): string {
  const { issued, authors, publisher } = metadata;
  const fields: [string, string | undefined][] = [
    ["author", authors.map((author) => `{${escapeTex(author)}}`).join(" and ")],
    ["title", `{${escapeTex(title)}}`],
    ["booktitle", kind === "chapter" ? escapeTex(fullTitle(metadata)) : undefined],
    [
      "howpublished",
      kind === "figure" || kind === "dataset" ? escapeTex(`In ${fullTitle(metadata)}`) : undefined,
    ],
    ["publisher", escapeTex(publisher)],
    ["year", issued.slice(0, 4)],
    ["date", issued],
    ["edition", kind === "book" ? escapeTex(editionOf(metadata)) : undefined],
    [
      "note",
      kind === "book"
        ? undefined
        : escapeTex([part, editionOf(metadata)].filter(Boolean).join(", ")),
    ],
    ["url", address],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${value}},`],
  );
  return `@${bibtexTypes[kind]}{${key},\n${lines.join("\n")}\n}\n`;
}

function escapeTex(text: string): string {
  return text
    .replace(/\\/g, "\\textbackslash{}")
    .replace(/[{}&%$#_]/g, "\\$&")
    .replace(/~/g, "\\textasciitilde{}")
    .replace(/\^/g, "\\textasciicircum{}");
}

const risTypes = { book: "RPRT", chapter: "CHAP", figure: "FIGURE", dataset: "DATA" } as const;

/** The citation for EndNote and others. */
export function formatRis({ kind, title, part, address, metadata }: Work): string {
  const { issued, authors, publisher, language } = metadata;
  const fields: [string, string | undefined][] = [
    ["TY", risTypes[kind]],
    ...authors.map((author): [string, string] => ["AU", author]),
    ["TI", title],
    ["T2", kind === "book" ? undefined : fullTitle(metadata)],
    ["PY", issued.slice(0, 4)],
    ["DA", issued.replaceAll("-", "/")],
    ["PB", publisher],
    ["ET", editionOf(metadata)],
    ["N1", part === "" ? undefined : part],
    ["LA", language],
    ["UR", address],
    ["ER", ""],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}  - ${value.replace(/\s+/g, " ")}`],
  );
  return `${lines.join("\r\n")}\r\n`;
}

const cslTypes = {
  book: "report",
  chapter: "chapter",
  figure: "figure",
  dataset: "dataset",
} as const;

/** The citation for Zotero and citeproc. */
export function formatCsl({ key, kind, title, part, address, metadata }: Work): string {
  const { issued, authors, publisher, language } = metadata;
  const item = {
    id: key,
    type: cslTypes[kind],
    title,
    ...(kind === "book" ? {} : { "container-title": fullTitle(metadata) }),
    author: authors.map((literal) => ({ literal })),
    publisher,
    issued: { "date-parts": [issued.split("-").map(Number)] },
    edition: editionOf(metadata),
    ...(part === "" ? {} : { note: part }),
    language,
    ...(address === undefined ? {} : { URL: address }),
  };
  return `${JSON.stringify([item], undefined, 2)}\n`;
}
