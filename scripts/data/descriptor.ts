import { z } from "zod";
import { readJson } from "../lib/json.ts";
import type { Place } from "../lib/place.ts";
import { nearestHint, type Problems } from "../lib/problem.ts";
import { checkShape, idPattern } from "../lib/shape.ts";
import type { Tree } from "../lib/tree.ts";
import { ruleSchema } from "./rule.ts";

const constraintsSchema = z.strictObject({
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  pattern: z.string().refine(isPattern, "write a regular expression").optional(),
  minimum: z.union([z.number(), z.string()]).optional(),
  maximum: z.union([z.number(), z.string()]).optional(),
});

const fieldSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(?:_[a-z0-9]+)*$/, "use small letters, digits and underscores"),
  type: z.enum(["string", "number", "integer", "date", "year"]),
  format: z.string().optional(),
  title: z.string(),
  description: z.string().optional(),
  constraints: constraintsSchema.optional(),
});

const sourceSchema = z.strictObject({
  title: z.string(),
  path: z.string().optional(),
  email: z.string().optional(),
  version: z.string().optional(),
});

const licenseSchema = z.strictObject({
  name: z.string(),
  path: z.string().optional(),
  title: z.string().optional(),
});

/** Rows of one dataset may name rows of another, by their id. */
const foreignKeySchema = z.strictObject({
  fields: z.tuple([z.string()]),
  reference: z.strictObject({ resource: z.string(), fields: z.tuple([z.literal("id")]) }),
});

const resourceSchema = z.strictObject({
  name: z.string().regex(idPattern),
  path: z.string(),
  title: z.string(),
  description: z.string(),
  format: z.literal("csv").optional(),
  mediatype: z.literal("text/csv").optional(),
  encoding: z.literal("utf-8").optional(),
  schema: z.strictObject({
    fields: z.array(fieldSchema).min(1),
    primaryKey: z.union([z.string(), z.array(z.string())]).optional(),
    missingValues: z.array(z.string()).optional(),
    foreignKeys: z.array(foreignKeySchema).length(1).optional(),
  }),
  sources: z.array(sourceSchema).optional(),
  licenses: z.array(licenseSchema).optional(),
  coverage: z.strictObject({ from: z.string(), to: z.string() }).optional(),
  next: z.string().min(1).optional(),
  due: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?$/, "write a month as 2027-03, or a day")
    .optional(),
  rules: z.array(ruleSchema).optional(),
});

const descriptorSchema = z.strictObject({
  $schema: z.literal("https://datapackage.org/profiles/2.0/datapackage.json"),
  name: z.string().regex(idPattern),
  title: z.string(),
  description: z.string(),
  version: z.string().optional(),
  homepage: z.string().optional(),
  licenses: z.array(licenseSchema).min(1),
  contributors: z
    .array(z.strictObject({ title: z.string(), roles: z.array(z.string()).optional() }))
    .optional(),
  keywords: z.array(z.string()).optional(),
  sources: z.array(sourceSchema).optional(),
  resources: z.array(resourceSchema).min(1),
});

/** data/datapackage.json: what every CSV of the book holds (Frictionless Data Package v2). */
export type Descriptor = Readonly<z.infer<typeof descriptorSchema>>;
/** One CSV of the package. */
export type Resource = Descriptor["resources"][number];
/** One column of a CSV. */
export type Field = Resource["schema"]["fields"][number];

/** Where the descriptor of a book stands. */
export const descriptorPath = "data/datapackage.json";

/** Columns without which a row is no observation, and whether they hold numbers. */
const baseColumns: ReadonlyMap<string, "string" | "number"> = new Map([
  ["id", "string"],
  ["period", "string"],
  ["geography", "string"],
  ["value", "number"],
  ["lower", "number"],
  ["upper", "number"],
  ["unit", "string"],
  ["status", "string"],
  ["grade", "string"],
  ["source", "string"],
  ["reported_by", "string"],
  ["note", "string"],
]);

/** The names of a dataset's columns, in their order. */
export function columnNames({ schema }: Pick<Resource, "schema">): string[] {
  return schema.fields.map(({ name }) => name);
}

/** True for a table of records, such as events, that states no values: it needs an id and nothing else. */
export function isRecords({ schema: { fields } }: Resource): boolean {
  return !fields.some(({ name }) => name === "value" || name === "unit");
}

const recordColumns: ReadonlyMap<string, "string"> = new Map([["id", "string"]]);

/** Reads the descriptor; its tree is kept so that later problems can point into it. */
export function readDescriptor(
  root: string,
  problems: Problems,
): { descriptor: Descriptor; tree: Tree } | undefined {
  const tree = readJson(root, descriptorPath, problems);
  const descriptor = tree && checkShape(tree, descriptorSchema, problems);
  if (tree === undefined || descriptor === undefined) return undefined;
  const before = problems.list.length;
  const at = (...path: PropertyKey[]): Place => tree.placeOf(["resources", ...path]);
  reportDoubled(descriptor.resources, (index) => at(index, "name"), problems);
  descriptor.resources.forEach((resource, index) => {
    const { fields } = resource.schema;
    const fieldAt = (...path: PropertyKey[]): Place => at(index, "schema", "fields", ...path);
    reportDoubled(fields, (field) => fieldAt(field, "name"), problems);
    const required = isRecords(resource) ? recordColumns : baseColumns;
    checkBaseColumns(fields, required, { fieldAt, problems });
    checkForeignKey(resource, descriptor, {
      keyAt: (...path) => at(index, "schema", "foreignKeys", 0, ...path),
      problems,
    });
  });
  return problems.list.length > before ? undefined : { descriptor, tree };
}

function reportDoubled(
  named: readonly { readonly name: string }[],
  placeAt: (index: number) => Place,
  problems: Problems,
): void {
  named.forEach(({ name }, index) => {
    if (named.findIndex((other) => other.name === name) === index) return;
    problems.add(
      "id-duplicate",
      placeAt(index),
      `“${name}” is declared twice.`,
      "keep one of the two.",
    );
  });
}

function checkBaseColumns(
  fields: readonly Field[],
  columns: ReadonlyMap<string, "string" | "number">,
  {
    fieldAt: placeAt,
    problems,
  }: { fieldAt: (...path: PropertyKey[]) => Place; problems: Problems },
): void {
  for (const [name, type] of columns) {
    const index = fields.findIndex((field) => field.name === name);
    if (index === -1)
      problems.add(
        "key-missing",
        placeAt(),
        `The column “${name}” is not declared.`,
        `every dataset has the columns ${[...columns.keys()].join(", ")}; a table of records, without value and unit, only an id.`,
      );
    else if (type === "number" && fields[index]?.type !== "number")
      problems.add(
        "value-invalid",
        placeAt(index, "type"),
        `The column “${name}” must be of the type number.`,
        'write "type": "number".',
      );
  }
}

/** A foreign key leads from a column of its dataset to another dataset. */
function checkForeignKey(
  resource: Resource,
  { resources }: Descriptor,
  { keyAt, problems }: { keyAt: (...path: PropertyKey[]) => Place; problems: Problems },
): void {
  const key = resource.schema.foreignKeys?.[0];
  if (key === undefined) return;
  const report = (name: string, path: PropertyKey[], known: readonly string[]): void => {
    if (known.includes(name)) return;
    const hint = nearestHint(name, known, descriptorPath);
    problems.add("value-invalid", keyAt(...path), `The foreign key names “${name}”.`, hint);
  };
  report(key.fields[0], ["fields", 0], columnNames(resource));
  const datasets = resources.map(({ name }) => name);
  report(key.reference.resource, ["reference", "resource"], datasets);
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
