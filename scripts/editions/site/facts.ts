import type { Book } from "../../book/book.ts";
import { formatCount } from "../../book/dictionary/words.ts";
import type { Policy } from "../../book/policy.ts";
import { sentencesOf, type Sentence } from "../../book/sentence.ts";
import { chapterName } from "../../book/naming.ts";
import type { Claim } from "../../data/claim.ts";
import type { Fact } from "../../data/fact.ts";
import { formatNumber } from "../../data/number.ts";
import type { Observation } from "../../data/observation.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import { factsPath, sitePolicy, type Site } from "../site.ts";
import { buildPage, type MadePage } from "./page.ts";

interface Context {
  readonly book: Book;
  readonly policy: Policy;
  /** Sentences by the fact or claim they print. */
  readonly uses: ReadonlyMap<string, readonly Sentence[]>;
}

/** From so many entries on a list can be narrowed down; the script makes no filter for fewer. */
const longList = 8;

/** The page of what is computed: every number that a formula makes, every claim that a formula decides. */
export function factsPage(site: Pick<Site, "book" | "hasFigureFiles">): MadePage {
  const { book } = site;
  const sentences = sentencesOf(book, book.metadata.language);
  const uses = new Map<string, Sentence[]>();
  for (const sentence of sentences) {
    const names = [
      ...sentence.facts.map((id) => `fact_${id}`),
      ...sentence.claims.map((id) => `claim_${id}`),
    ];
    for (const name of new Set(names)) uses.set(name, [...(uses.get(name) ?? []), sentence]);
  }
  const context = { book, policy: sitePolicy(site), uses };
  const facts = [...book.facts.values()].filter(({ formula }) => formula !== undefined);
  const claims = [...book.claims.values()];
  const isLong = facts.length + claims.length >= longList;
  const intro = `Numbers that are not a row of data are computed from rows by a formula; words that data can refute are claims that a formula decides. Both are computed again at each build: ${formatCount(facts.length, "number")} and ${formatCount(claims.length, "claim")}.`;
  return buildPage(
    {
      path: factsPath,
      title: "Numbers and claims",
      description:
        "What is computed in this book, with its formula, the rows it rests on and the sentences that say it.",
      opening: html`<p>${intro}</p>${isLong && html`<div class="list-tools"></div>`}`,
      sections: [
        {
          title: "Computed numbers",
          content: listOf(facts.map((fact) => factEntry(fact, context))),
        },
        { title: "Claims", content: listOf(claims.map((claim) => claimEntry(claim, context))) },
      ],
    },
    book,
  );
}

function listOf(entries: readonly Html[]): Html {
  return html`<ul class="formula-list">${joinHtml(entries, "\n")}</ul>`;
}

function factEntry({ id, text, formula, from, note }: Fact, context: Context): Html {
  const said = usesOf(`fact_${id}`, context);
  return html`<li id="fact_${id}"><p class="formula-result"><b>${text}</b></p><p class="formula"><code>${id} = ${formula}</code></p>${rowsOf(from, context)}${noteOf(note)}${said}</li>`;
}

function claimEntry({ id, formula, from, note, holds }: Claim, context: Context): Html {
  const said = usesOf(`claim_${id}`, context);
  const verdict = holds === true ? "True today." : "Not decided.";
  return html`<li id="claim_${id}"><p class="formula-result"><b>${verdict}</b></p><p class="formula"><code>${id}: ${formula}</code></p>${rowsOf(from, context)}${noteOf(note)}${said}</li>`;
}

function noteOf(note: string): Html | undefined {
  return note === "" ? undefined : html`<p class="formula-note">${note}</p>`;
}

/** Rows from which a formula is computed; of many the first, for their dataset has the others. */
const shownRows = 8;

function rowsOf(rows: readonly Observation[], { policy }: Context): Html {
  const links = rows.slice(0, shownRows).map((row) => {
    const href = policy.href({ kind: "row", id: row.id }, factsPath);
    return html`<a href="${href}">${row.id}</a> ${formatNumber(row)}`;
  });
  const more =
    rows.length > shownRows
      ? html`; and ${formatCount(rows.length - shownRows, "more row")}`
      : undefined;
  return html`<p class="formula-rows">From ${joinHtml(links, "; ")}${more}.</p>`;
}

function usesOf(name: string, { book, policy, uses }: Context): Html | undefined {
  const items = (uses.get(name) ?? []).map(({ chapter, text }) => {
    // What stands apart from the reading order, such as a leave-behind, has no page.
    const apart = book.apart.find(({ id }) => id === chapter);
    if (apart !== undefined) return html`<li>${apart.title}: ${text}</li>`;
    const href = policy.href({ kind: "chapter", id: chapter }, factsPath);
    return html`<li><a href="${href}">${chapterName(book, chapter)}</a>: ${text}</li>`;
  });
  return items.length === 0
    ? undefined
    : html`<ul class="formula-uses">${joinHtml(items, "\n")}</ul>`;
}
