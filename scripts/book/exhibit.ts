import type { Claim } from "../data/claim.ts";
import type { Fact } from "../data/fact.ts";
import type { Figure } from "../figures/figure.ts";
import { nearestHint, type Problems } from "../lib/problem.ts";
import { proseOf } from "./block.ts";
import { directiveOf, parseInline, type Token } from "./markdown.ts";
import { findTypedNumbers } from "./number-lint.ts";

const textKeys = ["title", "subtitle", "note", "alt"] as const;

interface Context {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly problems: Problems;
}

/** Puts the facts into a figure's texts, so that title, alt text and chart say the same string, and checks its claim. */
export function resolveFigure(figure: Figure, context: Context): Figure {
  const texts = Object.fromEntries(textKeys.map((key) => [key, resolveText(figure, key, context)]));
  checkClaim(figure, context);
  const factIds = textKeys.flatMap((key) => factIdsOf(parseInline(figure[key])));
  return { ...figure, ...texts, factIds };
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
  const tokens = parseInline(content);
  const [block] = tokens;
  const prose = block ? proseOf({ token: wrapper(tokens), content, placeAt: () => place }) : "";
  for (const { text } of findTypedNumbers(prose)) {
    problems.add(
      "number-unbound",
      place,
      `The ${key} of “${figure.id}” holds the number “${text}”, typed by hand.`,
      "bind it with :fact[…], or mark a name as :plain[…]{reason}.",
    );
  }
  return tokens.map((token) => wordsOf(token)).join("");

  function wordsOf(token: Token): string {
    const use = directiveOf(token);
    if (use === undefined)
      return token.children ? token.children.map(wordsOf).join("") : token.content;
    if (use.name === "plain") return use.text;
    const fact = use.name === "fact" ? facts.get(use.text) : undefined;
    if (fact) return fact.text;
    if (use.name === "fact")
      problems.add(
        "fact-unknown",
        place,
        `There is no fact “${use.text}”.`,
        nearestHint(use.text, facts.keys(), "data/facts.yaml and the datasets"),
      );
    else
      problems.add(
        "directive-unknown",
        place,
        `“${use.name}” cannot stand in the ${key} of a figure.`,
        "only fact and plain can.",
      );
    return use.text;
  }
}

/** `proseOf` looks at a run of text; a figure's text is one without a chapter around it. */
function wrapper(children: readonly Token[]): Token {
  const [first] = children;
  const token: Token = Object.assign(Object.create(Object.getPrototypeOf(first)) as Token, first);
  token.type = "inline";
  token.children = [...children];
  token.meta = null;
  return token;
}

function checkClaim({ id, claim, placeOf }: Figure, { claims, problems }: Context): void {
  if (claim === undefined) return;
  const found = claims.get(claim);
  if (found === undefined) {
    problems.add(
      "claim-unknown",
      placeOf("claim"),
      `There is no claim “${claim}”.`,
      nearestHint(claim, claims.keys(), "data/claims.yaml"),
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
