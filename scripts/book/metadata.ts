import { z } from "zod";
import type { Problems } from "../lib/problem.ts";
import { checkShape, idSchema } from "../lib/shape.ts";
import type { Tree } from "../lib/tree.ts";
import { readYaml } from "../lib/yaml.ts";

/** Where a book says what it is. */
export const metadataPath = "data/book.yaml";

/** A day, e.g. `2026-11-23`. */
export const isoDate = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, "write a date as 2026-11-23");

const metadataSchema = z.strictObject({
  title: z.string().min(1),
  subtitle: z.string().default(""),
  authors: z.array(z.string().min(1)).min(1),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "write a language tag such as en-US"),
  identifier: z.string().regex(/^urn:[a-z0-9][a-z0-9-]+:\S+$/, "write a URN such as urn:uuid:…"),
  issued: isoDate,
  revision: z.int().min(1),
  publisher: z.string().min(1),
  rights: z.string().min(1),
  description: z.string().min(1),
  subjects: z.array(z.string()).default([]),
  site: z
    .string()
    .regex(/^https:\/\/\S+\/$/, "write an address that starts with https:// and ends with /")
    .optional(),
  /** Where readers report what they cannot use, and errors: an address of the web or of mail. */
  contact: z
    .string()
    .regex(/^(?:https:\/\/\S+|mailto:[^\s@]+@[^\s@]+)$/, "write https://… or mailto:name@host")
    .optional(),
  lists: z
    .strictObject({
      ledger: idSchema.optional(),
      timeline: idSchema.optional(),
      people: idSchema.optional(),
    })
    .default({}),
  apart: z.array(idSchema).default([]),
  /** Figures that stand for the book where there is room for few, e.g. on the site's first page. */
  findings: z.array(idSchema).default([]),
  spine: z.strictObject({
    front: z.array(idSchema).default([]),
    body: z.array(idSchema).min(1),
    back: z.array(idSchema).default([]),
  }),
});

/** data/book.yaml: title, people, dates and the order of chapters. */
export type Metadata = Readonly<z.infer<typeof metadataSchema>>;

/** Reads data/book.yaml; its tree is kept so that problems of the spine can point into it. */
export function readMetadata(
  root: string,
  problems: Problems,
): { metadata: Metadata; tree: Tree } | undefined {
  const tree = readYaml(root, metadataPath, problems);
  const metadata = tree && checkShape(tree, metadataSchema, problems);
  return tree && metadata && { metadata, tree };
}
