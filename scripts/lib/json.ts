import {
  findNodeAtLocation,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from "jsonc-parser";
import { readTextFile, type TextFile } from "./file.ts";
import type { Problems } from "./problem.ts";
import type { Tree } from "./tree.ts";

/** Reads a JSON file of the book with the place of every node. Undefined when it is not usable. */
export function readJson(root: string, path: string, problems: Problems): Tree | undefined {
  const file = readTextFile(root, path, problems);
  return file && parseJson(file, problems);
}

/** Parses strict JSON (no comments, no trailing commas) and reports the first syntax error, which brings others with it, and every doubled key. */
export function parseJson(file: TextFile, problems: Problems): Tree | undefined {
  const errors: ParseError[] = [];
  const rootNode = parseTree(file.text, errors, {
    disallowComments: true,
    allowTrailingComma: false,
  });
  const [error] = errors;
  if (error !== undefined) {
    problems.add(
      "syntax-invalid",
      file.placeAt(error.offset),
      `This is not JSON: ${words(printParseErrorCode(error.error))}.`,
      "check commas, quotes and brackets here and in the line above.",
    );
  }
  if (rootNode === undefined || error !== undefined) return undefined;
  reportDoubledKeys(rootNode, file, problems);
  const find = (path: readonly PropertyKey[]): Node | undefined =>
    findNodeAtLocation(rootNode, path.map(asSegment));
  return {
    name: "the file",
    value: JSON.parse(file.text) as unknown,
    placeOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = find(path.slice(0, length));
        if (node) return file.placeAt(node.offset);
      }
      return file.placeAt(rootNode.offset);
    },
    placeOfKey(path) {
      const node = find(path);
      return node?.parent?.type === "property"
        ? file.placeAt(node.parent.offset)
        : this.placeOf(path);
    },
  };
}

function asSegment(key: PropertyKey): string | number {
  return typeof key === "number" ? key : String(key);
}

/** `PropertyNameExpected` → “property name expected”. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

function reportDoubledKeys(node: Node, file: TextFile, problems: Problems): void {
  const { children = [] } = node;
  if (node.type === "object") {
    const keys = children.flatMap((property) => property.children?.[0] ?? []);
    const seen = new Set<unknown>();
    for (const { value, offset } of keys) {
      if (seen.has(value))
        problems.add(
          "key-duplicate",
          file.placeAt(offset),
          `The key “${String(value)}” stands twice in the same object.`,
          "keep one of the two.",
        );
      seen.add(value);
    }
  }
  for (const child of children) {
    if (child.children) reportDoubledKeys(child, file, problems);
  }
}
