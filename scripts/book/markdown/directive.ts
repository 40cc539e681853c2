import type { MarkdownIt, StateBlock, StateInline, Token } from "markdown-it";

/** One use of a directive in a chapter: `:name[text]{argument}`, or `::name[text]` on a line of its own. */
export interface DirectiveUse {
  readonly name: string;
  readonly text: string;
  readonly argument: string | undefined;
  readonly isBlock: boolean;
  /** Offset of the colon in the text block's content. */
  readonly start: number;
  readonly end: number;
  /** Offset of the text within the brackets; nested uses count from here. */
  readonly innerStart: number;
}

/** Teaches markdown-it the directives; `nested` names those whose text is Markdown itself. */
export function addDirectives(md: MarkdownIt, nested: ReadonlySet<string>): void {
  md.inline.ruler.before("emphasis", "directive", (state, silent) =>
    readInline(state, silent, nested),
  );
  md.block.ruler.before("paragraph", "directive", readBlock, {
    alt: ["paragraph", "list", "blockquote"],
  });
}

/** True for a token that holds a `DirectiveUse` as its meta. */
export function isDirective(token: Token): boolean {
  return token.type === "directive";
}

/** Also of names that cannot be one, e.g. `Fact`, so that they are reported and not printed. */
const opening = /:([A-Za-z][\w-]*)\[/y;

function readInline(state: StateInline, silent: boolean, nested: ReadonlySet<string>): boolean {
  if (state.src[state.pos] !== ":") return false;
  const use = matchDirective(state.src, state.pos, state.posMax);
  if (use === undefined) return false;
  if (!silent) {
    const token = state.push("directive", "", 0);
    token.meta = { directive: use };
    if (nested.has(use.name)) token.children = parseInner(use.text, state);
  }
  state.pos = use.end;
  return true;
}

function parseInner(text: string, { md, env }: StateInline): Token[] {
  const children: Token[] = [];
  md.inline.parse(text, md, env, children);
  for (const child of children) {
    if (child.type === "text") child.content = curlQuotes(child.content);
  }
  return children;
}

/** markdown-it's own smart quotes do not reach into nested tokens. */
function curlQuotes(text: string): string {
  return text
    .replace(/(^|[\s(\u2014\u2013])"/g, "$1“")
    .replaceAll('"', "”")
    .replace(/(^|[\s(\u2014\u2013])'/g, "$1‘")
    .replaceAll("'", "’");
}

/** Reads a directive at an offset; an unclosed bracket gives a use without text that ends the line. */
export function matchDirective(
  source: string,
  start: number,
  limit: number,
): DirectiveUse | undefined {
  opening.lastIndex = start;
  const name = opening.exec(source)?.[1];
  if (name === undefined) return undefined;
  const innerStart = start + name.length + 2;
  const close = closingBracket(source, innerStart, limit);
  if (close === undefined)
    return {
      name,
      text: "",
      argument: undefined,
      isBlock: false,
      start,
      end: innerStart,
      innerStart,
    };
  const text = source.slice(innerStart, close);
  const argumentEnd = source[close + 1] === "{" ? source.indexOf("}", close + 2) : -1;
  const hasArgument = argumentEnd !== -1 && argumentEnd < limit;
  const argument = hasArgument ? source.slice(close + 2, argumentEnd) : undefined;
  return {
    name,
    text,
    argument,
    isBlock: false,
    start,
    end: hasArgument ? argumentEnd + 1 : close + 1,
    innerStart,
  };
}

function closingBracket(source: string, from: number, limit: number): number | undefined {
  let depth = 1;
  for (let at = from; at < limit; at += 1) {
    if (source[at] === "\\") at += 1;
    else if (source[at] === "[") depth += 1;
    else if (source[at] === "]") depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

function readBlock(
  state: StateBlock,
  startLine: number,
  _endLine: number,
  silent: boolean,
): boolean {
  const begin = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const end = state.eMarks[startLine] ?? begin;
  const line = state.src.slice(begin, end).trimEnd();
  const parts = /^::([A-Za-z][\w-]*)\[([^\]]*)\](?:\{([^}]*)\})?$/.exec(line);
  if (parts === null) return false;
  if (silent) return true;
  const [, name = "", text = "", argument] = parts;
  const token = state.push("directive", "", 0);
  token.block = true;
  token.map = [startLine, startLine + 1];
  const use: DirectiveUse = {
    name,
    text,
    argument,
    isBlock: true,
    start: 0,
    end: line.length,
    innerStart: name.length + 3,
  };
  token.meta = { directive: use };
  state.line = startLine + 1;
  return true;
}
