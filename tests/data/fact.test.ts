import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readClaims, type Claim } from "../../scripts/data/claim.ts";
import { readFacts, type Fact } from "../../scripts/data/fact.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { openFolder } from "../fixtures/book-folder.ts";
import { observationsOf } from "../fixtures/observation.ts";

const observations = observationsOf({
  "loss-2023": { value: 4e9, source: "one-source" },
  "loss-2024": { value: 5e9, lower: 4.5e9, upper: 6e9, source: "other-source" },
  "loss-range": { lower: 18e9, upper: 37e9 },
  "loss-least": { lower: 9e9 },
});

interface Read {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly printed: string;
}

function read(facts: string, claims = "[]", refused?: string): Read {
  const root = openFolder();
  mkdirSync(join(root, "data"));
  writeFileSync(join(root, "data/facts.yaml"), facts);
  writeFileSync(join(root, "data/claims.yaml"), claims);
  const problems = collectProblems();
  if (refused !== undefined) problems.refuse("observation", refused);
  const known = readFacts(root, observations, problems);
  return {
    facts: known,
    claims: readClaims(root, known, problems),
    printed: formatProblems(problems.list),
  };
}

const wordsOf = (facts: ReadonlyMap<string, Fact>, id: string): string | undefined =>
  facts.get(id)?.text.replaceAll("\u00A0", " ");

describe("facts", () => {
  test("include every observation, in its own wording", () => {
    const { facts, printed } = read("[]");
    expect(facts.get("loss-2023")).toMatchObject({
      basis: "observed",
      sources: ["one-source"],
    });
    expect(wordsOf(facts, "loss-range")).toBe("US$ 18–37 billion");
    expect(wordsOf(facts, "loss-least")).toBe("at least US$ 9 billion");
    expect(printed).toBe("");
  });

  test("derive from observations and from each other, in any order, with their lineage", () => {
    const { facts, printed } = read(
      "- { id: double, formula: total * 2 }\n- { id: total, formula: sum(loss-202*) }\n" +
        "- { id: rise, formula: 'growth(loss-2023, loss-2024)' }\n",
    );
    expect(printed).toBe("");
    expect(wordsOf(facts, "double")).toBe("US$ 18 billion");
    expect(wordsOf(facts, "rise")).toBe("25 percent");
    expect(facts.get("double")).toMatchObject({
      basis: "derived",
      formula: "total * 2",
      sources: ["one-source", "other-source"],
    });
    expect(facts.get("double")?.from.map(({ id }) => id)).toEqual(["loss-2023", "loss-2024"]);
  });

  test("give an observation other words, its bounds included", () => {
    const { facts } = read(
      "- { id: a, formula: loss-range, format: { words: about } }\n" +
        "- { id: b, formula: loss-2024, format: { scale: million, digits: 0 } }\n",
    );
    expect(wordsOf(facts, "a")).toBe("about US$ 18–37 billion");
    expect(wordsOf(facts, "b")).toBe("US$ 5,000 million");
    expect(facts.get("b")).toMatchObject({ basis: "observed", lower: 4.5e9, upper: 6e9 });
  });

  test("may not take the id of an observation, nor of another fact", () => {
    const { facts, printed } = read(
      "- { id: loss-2023, formula: loss-2024 }\n- { id: a, formula: loss-2023 }\n- { id: a, formula: loss-2024 }\n",
    );
    expect(printed.match(/id-duplicate/g)).toHaveLength(2);
    expect(wordsOf(facts, "loss-2023")).toBe("US$ 4 billion");
    expect(wordsOf(facts, "a")).toBe("US$ 4 billion");
  });

  test("that go round in a circle are told once, with the whole circle", () => {
    const { facts, printed } = read(
      "- { id: far, formula: a + loss-2023 }\n- { id: a, formula: b }\n- { id: b, formula: c * 2 }\n- { id: c, formula: a }\n",
    );
    expect(printed).toBe(
      "data/facts.yaml:4:21: error formula-cycle: The fact “c”: The fact is defined by itself: a → b → c → a.\n" +
        "  hint: let one of them rest on observations only.\n",
    );
    expect(facts.size).toBe(observations.size);
  });

  test("that name themselves are a circle too", () => {
    expect(read("- { id: a, formula: a + loss-2023 }\n").printed).toContain("itself: a → a.");
  });

  test("that rest on a broken fact are not reported as well", () => {
    const { printed } = read(
      "- { id: a, formula: loss-2025 }\n- { id: b, formula: a * 2 }\n",
      "- { id: c, formula: b > 3 USD }\n",
    );
    expect(printed.match(/ error /g)).toHaveLength(1);
    expect(printed).toContain("The fact “a”: There is no observation or fact “loss-2025”.");
  });

  test("that rest on a refused row are not reported", () => {
    expect(read("- { id: a, formula: loss-2025 }\n", "[]", "loss-2025").printed).toBe("");
  });

  test.each([
    ["loss-2023.middle", "formula-syntax"],
    ["loss-2023 > loss-2024", "formula-type"],
    ["loss-range", ""],
    ["loss-range * 2", "formula-value"],
    ["alias * 2", "formula-value"],
    ["alias.lower", "formula-value"],
    ["pair.lower", "formula-value"],
    ["loss-2023 + 1 persons", "formula-unit"],
  ])("defined as %s give %j", (formula, code) => {
    const { printed } = read(
      `- { id: alias, formula: loss-range }\n- { id: pair, formula: loss-2023 * 2 }\n- { id: a, formula: "${formula}" }\n`,
    );
    if (code === "") expect(printed).toBe("");
    else
      expect(printed).toMatch(new RegExp(`^data/facts\\.yaml:3:21: error ${code}: The fact “a”`));
    expect(printed.match(/ error /g)?.length ?? 0).toBe(code === "" ? 0 : 1);
  });
});

describe("claims", () => {
  test("hold or do not, with the values that decide them", () => {
    const { claims, printed } = read(
      "- { id: rise, formula: 'growth(loss-2023, loss-2024)' }\n",
      "- { id: up, formula: rise > 20 percent }\n- { id: down, formula: loss-2024 < loss-2023, note: A note. }\n",
    );
    expect(printed).toBe("");
    expect(claims.get("up")).toMatchObject({
      holds: true,
      sources: ["one-source", "other-source"],
    });
    expect(claims.get("down")).toMatchObject({ holds: false, note: "A note." });
    expect(claims.get("down")?.evidence.replaceAll("\u00A0", " ")).toBe(
      "loss-2024 = US$ 5 billion, loss-2023 = US$ 4 billion",
    );
  });

  test("that are numbers, broken or defined twice are told at their formula", () => {
    const { claims, printed } = read(
      "[]",
      "- { id: a, formula: loss-2023 }\n- { id: b, formula: loss-2023 > }\n- { id: c, formula: loss-2023 > 1 USD }\n- { id: c, formula: loss-2023 < 1 USD }\n",
    );
    expect(printed).toContain(
      "data/claims.yaml:1:21: error formula-type: The claim “a” gives a number.",
    );
    expect(printed).toContain("data/claims.yaml:2:21: error formula-syntax: The claim “b”");
    expect(printed).toContain("data/claims.yaml:4:9: error id-duplicate");
    expect([...claims.values()].map(({ holds }) => holds)).toEqual([undefined, undefined, true]);
  });

  test("over a range without a value are told so", () => {
    const { printed } = read(
      "- { id: alias, formula: loss-range }\n",
      "- { id: a, formula: alias > 1 USD }\n- { id: b, formula: loss-range.lower > 1 USD }\n",
    );
    expect(printed).toContain("The claim “a”: The fact “alias” has no value.");
    expect(printed).not.toContain("“b”");
  });

  test("list at most eight of the values that decide them", () => {
    const many = Array.from({ length: 9 }, () => "loss-2023").join(", ");
    const { claims } = read("[]", `- { id: a, formula: "rising(${many})" }\n`);
    expect(claims.get("a")?.evidence.split(", ")).toHaveLength(1);
  });
});
