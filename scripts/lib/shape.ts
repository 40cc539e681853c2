import { z } from "zod";
import { nearestName, type ProblemCode, type Problems } from "./problem.ts";
import { entryTree, type Tree } from "./tree.ts";

type Issue = z.core.$ZodIssue;

/** Ids become file names, addresses and fragment identifiers, so they are kept to what needs no escaping. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The schema of an id, wherever one is defined. */
export const idSchema = z.string().regex(idPattern);

/**
 * The one door between what a file says and what the engine trusts: refuses, never coerces.
 * Undefined when anything is wrong; every deviation is then among the problems, at its own line.
 */
export function checkShape<T>(tree: Tree, schema: z.ZodType<T>, problems: Problems): T | undefined {
  const result = schema.safeParse(tree.value);
  if (result.success) return result.data;
  const { issues } = result.error;
  for (const issue of issues) {
    if (!isMistyped(issue, issues)) reportIssue(issue, tree, { schema, problems });
  }
  return undefined;
}

/** An entry of a list that is as it should be, with its place in the list. */
export interface SoundEntry<T> {
  readonly entry: T;
  readonly index: number;
}

/** Holds a list to a schema entry by entry, so that one bad entry does not hide the others; remembers the ids of those refused. */
export function checkEntries<T extends { readonly id: string }>(
  tree: Tree | undefined,
  schema: z.ZodType<T>,
  { kind, problems }: { readonly kind: string; readonly problems: Problems },
): SoundEntry<T>[] {
  const list = tree && checkShape(tree, z.array(z.unknown()), problems);
  if (tree === undefined || list === undefined) {
    problems.refuse(kind, "*");
    return [];
  }
  return list.flatMap((written, index) => {
    const entry = checkShape(entryTree(tree, index), schema, problems);
    if (entry !== undefined) return [{ entry, index }];
    const id = valueAt(written, ["id"]);
    problems.refuse(kind, typeof id === "string" && idPattern.test(id) ? id : "*");
    return [];
  });
}

/** A key is not reported as missing when one that looks like it is reported as unknown. */
function isMistyped(issue: Issue, issues: readonly Issue[]): boolean {
  const missing = String(issue.path.at(-1));
  return (
    issue.code === "invalid_type" &&
    issues.some(
      (other) =>
        other.code === "unrecognized_keys" &&
        other.path.join("/") === issue.path.slice(0, -1).join("/") &&
        other.keys.some((key) => nearestName(key, [missing]) !== undefined),
    )
  );
}

interface Context {
  readonly schema: z.ZodType;
  readonly problems: Problems;
}

function reportIssue(issue: Issue, tree: Tree, { schema, problems }: Context): void {
  if (issue.code === "unrecognized_keys")
    return reportKeys(issue, tree, { known: keysOf(schema, issue.path), problems });
  const { code, message, hint } = faultOf(issue, tree);
  problems.add(code, tree.placeOf(issue.path), message, hint);
}

function reportKeys(
  { keys, path }: z.core.$ZodIssueUnrecognizedKeys,
  tree: Tree,
  { known, problems }: { readonly known: readonly string[]; readonly problems: Problems },
): void {
  for (const key of keys) {
    problems.add(
      "key-unknown",
      tree.placeOfKey([...path, key]),
      `“${key}” is not a key that ${nameOf(path, tree)} may have.`,
      choiceHint(key, known),
    );
  }
}

interface Fault {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
}

/** What is wrong with a value, or that there is none. */
function faultOf(issue: Issue, tree: Tree): Fault {
  const name = capital(nameOf(issue.path, tree));
  const value = valueAt(tree.value, issue.path);
  if (issue.code === "invalid_type" && value === undefined)
    return {
      code: "key-missing",
      message: `“${String(issue.path.at(-1))}” is missing.`,
      hint: `add it as ${article(issue.expected)}.`,
    };
  if (issue.code === "invalid_type")
    return {
      code: "value-type",
      message: `${name} must be ${article(issue.expected)}.`,
      hint: quotesHint(issue.expected),
    };
  if (issue.code === "invalid_format" && issue.pattern === String(idPattern))
    return {
      code: "id-invalid",
      message: `“${String(value)}” is not a valid id.`,
      hint: "use small letters, digits and single hyphens, e.g. us-losses-2024.",
    };
  if (issue.code === "invalid_value") {
    const written = typeof value === "object" ? "a list or mapping" : `“${String(value)}”`;
    return {
      code: "value-invalid",
      message: `${name} may not be ${written}.`,
      hint: choiceHint(String(value), issue.values.map(String)),
    };
  }
  return { code: "value-invalid", message: `${name} is not valid.`, hint: `${demandOf(issue)}.` };
}

/** What a value must be, in words; a schema says it in its own where there is more to say. */
function demandOf(issue: Issue): string {
  const isList = "origin" in issue && issue.origin === "array";
  if (issue.code === "too_small" && issue.origin === "string") return "write something here";
  if (issue.code === "too_small")
    return isList ? "list at least one entry" : `it must be at least ${issue.minimum}`;
  if (issue.code === "too_big")
    return isList ? `list at most ${issue.maximum}` : `it must be at most ${issue.maximum}`;
  if (issue.code === "invalid_union") return "it is neither of the kinds that may stand here";
  return issue.message;
}

function choiceHint(name: string, known: readonly string[]): string {
  const best = nearestName(name, known);
  if (best !== undefined) return `did you mean “${best}”?`;
  if (known.length === 0) return "remove it, or see the README for what may stand here.";
  return `what may stand here: ${known.join(", ")}.`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** E.g. “revision”, or entry 2 of “authors”; lists within lists go by the name of the outermost. */
function nameOf(path: readonly PropertyKey[], tree: Tree): string {
  const key = path.at(-1);
  if (key === undefined) return tree.name;
  if (typeof key !== "number") return `“${String(key)}”`;
  const list = path.findLast((step) => typeof step !== "number");
  return list === undefined ? `entry ${key + 1}` : `entry ${key + 1} of “${String(list)}”`;
}

function article(type: string): string {
  const words: Readonly<Record<string, string>> = {
    string: "text",
    array: "a list",
    object: "a mapping",
    record: "a mapping",
    boolean: "true or false",
    int: "a whole number",
  };
  return words[type] ?? `a ${type}`;
}

function quotesHint(expected: string): string {
  if (expected === "string") return 'put it in quotes if it is meant as text, e.g. "2024".';
  if (expected === "number" || expected === "int")
    return "write a plain number without quotes, spaces or thousands separators.";
  if (expected === "array")
    return "write [first, second], or one entry a line with a dash before it.";
  if (expected === "object") return "write key: value, one a line.";
  return "see the README for what may stand here.";
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Record<PropertyKey, unknown>)[key];
  }
  return current;
}

/** The keys the schema allows at a path; empty where the path leads through a union. */
function keysOf(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const key of path) {
    current = unwrap(current);
    if (current instanceof z.ZodArray) current = current.element;
    else if (current instanceof z.ZodObject) current = current.shape[String(key)];
    else if (current instanceof z.ZodRecord) current = current.valueType;
  }
  current = unwrap(current);
  return current instanceof z.ZodObject ? Object.keys(current.shape) : [];
}

function unwrap(schema: unknown): unknown {
  let current = schema;
  while (current instanceof z.ZodOptional || current instanceof z.ZodReadonly) {
    current = current.unwrap();
  }
  return current;
}
