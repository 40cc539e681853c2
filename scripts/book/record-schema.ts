import { z } from "zod";

const bounds = {
  value: z.number().optional(),
  lower: z.number().optional(),
  upper: z.number().optional(),
  unit: z.string(),
};

const observation = z.object({
  id: z.string(),
  dataset: z.string(),
  period: z.string(),
  geography: z.string(),
  ...bounds,
  status: z.string(),
  grade: z.string(),
  source: z.string(),
  hash: z.string(),
});

const fact = z.object({
  id: z.string(),
  text: z.string(),
  ...bounds,
  basis: z.string(),
  formula: z.string().optional(),
  from: z.array(z.string()),
  sources: z.array(z.string()),
});

const claim = z.object({
  id: z.string(),
  formula: z.string(),
  holds: z.boolean(),
  margin: z.number().optional(),
  evidence: z.string(),
  from: z.array(z.string()),
});

const figure = z.object({
  id: z.string(),
  kind: z.string(),
  number: z.number(),
  chapter: z.string(),
  title: z.string(),
  /** What it says besides its title: measure, note, alternative, description. */
  words: z.array(z.string()).optional(),
  claim: z.string().optional(),
  rows: z.array(z.string()),
  hash: z.string(),
});

const sentence = z.object({
  chapter: z.string(),
  text: z.string(),
  facts: z.array(z.string()),
  claims: z.array(z.string()),
  place: z.string(),
});

/** A paragraph, heading or cell: as read, and with ids where facts stand, so that what the data changed is told from what a person did. */
const paragraph = z.object({ text: z.string(), form: z.string().optional() });

const chapter = z.object({
  id: z.string(),
  title: z.string(),
  number: z.number().optional(),
  paragraphs: z.array(paragraph),
});

const correction = z.object({
  id: z.string(),
  date: z.string(),
  since: z.number(),
  what: z.string(),
  effect: z.string(),
  observations: z.array(z.string()),
  chapters: z.array(z.string()),
});

/** edition.json: what an edition said, so that the next one can tell what changed. Format 1 knew no texts, sources and corrections. */
export const recordSchema = z.object({
  format: z.union([z.literal(1), z.literal(2)]),
  title: z.string(),
  identifier: z.string(),
  issued: z.string(),
  revision: z.number(),
  observations: z.array(observation),
  facts: z.array(fact),
  claims: z.array(claim),
  figures: z.array(figure),
  sentences: z.array(sentence),
  sources: z.array(z.object({ id: z.string(), title: z.string() })).optional(),
  chapters: z.array(chapter).optional(),
  corrections: z.array(correction).optional(),
});

/** What an edition said: every observation, every fact and claim it uses, every figure, every sentence data can change, every text. */
export type EditionRecord = z.infer<typeof recordSchema>;
