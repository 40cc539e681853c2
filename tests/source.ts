import { parseAst } from "vitest/node";

/** What one file says, as far as the rules of this test care. */
export interface Source {
  readonly file: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly words: readonly Word[];
}

/** One use of another module: a static or dynamic import, a re-export, `require` or a `resolve`. */
export interface Import {
  readonly from: string;
  readonly line: number;
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

/** One string literal, quoted or in backticks. */
export interface Word {
  readonly text: string;
  readonly line: number;
}

type Node = Readonly<Record<string, unknown>>;

/** Reads one TypeScript file with a real parser, so that comments and texts do not pass for code. */
export function parseSource(file: string, text: string): Source {
  const imports: Import[] = [];
  const words: Word[] = [];
  const lineOf = (node: Node): number => text.slice(0, Number(node["start"])).split("\n").length;
  visit(parseAst(text, { lang: "ts" }), (node) => {
    const from = importedFrom(node);
    if (from !== undefined) imports.push({ from, line: lineOf(node), typeOnly: isTypeOnly(node) });
    const word = literalOf(node);
    if (word !== undefined) words.push({ text: word, line: lineOf(node) });
  });
  return { file, lines: text.replace(/\n$/, "").split("\n").length, imports, words };
}

function visit(value: unknown, meet: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, meet);
  } else if (isNode(value)) {
    if (typeof value["type"] === "string") meet(value);
    for (const child of Object.values(value)) visit(child, meet);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

function importedFrom(node: Node): string | undefined {
  switch (node["type"]) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
    case "ImportExpression":
    case "TSImportType":
      return literalOf(node["source"]);
    case "CallExpression":
      return isResolution(node["callee"]) ? literalOf(firstOf(node["arguments"])) : undefined;
    default:
      return undefined;
  }
}

/** True for `require`, and for the `resolve` of `require` and `import.meta`. */
function isResolution(callee: unknown): boolean {
  if (!isNode(callee)) return false;
  if (callee["name"] === "require") return true;
  const { object, property } = callee;
  if (!isNode(object) || !isNode(property) || property["name"] !== "resolve") return false;
  return object["name"] === "require" || object["type"] === "MetaProperty";
}

function isTypeOnly(node: Node): boolean {
  if (node["type"] === "TSImportType") return true;
  if (node["importKind"] === "type" || node["exportKind"] === "type") return true;
  const specifiers: unknown = node["specifiers"];
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false;
  return specifiers.every(
    (each: Node) => each["importKind"] === "type" || each["exportKind"] === "type",
  );
}

function literalOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node["type"] === "Literal")
    return typeof node["value"] === "string" ? node["value"] : undefined;
  if (node["type"] !== "TemplateLiteral") return undefined;
  const quasis: unknown = node["quasis"];
  if (!Array.isArray(quasis) || quasis.length !== 1) return undefined;
  const quasi = firstOf(quasis);
  const value = isNode(quasi) ? quasi["value"] : undefined;
  return isNode(value) && typeof value["cooked"] === "string" ? value["cooked"] : undefined;
}

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}
