import { z } from "zod";
import { nearestHint, type Problems } from "./problem.ts";
import type { Tree } from "./tree.ts";

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
  for (const issue of result.error.issues) reportIssue(issue, tree, { schema, problems });
  return undefined;
}

interface Context {
  readonly schema: z.ZodType;
  readonly problems: Problems;
}

function reportIssue(issue: Issue, tree: Tree, { schema, problems }: Context): void {
  const name = nameOf(issue.path);
  const place = tree.placeOf(issue.path);
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) {
      const known = keysOf(schema, issue.path);
      problems.add(
        "key-unknown",
        tree.placeOfKey([...issue.path, key]),
        `“${key}” is not a key that ${name} may have.`,
        nearestHint(key, known, "this place"),
      );
    }
  } else if (issue.code === "invalid_type" && valueAt(tree.value, issue.path) === undefined) {
    problems.add(
      "key-missing",
      place,
      `“${String(issue.path.at(-1))}” is missing.`,
      `add it as ${article(issue.expected)}.`,
    );
  } else if (issue.code === "invalid_type") {
    problems.add(
      "value-type",
      place,
      `${name} must be ${article(issue.expected)}.`,
      quotesHint(issue.expected),
    );
  } else if (issue.code === "invalid_format" && issue.pattern === String(idPattern)) {
    problems.add(
      "id-invalid",
      place,
      `${name} is not a valid id.`,
      "use small letters, digits and single hyphens, e.g. us-losses-2024.",
    );
  } else if (issue.code === "invalid_value") {
    const written = String(valueAt(tree.value, issue.path));
    problems.add(
      "value-invalid",
      place,
      `${name} may not be “${written}”.`,
      nearestHint(written, issue.values.map(String), "this key"),
    );
  } else {
    problems.add(
      "value-invalid",
      place,
      `${name} is not valid: ${issue.message}.`,
      "see the README for what may stand here.",
    );
  }
}

function nameOf(path: readonly PropertyKey[]): string {
  const key = path.at(-1);
  if (key === undefined) return "the file";
  if (typeof key !== "number") return `“${String(key)}”`;
  const list = path.at(-2);
  return list === undefined ? `entry ${key + 1}` : `entry ${key + 1} of “${String(list)}”`;
}

function article(type: string): string {
  const word = { string: "text", array: "a list", object: "a mapping", record: "a mapping" }[type];
  return word ?? (type === "boolean" ? "true or false" : `a ${type}`);
}

function quotesHint(expected: string): string {
  if (expected === "string") return 'put it in quotes if it is meant as text, e.g. "2024".';
  if (expected === "number")
    return "write a plain number without quotes, spaces or thousands separators.";
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
