import { z } from "zod";
import { listFolder } from "../lib/file.ts";
import type { Problems } from "../lib/problem.ts";
import { checkShape } from "../lib/shape.ts";
import { readYaml } from "../lib/yaml.ts";

const words = z
  .array(
    z
      .string()
      .min(1)
      .regex(/^\(?\p{Letter}/u, "begin with a letter")
      .refine((word) => !/^\p{Letter}{0,2}\*/u.test(word), "write three letters before a star"),
  )
  .min(1);
const reason = z.string().min(1);

const refusalSchema = z.strictObject({
  words,
  reason,
  /** Only as written: with a capital it may be part of a name. */
  exact: z.boolean().default(false),
  /** What to write instead. */
  write: z.string().min(1).optional(),
  /** Only in these chapters; everywhere when not given. */
  chapters: z.array(z.string()).optional(),
  /** Not where one of these texts follows. */
  unless: z.array(z.string().min(1)).default([]),
});

const standingSchema = z.strictObject({ words, statuses: words, reason });

const limitsSchema = z.strictObject({
  /** Words of a sentence from which it is pointed out, and refused. */
  "long-sentence": z.int().min(1).optional(),
  "longest-sentence": z.int().min(1).optional(),
  /** Flesch's reading ease below which a chapter of the body is refused. */
  "reading-ease": z.number().optional(),
});

const styleSchema = z.strictObject({
  refused: z.array(refusalSchema).default([]),
  standing: z.array(standingSchema).default([]),
  argument: z.array(z.strictObject({ heading: z.string().min(1), reason })).default([]),
  limits: limitsSchema.default({}),
});

/** Where a book says how it is to be written. */
export const stylePath = "data/style.yaml";

/**
 * How a book is to be written: words it refuses, words that must agree with its register, sections that argue and need
 * no source of their own, and limits of length and ease.
 */
export type Style = Readonly<z.infer<typeof styleSchema>>;
/** Words that are refused, and why. */
export type Refusal = Style["refused"][number];
/** Words that may be said only of those whose status the register gives. */
export type Standing = Style["standing"][number];

const freely: Style = { refused: [], standing: [], argument: [], limits: {} };

/** Reads data/style.yaml; a book without it is written freely. */
export function readStyle(root: string, problems: Problems): Style {
  if (!listFolder(root, "data").includes("style.yaml")) return freely;
  const tree = readYaml(root, stylePath, problems);
  const style = tree && checkShape(tree, styleSchema, problems);
  if (style === undefined) problems.refuse("style", "*");
  return style ?? freely;
}
