import type { ProblemCode } from "../lib/problem.ts";

/** A parsed formula. `at` is the offset in its text, from 0. */
export type Formula =
  | {
      readonly kind: "number";
      readonly value: number;
      readonly unit: string | undefined;
      readonly at: number;
    }
  | {
      readonly kind: "name";
      readonly id: string;
      readonly part: "value" | "lower" | "upper";
      readonly at: number;
    }
  | { readonly kind: "glob"; readonly pattern: string; readonly at: number }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly args: readonly Formula[];
      readonly at: number;
    }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Formula;
      readonly right: Formula;
      readonly at: number;
    }
  | {
      readonly kind: "unary";
      readonly operator: "-" | "not";
      readonly operand: Formula;
      readonly at: number;
    };

/** Why a formula cannot be parsed or computed; the caller knows its place. */
export interface Fault {
  readonly kind: "fault";
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
  /** True when its cause is among the problems already, e.g. a row that was refused. */
  readonly isReported?: boolean;
}

const tokenKinds = ["number", "name", "glob", "symbol", "end"] as const;

interface Token {
  readonly kind: (typeof tokenKinds)[number];
  readonly text: string;
  readonly at: number;
}

const tokenPattern =
  /\s*(?:(?<number>\d+(?:\.\d+)?(?:e\d+)?(?![\w-]))|(?<glob>[a-z0-9]+(?:-[a-z0-9]+)*-?\*[a-z0-9*-]*)|(?<name>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:\.(?:value|lower|upper))?)|(?<symbol><=|>=|!=|[-+*/=<>(),])|(?<end>$))/y;

/** Binding strength of the binary operators; all associate to the left. */
const strengths: ReadonlyMap<string, number> = new Map([
  ["or", 1],
  ["and", 2],
  ...["=", "!=", "<", "<=", ">", ">="].map((operator) => [operator, 4] as const),
  ["+", 5],
  ["-", 5],
  ["*", 6],
  ["/", 6],
]);
const notStrength = 3;
const signStrength = 7;

/** Parses a formula such as `growth(us-losses-2023, us-losses-2024) > 30 percent` (operator precedence climbing). */
export function parseFormula(text: string): Formula | Fault {
  const tokens = readTokens(text);
  if (!Array.isArray(tokens)) return tokens;
  const parser = startParser(tokens);
  const formula = parseBinary(parser, 0);
  if (formula.kind === "fault") return formula;
  const rest = parser.peek();
  return rest.kind === "end" ? formula : unexpected(rest);
}

function readTokens(text: string): Token[] | Fault {
  const tokens: Token[] = [];
  let end = 0;
  while (tokens.at(-1)?.kind !== "end") {
    tokenPattern.lastIndex = end;
    const groups = tokenPattern.exec(text)?.groups ?? {};
    const kind = tokenKinds.find((each) => groups[each] !== undefined);
    if (kind === undefined) return unexpected(signAt(text, end));
    const found = groups[kind] ?? "";
    end = tokenPattern.lastIndex;
    tokens.push({ kind, text: found, at: end - found.length });
  }
  return tokens;
}

/** The first sign at or after an offset, which no kind of token takes. */
function signAt(text: string, offset: number): Token {
  const at = offset + text.slice(offset).search(/\S/);
  return { kind: "symbol", text: String.fromCodePoint(text.codePointAt(at) ?? 0), at };
}

interface Parser {
  peek(): Token;
  take(): Token;
}

function startParser(tokens: readonly Token[]): Parser {
  let next = 0;
  const end: Token = { kind: "end", text: "", at: 0 };
  return {
    peek: () => tokens[next] ?? end,
    take: () => tokens[next++] ?? end,
  };
}

function parseBinary(parser: Parser, weakest: number): Formula | Fault {
  let left = parseUnary(parser);
  for (;;) {
    if (left.kind === "fault") return left;
    const { text: operator, at, kind } = parser.peek();
    const strength = kind === "symbol" || kind === "name" ? strengths.get(operator) : undefined;
    if (strength === undefined || strength <= weakest) return left;
    parser.take();
    const right = parseBinary(parser, strength);
    if (right.kind === "fault") return right;
    left = { kind: "binary", operator, left, right, at };
  }
}

function parseUnary(parser: Parser): Formula | Fault {
  const { text, at } = parser.peek();
  if (text !== "-" && text !== "not") return parsePrimary(parser);
  parser.take();
  const operand = parseBinary(parser, text === "not" ? notStrength : signStrength);
  return operand.kind === "fault" ? operand : { kind: "unary", operator: text, operand, at };
}

function parsePrimary(parser: Parser): Formula | Fault {
  const token = parser.take();
  const { text, at } = token;
  if (token.kind === "number") {
    const next = parser.peek();
    const isUnit = next.kind === "name" && !strengths.has(next.text);
    return {
      kind: "number",
      value: Number(text),
      unit: isUnit ? parser.take().text : undefined,
      at,
    };
  }
  if (token.kind === "glob") return { kind: "glob", pattern: text, at };
  if (token.kind === "name" && !strengths.has(text)) {
    return parser.peek().text === "(" ? parseCall(parser, token) : nameOf(token);
  }
  if (text !== "(") return unexpected(token);
  const inner = parseBinary(parser, 0);
  if (inner.kind === "fault") return inner;
  const close = parser.take();
  return close.text === ")" ? inner : unexpected(close);
}

function nameOf({ text, at }: Token): Formula {
  const [id = "", part = "value"] = text.split(".");
  return { kind: "name", id, part: part === "lower" || part === "upper" ? part : "value", at };
}

function parseCall(parser: Parser, { text: name, at }: Token): Formula | Fault {
  parser.take();
  const args: Formula[] = [];
  for (;;) {
    const argument = parseBinary(parser, 0);
    if (argument.kind === "fault") return argument;
    args.push(argument);
    const separator = parser.take();
    if (separator.text === ")") return { kind: "call", name, args, at };
    if (separator.text !== ",") return unexpected(separator);
  }
}

function unexpected({ kind, text, at }: Token): Fault {
  return {
    kind: "fault",
    code: "formula-syntax",
    message:
      kind === "end"
        ? "The formula ends too early."
        : `“${text}” cannot stand at position ${at + 1} of the formula.`,
    hint: "write e.g. growth(a, b) > 30 percent; a minus needs spaces around it, because ids carry hyphens.",
  };
}
