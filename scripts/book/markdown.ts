import createMarkdown, { type RendererRule, type Token } from "markdown-it";
import footnotePlugin from "markdown-it-footnote";
import { unsafeHtml, type Html } from "../lib/html.ts";
import { addCitations, type CitationUse } from "./markdown/citation.ts";
import { addDirectives, type DirectiveUse } from "./markdown/directive.ts";

export type { Token } from "markdown-it";
export type { CitationUse } from "./markdown/citation.ts";
export type { DirectiveUse } from "./markdown/directive.ts";

/** The mark of a note in the text. */
export interface NoteMark {
  readonly number: number;
  /** Whether another mark stands right before it, so that the two would read as one number. */
  readonly isNext: boolean;
}

/** What an edition does with the tokens that Markdown does not know. */
export interface TokenRules {
  directive(use: DirectiveUse, inner: Html): Html;
  /** A note's mark; `token.meta` was set by the chapter. */
  noteReference(mark: NoteMark): Html;
  /** Words the index leads to. */
  indexMark(anchor: string, inner: Html): Html;
  /** The id of a heading in this edition. */
  headingId(slug: string): string;
  /** The id of a paragraph in this edition; undefined where it has none. */
  paragraphId(slug: string): string | undefined;
  /** Turns a link as written into an address in this edition. */
  link(address: string): string;
}

/** What rendering needs to know, as markdown-it's environment. */
export type RenderEnv = Readonly<{
  rules: TokenRules;
  markup: "html" | "xhtml";
}>;

/** Directives whose bracketed text is Markdown itself. */
const nested = new Set(["claim", "term", "person", "plain"]);

const md = createMarkdown({ html: false, linkify: false, typographer: true });
md.use(footnotePlugin);
md.inline.ruler.disable(["footnote_inline"]);
addCitations(md);
addDirectives(md, nested);

/** Parses a chapter's text. Never fails: every text is Markdown. */
export function parseMarkdown(text: string): {
  tokens: Token[];
  footnotes: ReadonlyMap<string, number>;
} {
  const env: { footnotes?: { refs?: Record<string, number> } } = {};
  const tokens = md.parse(text, env);
  const refs = Object.entries(env.footnotes?.refs ?? {});
  return { tokens, footnotes: new Map(refs.map(([label, id]) => [label.slice(1), id])) };
}

/** Parses one run of text outside chapters, e.g. a figure's title; its tokens have no places. */
export function parseRun(text: string): Token {
  const [run] = md.parseInline(text, {});
  if (run === undefined) throw new Error("A run of text has no token.");
  return run;
}

/** Renders block tokens in the words of an edition. */
export function renderTokens(tokens: readonly Token[], env: RenderEnv): Html {
  return unsafeHtml(md.renderer.render([...tokens], optionsFor(env), env));
}

/** Renders the tokens of one run of text. */
export function renderInline(tokens: readonly Token[], env: RenderEnv): Html {
  return unsafeHtml(md.renderer.renderInline([...tokens], optionsFor(env), env));
}

function optionsFor({ markup }: RenderEnv): typeof md.options {
  return { ...md.options, xhtmlOut: markup === "xhtml" };
}

/** A stop that was moved before the marks leaves a text without words between them. */
const hasWords = ({ type, content }: Token): boolean => type !== "text" || content !== "";

const rulesOf = (env: unknown): TokenRules => (env as RenderEnv).rules;

Object.assign(md.renderer.rules, {
  directive: (tokens, index, _options, env) => {
    const token = tokens[index];
    const use = token && directiveOf(token);
    if (use === undefined) return "";
    return rulesOf(env).directive(use, renderInline(token?.children ?? [], env as RenderEnv))
      .markup;
  },
  citation: (tokens, index) => {
    const words = tokens[index]?.meta?.["words"];
    return typeof words === "function" ? (words as () => Html)().markup : "";
  },
  note_ref: (tokens, index, _options, env) =>
    rulesOf(env).noteReference({
      number: Number(tokens[index]?.meta?.["number"]),
      isNext: tokens.slice(0, index).findLast(hasWords)?.type === "note_ref",
    }).markup,
  index_mark: (tokens, index, _options, env) => {
    const { meta, children } = tokens[index] ?? {};
    const inner = renderInline(children ?? [], env as RenderEnv);
    return rulesOf(env).indexMark(String(meta?.["anchor"]), inner).markup;
  },
  heading_open: (tokens, index, options, env, renderer) => {
    const token = tokens[index];
    const slug = token?.meta?.["slug"];
    if (token && typeof slug === "string") token.attrSet("id", rulesOf(env).headingId(slug));
    return renderer.renderToken(tokens, index, options);
  },
  paragraph_open: (tokens, index, options, env, renderer) => {
    const token = tokens[index];
    const slug = token?.meta?.["slug"];
    const id = typeof slug === "string" ? rulesOf(env).paragraphId(slug) : undefined;
    if (token) token.attrs = id === undefined ? null : [["id", id]];
    return renderer.renderToken(tokens, index, options);
  },
  link_open: (tokens, index, options, env, renderer) => {
    const token = tokens[index];
    if (token) {
      token.meta ??= { written: token.attrGet("href") };
      token.attrSet("href", rulesOf(env).link(String(token.meta["written"])));
    }
    return renderer.renderToken(tokens, index, options);
  },
} satisfies Record<string, RendererRule>);

/** The address of a link as the author wrote it; tokens are shared by all editions, so it is kept beside the rendered one. */
export function linkOf(token: Token): string | undefined {
  if (token.type !== "link_open") return undefined;
  return String(token.meta?.["written"] ?? token.attrGet("href") ?? "");
}

/** Makes the token of a note's mark. */
export function noteMark(like: Token, number: number): Token {
  return Object.assign(copyOf(like), { type: "note_ref", children: null, meta: { number } });
}

/** Makes the token of words the index leads to. They stand within it, so that a page cannot end between mark and words. */
export function indexMark(marked: Token, anchor: string): Token {
  const own = { type: "index_mark", content: "", children: [marked], meta: { anchor } };
  return Object.assign(copyOf(marked), own);
}

/** Makes a token of a part of a text. */
export function textToken(like: Token, content: string): Token {
  return Object.assign(copyOf(like), { content });
}

function copyOf(token: Token): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(token)) as Token, token);
}

/** The directive in a token. */
export function directiveOf(token: Token): DirectiveUse | undefined {
  return token.meta?.["directive"] as DirectiveUse | undefined;
}

/** The citation in a token. */
export function citationOf(token: Token): CitationUse | undefined {
  return token.meta?.["citation"] as CitationUse | undefined;
}

/** The words of inline tokens without markup, e.g. of a heading. */
export function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === "softbreak" || token.type === "hardbreak") return " ";
      return token.children === null ? token.content : plainText(token.children);
    })
    .join("");
}
