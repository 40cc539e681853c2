import {
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLParseError,
} from "yaml";
import { readTextFile, type TextFile } from "./file.ts";
import type { Place } from "./place.ts";
import type { Problems } from "./problem.ts";
import type { Tree } from "./tree.ts";

/** Reads a YAML file of the book with the place of every node. Undefined when it is not usable. */
export function readYaml(root: string, path: string, problems: Problems): Tree | undefined {
  const file = readTextFile(root, path, problems);
  return file && parseYaml(file, problems);
}

/** Parses YAML 1.2 (core schema: no dates, no octal surprises) and reports the first syntax error, which brings others with it, and every doubled key. */
export function parseYaml(file: TextFile, problems: Problems): Tree | undefined {
  const document = parseDocument(file.text, {
    lineCounter: new LineCounter(),
    prettyErrors: false,
  });
  reportDoubledKeys(document, file, problems);
  const error = document.errors.find(({ code }) => code !== "DUPLICATE_KEY");
  const at = error?.pos[0] ?? offsetOfAlias(document);
  if (at !== undefined) {
    problems.add(
      "syntax-invalid",
      file.placeAt(at),
      `This is not YAML: ${error ? wordsOf(error) : "a name after a star refers to nothing"}.`,
      "check indentation, quotes and colons here and in the line above; put a text that begins with a sign in quotes.",
    );
  }
  if (document.errors.length > 0 || at !== undefined) return undefined;
  return {
    name: "the file",
    value: document.toJS(),
    placeOf: (path) => placeOfNode(document, path, file),
    placeOfKey: (path) => placeOfKeyNode(document, path, file),
  };
}

function reportDoubledKeys({ errors }: Document, file: TextFile, problems: Problems): void {
  for (const { code, pos } of errors) {
    if (code !== "DUPLICATE_KEY") continue;
    const key = /^[^:\n]*/.exec(file.text.slice(pos[0]))?.[0] ?? "";
    problems.add(
      "key-duplicate",
      file.placeAt(pos[0]),
      `The key “${key.trim()}” stands twice in the same mapping.`,
      "keep one of the two.",
    );
  }
}

/** Aliases (`*name`) are refused: in a book they are globs that lack their quotes, and some expand without end. */
function offsetOfAlias(document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias(_key, node) {
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** What the parser's own messages say to programmers, for editors. */
const words: Readonly<Partial<Record<YAMLParseError["code"], string>>> = {
  BAD_INDENT: "a line is indented too little or too much",
  BLOCK_AS_IMPLICIT_KEY: "a line is indented too far, or holds a second colon",
  MISSING_CHAR: "a closing quote, bracket, colon or comma is missing",
  MULTILINE_IMPLICIT_KEY: "a line lacks its colon, or a quote is not closed",
  TAB_AS_INDENT: "a tab is used for indentation; use spaces",
  UNEXPECTED_TOKEN: "a sign stands where none may",
};

function wordsOf({ code, message }: YAMLParseError): string {
  return words[code] ?? (message.split("\n")[0] ?? message).replace(/\.$/, "");
}

function placeOfNode(document: Document, path: readonly PropertyKey[], file: TextFile): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const node = nodeAt(document, path.slice(0, length));
    if (node?.range) return file.placeAt(node.range[0]);
  }
  return file.placeAt(document.contents?.range?.[0] ?? 0);
}

function placeOfKeyNode(document: Document, path: readonly PropertyKey[], file: TextFile): Place {
  const parent = nodeAt(document, path.slice(0, -1));
  const name = path.at(-1);
  if (!isMap(parent)) return placeOfNode(document, path, file);
  const key = parent.items.find((pair) => isScalar(pair.key) && pair.key.value === name)?.key;
  return isScalar(key) && key.range
    ? file.placeAt(key.range[0])
    : placeOfNode(document, path, file);
}

function nodeAt(document: Document, path: readonly PropertyKey[]): Node | undefined {
  if (path.length === 0) return document.contents ?? undefined;
  const node: unknown = document.getIn(path, true);
  return isScalar(node) || isCollection(node) ? node : undefined;
}
