import type { Dataset } from "../../data/dataset.ts";
import type { Field } from "../../data/descriptor.ts";
import type { Unit } from "../../data/unit.ts";

/** One column of a dataset, as a reader is told of it. */
export interface ColumnEntry {
  readonly name: string;
  readonly title: string;
  /** In words, e.g. `whole number`. */
  readonly type: string;
  /** Units its numbers are in; empty for what is not measured. */
  readonly units: readonly Unit[];
  /** Empty when the descriptor does not say. */
  readonly meaning: string;
  /** In words, e.g. `always filled`; empty when anything may stand there. */
  readonly constraints: readonly string[];
}

const typeWords: Readonly<Record<Field["type"], string>> = {
  string: "text",
  number: "number",
  integer: "whole number",
  date: "date",
  year: "year",
};

const measured = new Set(["value", "lower", "upper"]);

/** Describes every column of a dataset, in its order. */
export function describeColumns({ resource, observations }: Dataset): ColumnEntry[] {
  const units = [...new Set(observations.map(({ unit }) => unit))];
  return resource.schema.fields.map((field) => ({
    name: field.name,
    title: field.title,
    type: typeWords[field.type],
    units: measured.has(field.name) ? units : [],
    meaning: field.description ?? "",
    constraints: constraintsOf(field),
  }));
}

function constraintsOf({ constraints = {} }: Field): string[] {
  const { required, unique, enum: allowed, pattern, minimum, maximum } = constraints;
  const words = [
    required === true && "always filled",
    unique === true && "different in each row",
    allowed !== undefined && `one of ${allowed.join(", ")}`,
    minimum !== undefined && `at least ${minimum}`,
    maximum !== undefined && `at most ${maximum}`,
    pattern !== undefined && `of the form ${pattern}`,
  ];
  return words.filter((word) => word !== false);
}
