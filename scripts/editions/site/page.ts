import type { Book } from "../../book/book.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import type { Subject } from "./head.ts";

/** A page the site makes by itself, as the layouts show it: of a dataset, of a figure, of all facts. */
export interface MadePage {
  /** From the site's root, e.g. `data/us-losses/index.html`. */
  readonly href: string;
  /** The way up to the root, e.g. `../../`. */
  readonly root: string;
  readonly title: string;
  /** For the browser: with the book's title where that leaves it short. */
  readonly pageTitle: string;
  readonly description: string;
  /** What the page belongs to; without an address where that has no page. Null where it belongs to nothing. */
  readonly kicker: { readonly title: string; readonly href: string | null } | null;
  readonly sections: readonly { readonly title: string; readonly anchor: string }[];
  /** Whether its tables take the margin too. */
  readonly isWide: boolean;
  /** Whether more is told of it in a script beside it, `details.js`. */
  readonly hasDetails: boolean;
  /** Everything below the head. */
  readonly content: string;
  /** What it is about, as machines are told. */
  readonly subject: Subject;
  /** Pages of its kind before and after it. */
  readonly previous: PageLink | null;
  readonly next: PageLink | null;
}

/** The way to another page. */
export interface PageLink {
  /** E.g. `Figure 7`. */
  readonly name: string;
  readonly title: string;
  readonly href: string;
}

/** A part of a page under a heading of its own. */
export interface PageSection {
  readonly title: string;
  readonly content: Html;
}

/** What a made page is put together from. */
export interface PageParts {
  /** Its folder, e.g. `data/us-losses`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly kicker?: MadePage["kicker"];
  readonly isWide?: boolean;
  /** What stands above the first section. */
  readonly opening?: Html;
  readonly sections: readonly PageSection[];
}

/** Puts a page together: an opening, then sections, each with an anchor of its own. */
export function buildPage(parts: PageParts, book: Book): MadePage {
  const { path, title, description, kicker = null, isWide = false, opening } = parts;
  const sections = parts.sections.map((section) => ({
    ...section,
    anchor: sectionAnchor(section.title),
  }));
  return {
    href: `${path}/index.html`,
    root: rootFrom(path),
    title,
    pageTitle: pageTitleOf(title, book),
    description,
    kicker,
    sections,
    isWide,
    hasDetails: false,
    content: joinHtml([...(opening ? [opening] : []), ...sections.map(renderSection)], "\n").markup,
    subject: { kind: "page" },
    previous: null,
    next: null,
  };
}

/** The way up from a page to the site's root, e.g. `../../` from `data/us-losses`. */
export function rootFrom(page: string): string {
  return "../".repeat(page.split("/").length);
}

/** Longer titles are cut by browsers and search engines. */
const longestPageTitle = 70;

/** A title for the browser: with the book's where both are short, else as much of it as is shown. */
export function pageTitleOf(title: string, { metadata }: Pick<Book, "metadata">): string {
  const whole = `${title} · ${metadata.title}`;
  if (whole.length <= longestPageTitle) return whole;
  if (title.length <= longestPageTitle) return title;
  const cut = title.slice(0, longestPageTitle - 1);
  return `${cut.slice(0, cut.lastIndexOf(" ")).replace(/[^\p{L}\p{N}]+$/u, "")}…`;
}

/** With an underscore it can be the id of no row and no fact. */
function sectionAnchor(title: string): string {
  return `section_${title.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
}

function renderSection({
  title,
  anchor,
  content,
}: PageSection & { readonly anchor: string }): Html {
  return html`<section aria-labelledby="${anchor}"><h2 id="${anchor}">${title}</h2>${content}</section>`;
}
