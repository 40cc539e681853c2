import { html, joinHtml, unsafeHtml, type Html } from "../lib/html.ts";
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
  const { chapter, policy } = context;
  const tokens = policy.sections ? sectioned(chapter.tokens) : chapter.tokens;
  const text = renderTokens(tokens, envOf(context));
  if (chapter.notes.length === 0) return text;
  switch (policy.notes) {
    case "list":
      return html`${text}${noteList(context)}`;
    case "popup":
      return html`${text}${popups(context)}`;
    case "float":
    case "none":
      return text;
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

/** The words of a note on one line: a printed note cannot hold blocks. */
function noteWords({ citation, tokens }: Note, context: RenderContext): Html {
  const { noteAddresses } = context.policy;
  if (citation && noteAddresses === "host") return withHosts(citation());
  if (citation) return noteAddresses ? citation() : withoutAddresses(citation());
  const runs = tokens.filter((token) => token.type === "inline");
  return joinHtml(
    runs.map((run) => renderRun(run.children ?? [], context)),
    " ",
  );
}

/** Chicago sets an address last, after a comma. */
function withoutAddresses({ markup }: Html): Html {
  return unsafeHtml(markup.replace(/,? <a href="[^"]*">[^<]*<\/a>/g, "").replace(/\.\.$/, "."));
}

/** An address is long and says little to a reader: the name of its host says whose it is. */
function withHosts({ markup }: Html): Html {
  return unsafeHtml(
    markup.replace(/(<a href="https?:\/\/(?:www\.)?([^/"]+)[^"]*">)https?:[^<]*(?=<\/a>)/g, "$1$2"),
  );
}

function noteList(context: RenderContext): Html {
  const { chapter, policy } = context;
  const items = chapter.notes.map((note) => {
    const id = policy.anchor(chapter.id, `note-${note.number}`);
    const back = policy.anchor(chapter.id, `noteref-${note.number}`);
    return html`<li id="${id}">${noteWords(note, context)} <a class="backlink" role="doc-backlink" href="#${back}" aria-label="Back to note mark ${note.number}">↑</a></li>`;
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
