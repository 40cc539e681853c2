import { describe, expect, test } from "vitest";
import { textFile } from "../../scripts/lib/file.ts";
import { parseJson } from "../../scripts/lib/json.ts";
import { formatPlace } from "../../scripts/lib/place.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { entryTree, type Tree } from "../../scripts/lib/tree.ts";
import { parseYaml } from "../../scripts/lib/yaml.ts";

const readers = { json: parseJson, yaml: parseYaml };

function parse(kind: keyof typeof readers, text: string): { tree: Tree; printed: string } {
  const problems = collectProblems();
  const nothing: Tree = {
    name: "nothing",
    value: undefined,
    placeOf: () => ({ file: "none" }),
    placeOfKey: () => ({ file: "none" }),
  };
  const tree = readers[kind](textFile(`a.${kind}`, text), problems) ?? nothing;
  return { tree, printed: formatProblems(problems.list) };
}

describe("a JSON tree", () => {
  const { tree } = parse("json", '{\n  "a": [1, { "b": "x" }],\n  "c": null\n}');

  test.each([
    [[], "a.json:1:1"],
    [["a"], "a.json:2:8"],
    [["a", 1], "a.json:2:12"],
    [["a", 1, "b"], "a.json:2:19"],
    [["a", 1, "none"], "a.json:2:12"],
    [["none", "deeper"], "a.json:1:1"],
    [["c"], "a.json:3:8"],
  ])("places %j at %s", (path, place) => {
    expect(formatPlace(tree.placeOf(path))).toBe(place);
  });

  test("places keys", () => {
    expect(formatPlace(tree.placeOfKey(["a", 1, "b"]))).toBe("a.json:2:14");
    expect(formatPlace(tree.placeOfKey(["a", 0]))).toBe("a.json:2:9");
    expect(formatPlace(tree.placeOfKey(["none"]))).toBe("a.json:1:1");
  });

  test.each([
    ['{"a": 1,}', "1:9"],
    ['{"a": 1 "b": 2}', "1:9"],
    ["{'a': 1}", "1:2"],
    ['// note\n{"a": 1}', "1:1"],
    ['{"a": 01}', "1:8"],
    ['{"a": 1', "1:8"],
    ["[1] [2]", "1:5"],
  ])("refuses %j with one problem at %s", (text, place) => {
    const { tree: refused, printed } = parse("json", text);
    expect(refused.name).toBe("nothing");
    expect(printed.match(/error syntax-invalid: This is not JSON/g)).toHaveLength(1);
    expect(printed).toContain(`a.json:${place}: `);
  });

  test("reports a doubled key and reads on", () => {
    const { tree: read, printed } = parse("json", '{"a": 1, "b": {"x": 1, "x": 2}}');
    expect(read.value).toEqual({ a: 1, b: { x: 2 } });
    expect(printed).toContain("a.json:1:24: error key-duplicate: The key “x”");
  });
});

describe("a YAML tree", () => {
  const { tree } = parse("yaml", "# note\na:\n  - 1\n  - b: x\n    d: { e: yes }\nc: ~\n");

  test("reads YAML 1.2: yes is a word, a date is a text, a leading zero is decimal", () => {
    const { tree: read } = parse("yaml", "a: yes\nb: 2024-10-30\nc: 010\nd: 1_000\ne: 0x10\n");
    expect(read.value).toEqual({ a: "yes", b: "2024-10-30", c: 10, d: "1_000", e: 16 });
  });

  test.each([
    [[], "a.yaml:2:1"],
    [["a"], "a.yaml:3:3"],
    [["a", 1], "a.yaml:4:5"],
    [["a", 1, "b"], "a.yaml:4:8"],
    [["a", 1, "d", "e"], "a.yaml:5:13"],
    [["a", 1, "none"], "a.yaml:4:5"],
    [["c"], "a.yaml:6:4"],
  ])("places %j at %s", (path, place) => {
    expect(formatPlace(tree.placeOf(path))).toBe(place);
  });

  test("places keys", () => {
    expect(formatPlace(tree.placeOfKey(["a", 1, "d", "e"]))).toBe("a.yaml:5:10");
    expect(formatPlace(tree.placeOfKey(["a", 0]))).toBe("a.yaml:3:5");
  });

  test.each([
    ["a: [1, 2\nb: 3\n"],
    ["a: 'x\n"],
    ["a:\n\t- 1\n"],
    ["a: b: c\n"],
    ["rows: *umbrellas\n"],
    ["a: &x [1]\nb: *x\n"],
    ["a: 1\n---\nb: 2\n"],
  ])("refuses %j with one problem", (text) => {
    const { tree: refused, printed } = parse("yaml", text);
    expect(refused.name).toBe("nothing");
    expect(printed.match(/error syntax-invalid: This is not YAML: .+\.\n/g)).toHaveLength(1);
  });

  test("names a doubled key at its second place", () => {
    const { printed } = parse("yaml", "- id: a\n  id: b\n");
    expect(printed).toContain("a.yaml:2:3: error key-duplicate: The key “id” stands twice");
  });
});

test("entryTree gives an entry of a list as a tree of its own", () => {
  const { tree } = parse("yaml", "- id: a\n- id: b\n");
  const entry = entryTree(tree, 1);
  expect(entry.value).toEqual({ id: "b" });
  expect(formatPlace(entry.placeOf(["id"]))).toBe("a.yaml:2:7");
  expect(formatPlace(entry.placeOf([]))).toBe("a.yaml:2:3");
  expect(formatPlace(entry.placeOfKey(["id"]))).toBe("a.yaml:2:3");
  expect(entryTree(tree, 7).value).toBeUndefined();
});
