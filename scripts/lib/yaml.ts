import {
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
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

/** Parses YAML 1.2 (core schema: no dates, no octal surprises) and reports every syntax error. */
export function parseYaml(file: TextFile, problems: Problems): Tree | undefined {
  const document = parseDocument(file.text, {
    lineCounter: new LineCounter(),
    prettyErrors: false,
  });
  for (const error of document.errors) {
    const place = file.placeAt(error.pos[0]);
    if (error.code === "DUPLICATE_KEY") {
      problems.add(
        "key-duplicate",
        place,
        "This key stands twice in the same mapping.",
        "keep one of the two.",
      );
    } else {
      problems.add(
        "syntax-invalid",
        place,
        `This is not YAML: ${firstLine(error.message)}.`,
        "check indentation, quotes and colons here and in the line above.",
      );
    }
  }
  if (document.errors.length > 0) return undefined;
  return {
    value: document.toJS({ maxAliasCount: 0 }),
    placeOf: (path) => placeOfNode(document, path, file),
    placeOfKey: (path) => placeOfKeyNode(document, path, file),
  };
}

function firstLine(message: string): string {
  return (message.split("\n")[0] ?? message).replace(/\.$/, "");
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
