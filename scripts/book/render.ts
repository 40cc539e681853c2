import { html, joinHtml, type Html } from "../lib/html.ts";
import type { Book } from "./book.ts";
import type { Chapter } from "./chapter.ts";
import { directives } from "./directives.ts";
import type { DrawChart } from "./draw.ts";
import {
  renderInline,
  renderTokens,
  type NoteMark,
  type RenderEnv,
  type Token,
} from "./markdown.ts";
import type { Note } from "./note.ts";
import type { Policy } from "./policy.ts";
import { sectioned } from "./section.ts";
import { wordAddresses } from "./source-address.ts";

/** What rendering one chapter in one edition needs. */
export interface RenderContext {
  readonly book: Book;
  readonly chapter: Chapter;
  readonly policy: Policy;
  readonly drawChart: DrawChart;
}

/** What a directive may use besides: the rendering of further tokens. */
export interface DirectiveContext extends RenderContext {
  readonly run: (tokens: readonly Token[]) => Html;
}

/** Renders a chapter's text below its title, with its notes where the edition wants them. */
export function renderChapter(context: RenderContext): Html {
  return html`${renderText(context)}${renderNotes(context)}`;
}

/** Renders a chapter's text by itself, for an edition that puts something between it and its notes. */
export function renderText(context: RenderContext): Html {
  const { chapter, policy } = context;
  const tokens = policy.sections ? sectioned(chapter.tokens) : chapter.tokens;
  return renderTokens(tokens, envOf(context));
}

/** Renders a chapter's notes where they stand behind its text; undefined where they do not, or where it has none. */
export function renderNotes(context: RenderContext): Html | undefined {
  const { chapter, policy } = context;
  if (chapter.notes.length === 0) return undefined;
  switch (policy.notes) {
    case "list":
      return noteList(context);
    case "popup":
      return popups(context);
    case "float":
    case "none":
      return undefined;
  }
}

function renderRun(tokens: readonly Token[], context: RenderContext): Html {
  return renderInline(tokens, envOf(context));
}

function envOf(context: RenderContext): RenderEnv {
  const { book, chapter, policy } = context;
  return {
    markup: policy.markup,
    rules: {
      directive(use, inner) {
        const directive = directives[use.name];
        if (directive === undefined)
          throw new Error(`The directive “${use.name}” passed the checks.`);
        return directive(use, inner, { ...context, run: (tokens) => renderRun(tokens, context) });
      },
      noteReference: (mark) => noteReference(mark, context),
      indexMark: (anchor, inner) =>
        html`<span class="index-mark" id="${policy.anchor(chapter.id, anchor)}">${inner}</span>`,
      headingId: (slug) => policy.anchor(chapter.id, slug),
      paragraphId: (slug) => (policy.paragraphIds ? policy.anchor(chapter.id, slug) : undefined),
      link: (address) => linkAddress(address, { book, chapter, policy }),
    },
  };
}

function linkAddress(
  address: string,
  { chapter, policy }: Pick<RenderContext, "book" | "chapter" | "policy">,
): string {
  if (/^(?:https?:|mailto:)/.test(address)) return address;
  const [file = "", slug] = address.replace(/^\.\//, "").split("#");
  const id = file === "" ? chapter.id : file.replace(/\.md$/, "");
  return policy.href({ kind: "chapter", id, slug }, chapter.id);
}

function noteReference({ number, isNext }: NoteMark, context: RenderContext): Html {
  const { chapter, policy } = context;
  if (policy.notes === "none") return html``;
  const note = policy.anchor(chapter.id, `note-${number}`);
  const mark = policy.anchor(chapter.id, `noteref-${number}`);
  if (policy.notes === "float") {
    const found = chapter.notes.find((candidate) => candidate.number === number);
    return html`<span class="footnote" data-number="${number}"${isNext && html` data-next`} id="${note}">${found && noteWords(found, context)}</span>`;
  }
  const type = policy.notes === "popup" ? html` epub:type="noteref"` : undefined;
  return html`<sup class="noteref${isNext && " next"}"><a${type} role="doc-noteref" id="${mark}" href="#${note}" aria-label="Note ${number}">${number}</a></sup>`;
}

/** The words of a note on one line, since a printed note cannot hold blocks, and what follows the last of them. */
function noteWords({ citation, tokens }: Note, context: RenderContext, end = html``): Html {
  if (citation) return sourcesOf(citation(), context.policy, end);
  const runs = tokens.filter((token) => token.type === "inline");
  const words = runs.map((run) => renderRun(run.children ?? [], context));
  return html`${joinHtml(words, " ")}${end}`;
}

/** Each source of a note in a list is marked, so that long ones can be told apart. */
function sourcesOf(sources: readonly Html[], { notes, noteAddresses }: Policy, end: Html): Html {
  const worded = sources.map((source, index) => {
    const words = wordAddresses(source, noteAddresses);
    return index === sources.length - 1 ? html`${words}${end}` : words;
  });
  const isMarked = notes === "list" && sources.length > 1;
  return joinHtml(
    isMarked ? worded.map((source) => html`<span class="cited">${source}</span>`) : worded,
    " ",
  );
}

function noteList(context: RenderContext): Html {
  const { chapter, policy } = context;
  const items = chapter.notes.map((note) => {
    const id = policy.anchor(chapter.id, `note-${note.number}`);
    const back = policy.anchor(chapter.id, `noteref-${note.number}`);
    return html`<li id="${id}">${noteWords(note, context, html` <a class="backlink" role="doc-backlink" href="#${back}" aria-label="Back to note mark ${note.number}">↑</a>`)}</li>`;
  });
  return html`<section class="notes" role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">Notes</h2><ol>${joinHtml(items, "\n")}</ol></section>`;
}

function popups(context: RenderContext): Html {
  const { chapter, policy } = context;
  const asides = chapter.notes.map((note) => {
    const id = policy.anchor(chapter.id, `note-${note.number}`);
    const back = policy.anchor(chapter.id, `noteref-${note.number}`);
    return html`<aside epub:type="footnote" role="doc-footnote" id="${id}"><p><a class="backlink" role="doc-backlink" href="#${back}" aria-label="Back to note mark ${note.number}">${note.number}</a>. ${noteWords(note, context)}</p></aside>`;
  });
  // No heading: it would be left alone where a reader takes the notes out of the page to pop them up.
  return html`<section class="notes" epub:type="footnotes" aria-label="Notes">${joinHtml(asides, "\n")}</section>`;
}
