import { z } from "zod";

const ids = z.array(z.string().min(1)).min(1);
const why = z.string().min(1);
const sumShape = { total: z.string(), parts: ids, tolerance: z.number().min(0).default(0), why };

/**
 * What must hold of the rows of a dataset, beyond each row by itself. Declared beside the data, in the key `rules` of a
 * resource, each with the reason a reader or an editor is told when it breaks.
 */
export const ruleSchema = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.literal("sum"), ...sumShape }),
  z.strictObject({ rule: z.literal("at-most"), ...sumShape }),
  z.strictObject({
    rule: z.literal("complete"),
    rows: z.string(),
    step: z.enum(["year", "month", "fiscal-year"]),
    why,
  }),
  z.strictObject({ rule: z.literal("apart"), groups: z.array(ids).min(2), why }),
  z.strictObject({
    rule: z.literal("never-added"),
    groups: z.array(ids).min(2).optional(),
    rows: ids.optional(),
    why,
  }),
]);

/** One rule of a dataset. */
export type Rule = Readonly<z.infer<typeof ruleSchema>>;
/** Parts that add up to a total, or must not exceed it. */
export type SumRule = Extract<Rule, { rule: "sum" | "at-most" }>;
/** A series without gaps. */
export type CompleteRule = Extract<Rule, { rule: "complete" }>;
/** Rows that must not be computed with each other. */
export type SeparationRule = Extract<Rule, { rule: "apart" | "never-added" }>;
