import { describe, expect, test } from "vitest";
import { z } from "zod";
import { textFile } from "../../scripts/lib/file.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { checkEntries, checkShape, idSchema } from "../../scripts/lib/shape.ts";
import { parseYaml } from "../../scripts/lib/yaml.ts";

const schema = z.strictObject({
  id: idSchema,
  title: z.string().min(1),
  size: z.int().min(2).max(9).optional(),
  tags: z.array(z.string()).min(1).optional(),
  kind: z.enum(["chart", "table"]).optional(),
  deep: z.array(z.strictObject({ flag: z.boolean() })).optional(),
  either: z.union([z.string(), z.array(z.string())]).optional(),
});

function check(text: string): string {
  const problems = collectProblems();
  const tree = parseYaml(textFile("a.yaml", text), problems);
  const value = tree && checkShape(tree, schema, problems);
  expect(value === undefined).toBe(problems.list.length > 0);
  return formatProblems(problems.list);
}

describe("checkShape", () => {
  test("gives a sound value without a problem", () => {
    expect(check("id: a-1\ntitle: A\nsize: 3\nkind: chart\neither: [x]")).toBe("");
  });

  test.each([
    [
      "an unknown key",
      "id: a\ntitle: A\nsise: 3",
      "a.yaml:3:1: error key-unknown: “sise”",
      "“size”?",
    ],
    ["a missing key", "id: a", "a.yaml:1:1: error key-missing: “title” is missing.", "as text."],
    [
      "a number for a text",
      "id: a\ntitle: 42",
      "a.yaml:2:8: error value-type: “title” must be text.",
      '"2024"',
    ],
    [
      "a null for a text",
      "id: a\ntitle:",
      "a.yaml:2:7: error value-type: “title” must be text.",
      "quotes",
    ],
    [
      "a fraction",
      "id: a\ntitle: A\nsize: 2.5",
      "a.yaml:3:7: error value-type: “size” must be a whole number.",
      "plain number",
    ],
    [
      "a number too small",
      "id: a\ntitle: A\nsize: 1",
      "a.yaml:3:7: error value-invalid: “size” is not valid.",
      "at least 2.",
    ],
    [
      "a number too large",
      "id: a\ntitle: A\nsize: 10",
      "a.yaml:3:7: error value-invalid: “size”",
      "at most 9.",
    ],
    [
      "an empty list",
      "id: a\ntitle: A\ntags: []",
      "a.yaml:3:7: error value-invalid: “tags”",
      "at least one entry.",
    ],
    [
      "an empty text",
      "id: a\ntitle: ''",
      "a.yaml:2:8: error value-invalid: “title”",
      "write something here.",
    ],
    [
      "a text for a list",
      "id: a\ntitle: A\ntags: x",
      "a.yaml:3:7: error value-type: “tags” must be a list.",
      "dash",
    ],
    [
      "a wrong entry of a list",
      "id: a\ntitle: A\ntags: [x, 3]",
      "a.yaml:3:11: error value-type: Entry 2 of “tags” must be text.",
      "quotes",
    ],
    [
      "a wrong choice",
      "id: a\ntitle: A\nkind: chrat",
      "a.yaml:3:7: error value-invalid: “kind” may not be “chrat”.",
      "“chart”?",
    ],
    [
      "a far choice",
      "id: a\ntitle: A\nkind: sculpture",
      "may not be “sculpture”.",
      "what may stand here: chart, table.",
    ],
    [
      "a list as a choice",
      "id: a\ntitle: A\nkind: [chart]",
      "“kind” may not be a list or mapping.",
      "“chart”?",
    ],
    [
      "a text for true or false",
      "id: a\ntitle: A\ndeep: [{ flag: yes }]",
      "a.yaml:3:16: error value-type: “flag” must be true or false.",
      "README",
    ],
    [
      "neither of two kinds",
      "id: a\ntitle: A\neither: 3",
      "a.yaml:3:9: error value-invalid: “either”",
      "neither of the kinds",
    ],
    [
      "a bad id",
      "id: A_1\ntitle: A",
      "a.yaml:1:5: error id-invalid: “A_1” is not a valid id.",
      "small letters",
    ],
    [
      "a list for a mapping",
      "- id: a",
      "a.yaml:1:1: error value-type: The file must be a mapping.",
      "key: value",
    ],
  ])("reports %s", (_what, text, problem, hint) => {
    const printed = check(text);
    expect(printed).toContain(problem);
    expect(printed).toContain(hint);
    expect(printed.match(/ error /g)).toHaveLength(1);
  });

  test("does not report a mistyped key as missing as well", () => {
    expect(check("id: a\ntitel: A")).toBe(
      "a.yaml:2:1: error key-unknown: “titel” is not a key that the file may have.\n  hint: did you mean “title”?\n",
    );
  });

  test("reports an unknown key deep within, and every problem at once", () => {
    const printed = check(
      "id: a\ntitle: 3\ndeep:\n  - flag: true\n  - { flag: false, falg: true }",
    );
    expect(printed).toContain(
      "a.yaml:5:20: error key-unknown: “falg” is not a key that entry 2 of “deep” may have.",
    );
    expect(printed).toContain("a.yaml:2:8: error value-type");
  });
});

const read = (text: string): { ids: string[]; refused: string[]; codes: string[] } => {
  const problems = collectProblems();
  const tree = parseYaml(textFile("a.yaml", text), problems);
  const entries = checkEntries(tree, schema, { kind: "thing", problems });
  return {
    ids: entries.map(({ entry, index }) => `${index} ${entry.id}`),
    refused: [...problems.refused("thing")],
    codes: problems.list.map(({ code }) => code),
  };
};

describe("checkEntries", () => {
  test("keeps what is sound and remembers what is not", () => {
    const text = "- { id: a, title: A }\n- { id: b }\n- { id: c, title: C }";
    expect(read(text)).toEqual({ ids: ["0 a", "2 c"], refused: ["b"], codes: ["key-missing"] });
  });

  test.each(["- { title: A }", "- { id: A b, title: A }", "- x", "a: b", "- [", "id: *x"])(
    "may miss any name when it reads %j",
    (text) => {
      expect(read(text)).toMatchObject({ ids: [], refused: ["*"], codes: [expect.any(String)] });
    },
  );
});
