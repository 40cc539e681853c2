import { z } from "zod";
import { readJson } from "../lib/json.ts";
import type { Problems } from "../lib/problem.ts";
import { checkShape, idPattern } from "../lib/shape.ts";
import type { Tree } from "../lib/tree.ts";

const constraintsSchema = z.strictObject({
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  pattern: z.string().optional(),
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
  }),
  sources: z.array(sourceSchema).optional(),
  licenses: z.array(licenseSchema).optional(),
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

/** Reads the descriptor; its tree is kept so that later problems can point into it. */
export function readDescriptor(
  root: string,
  problems: Problems,
): { descriptor: Descriptor; tree: Tree } | undefined {
  const tree = readJson(root, descriptorPath, problems);
  const descriptor = tree && checkShape(tree, descriptorSchema, problems);
  return tree && descriptor && { descriptor, tree };
}
