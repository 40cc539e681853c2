import { describe, expect, test } from "vitest";
import { comparePlaces, formatPlace } from "../../scripts/lib/place.ts";
import { codes } from "../../scripts/lib/problem-codes.ts";
import {
  collectProblems,
  formatProblems,
  hasErrors,
  isRefused,
  nearestHint,
  nearestName,
} from "../../scripts/lib/problem.ts";

describe("places", () => {
  test("are written as editors can open them", () => {
    expect(formatPlace({ file: "data/a.csv" })).toBe("data/a.csv");
    expect(formatPlace({ file: "data/a.csv", line: 3 })).toBe("data/a.csv:3");
    expect(formatPlace({ file: "data/a.csv", line: 3, column: 7 })).toBe("data/a.csv:3:7");
  });

  test("are ordered by file, line and column as numbers", () => {
    const places = [
      { file: "b", line: 1, column: 1 },
      { file: "a", line: 10, column: 1 },
      { file: "a", line: 9, column: 10 },
      { file: "a", line: 9, column: 9 },
      { file: "a", line: 9 },
      { file: "a" },
    ];
    expect(places.toSorted(comparePlaces)).toEqual(places.toReversed());
  });
});

describe("formatProblems", () => {
  test("sorts, prints each once, and does not touch the list", () => {
    const problems = collectProblems();
    problems.add("claim-unused", { file: "b", line: 2 }, "B.", "do b.");
    problems.add("fact-unknown", { file: "a", line: 12 }, "Twice.", "do it.");
    problems.add("fact-unknown", { file: "a", line: 12 }, "Twice.", "do it.");
    problems.add("fact-unknown", { file: "a", line: 2 }, "Second.", "do it.");
    problems.add("claim-unknown", { file: "a", line: 2 }, "First.", "do it.");
    expect(formatProblems(problems.list)).toBe(
      "a:2: error claim-unknown: First.\n  hint: do it.\n" +
        "a:2: error fact-unknown: Second.\n  hint: do it.\n" +
        "a:12: error fact-unknown: Twice.\n  hint: do it.\n" +
        "b:2: warning claim-unused: B.\n  hint: do b.\n",
    );
    expect(problems.list[0]?.message).toBe("B.");
  });

  test("prints nothing for nothing", () => {
    expect(formatProblems([])).toBe("");
  });
});

test("hasErrors tells errors from warnings", () => {
  const problems = collectProblems();
  expect(hasErrors(problems.list)).toBe(false);
  problems.add("claim-unused", { file: "a" }, "A.", "b.");
  expect(hasErrors(problems.list)).toBe(false);
  problems.add("claim-false", { file: "a" }, "A.", "b.");
  expect(hasErrors(problems.list)).toBe(true);
});

test("what was refused is known by kind and name, or by kind alone", () => {
  const problems = collectProblems();
  problems.refuse("fact", "a");
  problems.refuse("fact", "b");
  problems.refuse("claim", "*");
  expect([...problems.refused("fact")]).toEqual(["a", "b"]);
  expect(["a", "b", "c"].map((id) => isRefused(problems, "fact", id))).toEqual([true, true, false]);
  expect(isRefused(problems, "claim", "any")).toBe(true);
  expect(isRefused(problems, "source", "a")).toBe(false);
});

describe("nearest names", () => {
  test.each([
    ["us-loses-2024", "us-losses-2024"],
    ["us-losses-2042", "us-losses-2024"],
    ["US-losses-2024", "us-losses-2024"],
    ["finl", "final"],
    ["xyz", undefined],
    ["", undefined],
    ["something-else-entirely", undefined],
  ])("of %j is %s", (name, nearest) => {
    const known = ["us-losses-2024", "final", "abc", "count", "deaths-per-100k"];
    expect(nearestName(name, known)).toBe(nearest);
  });

  test("of two equally near is the first in code-unit order, whatever the order given", () => {
    expect(nearestName("loss-3", ["loss-2", "loss-1"])).toBe("loss-1");
    expect(nearestName("loss-3", ["loss-1", "loss-2"])).toBe("loss-1");
  });

  test("are hinted at, else a short list, else a direction", () => {
    expect(nearestHint("finl", ["final"], "here")).toBe(
      "did you mean “final”? Names are defined in here.",
    );
    expect(nearestHint("qqqqqq", ["b", "a"], "here")).toBe("known: a, b (defined in here).");
    const many = Array.from({ length: 13 }, (_, index) => `name-${index}`);
    expect(nearestHint("qqqqqq", many, "here")).toBe("define it in here, or correct the name.");
    expect(nearestHint("qqqqqq", [], "here")).toBe("define it in here, or correct the name.");
  });
});

test("every code says what it stands for in one sentence", () => {
  for (const [code, { meaning }] of Object.entries(codes)) {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(meaning, code).toMatch(/^[A-Z].*\.$/);
  }
});
