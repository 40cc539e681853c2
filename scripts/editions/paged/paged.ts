/**
 * What of Paged.js is used, by its shapes: its bundle has no types. Everything here runs in the page; the functions of
 * this folder's browser scripts are sent there as text, so they may only name each other.
 */

/** Where a page ends and the next one begins, in the source. */
export interface BreakToken {
  readonly node: Node;
  readonly offset: number;
  equals(other: BreakToken | undefined): boolean;
  toJSON(): string;
}

/** One page while it is filled. */
export interface PagedPage {
  readonly element: HTMLElement;
  /** As wide and high as the text block; what stands here before the text is above it. */
  readonly area: HTMLElement;
  /** What was filled last; absent at first. */
  readonly wrapper?: HTMLElement;
  addListeners: () => unknown;
  /** Fills the page from a token on and gives the next one; undefined when the source has ended, or cannot be set. */
  layout(
    source: DocumentFragment,
    token: BreakToken | undefined,
    maxChars: number,
  ): Promise<BreakToken | undefined>;
}

/** The search for what no longer fits a page. */
export interface PagedLayout {
  readonly element: HTMLElement;
}

interface Hook<Task> {
  register(task: Task): void;
  trigger(...parameters: unknown[]): Promise<unknown>;
}

export interface Chunker {
  readonly hooks: {
    readonly renderNode: Hook<(clone: Node, source: Node) => void>;
    readonly onOverflow: Hook<
      (
        overflow: Range | undefined,
        rendered: HTMLElement,
        bounds: DOMRect,
        layout: PagedLayout,
      ) => Range | undefined
    >;
    readonly onBreakToken: Hook<
      (token: BreakToken | undefined, overflow: Range | undefined) => BreakToken | undefined
    >;
    readonly filter: { triggerSync(content: DocumentFragment): void };
    readonly afterParsed: Hook<never>;
  };
  readonly settings: { maxChars?: number; hyphenGlyph?: string };
  readonly pagesArea?: HTMLElement;
  setup(): void;
  addPage(): PagedPage;
}

export interface PagedWindow {
  readonly Paged: { readonly registeredHandlers: { readonly name: string }[] };
  readonly PagedPolyfill: {
    readonly chunker: Chunker;
    readonly polisher: { setup(): void; add(sheet: Record<string, string>): Promise<unknown> };
    handlers: unknown;
    initializeHandlers(): unknown;
  };
  /** The page that is being filled. */
  page: PagedPage;
  /** The flow that is being laid out; the hooks of Paged.js are given nothing else to know it by. */
  laying: Laying;
  reportPage(isAgain: boolean): unknown;
}

/** A flow on its way into pages. */
export interface Laying {
  /** By the number their calls carry. */
  readonly notes: ReadonlyMap<string, HTMLElement>;
  /** Drawings, by the `data-slot` of the empty box that keeps their place. */
  readonly drawings: readonly Element[];
  /** What of notes has not found room yet, and comes first on the next page. */
  carried: readonly HTMLElement[];
  /** Where each node that has been set came from; of a text, where in it. */
  readonly sources: WeakMap<Node, { readonly node: Node; readonly offset: number }>;
  /** Figures and short tables that did not fit where they stood, for the tops of the next pages. */
  floats: HTMLElement[];
  /** How far down the text of the last page set so far reaches, in px. */
  reached: number;
  /** Heights of lists of notes, which are asked for again and again. */
  readonly heights: Map<string, number>;
}
