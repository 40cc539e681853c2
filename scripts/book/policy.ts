import type { Figure } from "../figures/figure.ts";
import type { Html } from "../lib/html.ts";

/** Something a link can lead to. */
export type Target =
  | { readonly kind: "chapter"; readonly id: string; readonly slug?: string | undefined }
  | { readonly kind: "figure"; readonly id: string }
  | { readonly kind: "term"; readonly id: string }
  | { readonly kind: "source"; readonly id: string }
  | { readonly kind: "dataset"; readonly id: string }
  | { readonly kind: "row"; readonly id: string }
  /** The page a figure or table has of its own, apart from its place in a chapter. */
  | { readonly kind: "exhibit"; readonly id: string }
  /** Where a fact or a claim shows what it rests on. */
  | { readonly kind: "fact"; readonly id: string }
  | { readonly kind: "claim"; readonly id: string };

/** How paper leads to a page: a code that cameras read, and the address in words. */
export interface QrLink {
  readonly code: Html;
  readonly words: Html;
}

/** What differs between editions, as data: the renderer asks this and never the edition's name. */
export interface Policy {
  readonly markup: "html" | "xhtml";
  /** Where notes are set: in a list at the chapter's end, as EPUB pop-ups, where their mark stands, to be floated by the page, or not at all. */
  readonly notes: "list" | "popup" | "float" | "none";
  /** Whether each heading and its text form a section; where not, headings stand between paragraphs. */
  readonly sections: boolean;
  /** The table of a chart's rows: behind a toggle, in full, or left to the other editions. */
  readonly chartTables: "toggle" | "full" | "none";
  /** Print makes a figure a group, or the PDF has a Figure without words around the one with them; HTML forbids it. */
  readonly figureRole: "group" | undefined;
  /** Whether wide tables scroll, and so must be reached by keyboard. */
  readonly scrollTables: boolean;
  /** Whether notes spell out addresses, or name the host that a link leads to, as the bibliography then does; where they do neither, it has them. */
  readonly noteAddresses: boolean | "host";
  /** Whether cross references and contents carry page numbers, to be filled in by the pages. */
  readonly pageReferences: boolean;
  /** Whether datasets, figures, facts and claims have pages of their own to lead to; where not, the list of the data stands for them. */
  readonly dataPages: boolean;
  /** Whether each paragraph can be linked to. */
  readonly paragraphIds: boolean;
  /** Each chart is drawn at each of these widths, in CSS px; style sheets choose which is seen. */
  readonly chartWidths: readonly number[];
  /** Colors as custom properties with fallbacks, or as literals for readers that know none. */
  readonly chartColors: "properties" | "literals";
  /** Makes an id that is unique wherever the edition puts it, e.g. in one document for all chapters. */
  anchor(chapter: string, local: string): string;
  /** The address of a target as seen from a chapter, or from another page by its path, e.g. `data/us-losses`; empty when the edition leads nowhere. */
  href(target: Target, from: string): string;
  /** How paper leads to a page of the site; absent where a reader follows links, undefined where there is no site. */
  readonly qrLinkTo?: (target: Target) => QrLink | undefined;
  /** The address of a chart's table where the edition keeps it apart, or undefined where it stands with its chart. */
  farTable(figure: Figure): string | undefined;
  /** What a reader can do with a chart that moves, in words; empty where it does not. */
  exploration(figure: Figure): string;
  /** The address of a figure's file, or undefined when this publication has none. */
  download(
    figure: string,
    format: "svg" | "png" | "csv" | "json",
    from: string,
  ): string | undefined;
  /** The address of a file of the open data, e.g. `us-losses.csv`, or undefined when this publication has none. */
  dataFile(name: string, from: string): string | undefined;
}
