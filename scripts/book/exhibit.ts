import { idsIn, type Row } from "../data/cell.ts";
import { claimsPath, type Claim } from "../data/claim.ts";
import type { Fact } from "../data/fact.ts";
import type { Figure } from "../figures/figure.ts";
import type { Place } from "../lib/place.ts";
import { reportUnknown, type Problems } from "../lib/problem.ts";
import { proseOf } from "./block.ts";
import { citationOf, directiveOf, parseRun, type Token } from "./markdown.ts";
import { findTypedNumbers } from "./number-lint.ts";

const textKeys = ["title", "subtitle", "note", "alt"] as const;

interface Context {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly problems: Problems;
}

/** Puts the facts into a figure's texts and cells, so that title, alt text and chart say the same string, and checks its claim. */
export function resolveFigure(figure: Figure, context: Context): Figure {
  const texts = Object.fromEntries(textKeys.map((key) => [key, resolveText(figure, key, context)]));
  checkClaim(figure, context);
  checkTitle({ ...figure, ...texts }, context.problems);
  const { records, factIds: inCells } = resolveRecords(figure, context);
  const factIds = [...textKeys.flatMap((key) => factIdsOf([parseRun(figure[key])])), ...inCells];
  const stated = inCells.flatMap((id) => context.facts.get(id)?.sources ?? []);
  const sources = [...new Set([...figure.sources, ...stated])];
  return { ...figure, ...texts, records, sources, factIds };
}

/** Puts the words of facts into the cells that name them by id. */
function resolveRecords(
  { columns, records }: Figure,
  { facts, problems }: Context,
): { records: readonly Row[]; factIds: string[] } {
  const fields = columns.filter(({ cells }) => cells === "facts").map(({ field }) => field);
  const factIds: string[] = [];
  const wordsOf = (id: string, place: Place): string => {
    factIds.push(id);
    const fact = facts.get(id);
    if (fact === undefined) reportFact(id, place, { facts, problems });
    return fact?.text ?? id;
  };
  const resolved = records.map((record) => {
    const worded = fields.flatMap((field) => {
      const cell = record[field];
      if (cell === undefined) return [];
      const words = idsIn(cell.text).map((id) => wordsOf(id, cell.place));
      return [[field, { ...cell, text: words.join("; ") }] as const];
    });
    return { ...record, ...Object.fromEntries(worded) };
  });
  return { records: resolved, factIds };
}

function factIdsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    const use = directiveOf(token);
    return use?.name === "fact" ? [use.text] : factIdsOf(token.children ?? []);
  });
}

function resolveText(
  figure: Figure,
  key: (typeof textKeys)[number],
  { facts, problems }: Context,
): string {
  const content = figure[key];
  const place = figure.placeOf(key);
  const run = parseRun(content);
  for (const { text } of findTypedNumbers(proseOf(run, content))) {
    problems.add(
      "number-unbound",
      place,
      `The ${key} of “${figure.id}” holds the number “${text}”, typed by hand.`,
      "bind it with :fact[…], or mark a name as :plain[…]{reason}.",
    );
  }
  return wordsOf(run);

  function wordsOf(token: Token): string {
    const use = directiveOf(token);
    if (citationOf(token)) refuse("A citation");
    if (token.type === "softbreak") return " ";
    if (use === undefined)
      return token.children ? token.children.map(wordsOf).join("") : token.content;
    if (use.name === "plain") return use.text;
    const fact = use.name === "fact" ? facts.get(use.text) : undefined;
    if (fact) return fact.text;
    if (use.name === "fact") reportFact(use.text, place, { facts, problems });
    else refuse(`“${use.name}”`);
    return use.text;
  }

  function refuse(what: string): void {
    problems.add(
      "directive-unknown",
      place,
      `${what} cannot stand in the ${key} of a figure or table.`,
      "only fact and plain can.",
    );
  }
}

function reportFact(id: string, place: Place, { facts, problems }: Omit<Context, "claims">): void {
  const where = "data/facts.yaml and the datasets";
  const kinds = ["fact", "observation"];
  reportUnknown({ code: "fact-unknown", id, place, kinds, known: facts.keys(), where }, problems);
}

/** Most words of a title; an amount with its unit counts as one. */
const mostWords = 17;
const amount =
  /(?:[A-Z]{0,3}[$¥€£₩₱]\u00a0?)?\d[\d.,]*(?:[\s\u00a0](?:thousand|million|billion|trillion|percent|pounds|tonnes|days|persons))*/gu;

/** A title says the finding in one breath. */
function checkTitle({ id, kind, title, placeOf }: Figure, problems: Problems): void {
  const count = title.replaceAll(amount, "#").split(/[\s\u00a0]+/u).length;
  if (count <= mostWords) return;
  problems.add(
    "figure-title-length",
    placeOf("title"),
    `The title of the ${kind} “${id}” has ${count} words.`,
    `keep it to ${mostWords}; the subtitle and the note say the rest.`,
  );
}

function checkClaim({ id, claim, placeOf }: Figure, { claims, problems }: Context): void {
  if (claim === undefined) return;
  const found = claims.get(claim);
  if (found === undefined) {
    reportUnknown(
      {
        code: "claim-unknown",
        id: claim,
        place: placeOf("claim"),
        kinds: ["claim"],
        known: claims.keys(),
        where: claimsPath,
      },
      problems,
    );
  } else if (found.holds === false) {
    problems.add(
      "claim-false",
      placeOf("title"),
      `The title of “${id}” claims “${claim}” (${found.formula}), which is not true today: ${found.evidence}.`,
      "rewrite the title and the claim, or check the data.",
    );
  }
}
