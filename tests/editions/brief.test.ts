import { join } from "node:path";
import * as jsqr from "jsqr";
import { expect, onTestFinished, test } from "vitest";
import { readBook } from "../../scripts/book/book.ts";
import { openDrawing } from "../../scripts/book/draw.ts";
import { layoutsOf } from "../../scripts/book/folder.ts";
import { publishBrief } from "../../scripts/editions/brief.ts";
import { noMemory } from "../../scripts/lib/memory.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { buildInto, openScratch } from "../engine.ts";
import { openTinyBook, type Recipe } from "../fixtures/book-folder.ts";
import { withBrief } from "../fixtures/brief-recipe.ts";
import { richData } from "../fixtures/data-recipe.ts";
import { readTree } from "../tree.ts";
import { openPdf, readPages, renderGrey } from "./pdf-reader.ts";

/** The package's types do not know how Node reads it. */
const readQr = jsqr.default as unknown as (typeof jsqr)["default"]["default"];

interface Made {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** As a build prints them. */
  readonly problems: string;
}

/** Makes the brief of the tiny book with some changes. */
async function makeBrief(recipe: Recipe = withBrief()): Promise<Made> {
  const root = openTinyBook(recipe);
  const problems = collectProblems();
  const book = readBook(root, problems);
  expect(formatProblems(problems.list)).toBe("");
  if (book === undefined) throw new Error("The book cannot be read.");
  const files = new Map<string, Uint8Array>();
  await publishBrief({
    book,
    problems,
    drawChart: openDrawing(problems),
    output: {
      folder: "",
      files: new Map(),
      write: (path, content) => void files.set(path, new Uint8Array(Buffer.from(content))),
    },
    memory: noMemory,
    editions: ["brief"],
    paginate: () => Promise.reject(new Error("No print edition is asked for.")),
    root,
    layouts: layoutsOf(root),
    report: () => undefined,
  });
  return { files, problems: formatProblems(problems.list) };
}

function fileOf({ files, problems }: Made, name: string): Uint8Array {
  const bytes = files.get(`print/brief-${name}.pdf`);
  if (bytes === undefined) throw new Error(problems);
  return bytes;
}

const words = "Rain falls on the just and on the unjust, who holds the umbrella of the just. ";
const long = (times: number): Recipe =>
  withBrief([["Buy more umbrellas;", `${words.repeat(times)}Buy more umbrellas;`]]);

test("the brief is one sheet with two sides, the same on A4 and on Letter", async () => {
  const made = await makeBrief();
  const [a4, letter] = [
    await readPages(fileOf(made, "a4")),
    await readPages(fileOf(made, "letter")),
  ];
  expect(a4).toHaveLength(2);
  expect(letter).toEqual(a4);
  expect(a4[0]).toContain("Findings");
  expect(a4[1]).toContain("What to do");
  expect(a4[1]).toContain("Edition of January 15, 2026, revision 1.");
});

test("the brief shows a figure of the book by the number it has there, and no notes", async () => {
  const [first] = await readPages(fileOf(await makeBrief(), "a4"));
  expect(first).toContain("FIGURE 1 Tinytown buys more umbrellas every year");
  expect(first).toContain("An umbrella keeps one dry. FIGURE");
});

test("nothing in the brief is smaller than nine points", async () => {
  const recipe = { ...richData, ...withStrip };
  const pdf = await openPdf(fileOf(await makeBrief(recipe), "a4"));
  for (const number of [1, 2]) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const sizes = items.flatMap((item) =>
      "str" in item && item.str.trim() !== ""
        ? [Math.hypot(item.transform[2], item.transform[3])]
        : [],
    );
    expect(sizes.length).toBeGreaterThan(4);
    expect(Math.min(...sizes)).toBeGreaterThan(8.99);
  }
});

const withStrip = withBrief([["## What to do", "## When\n\n::strip[wet-day]\n\n## What to do"]]);

test("events stand in a strip, with their dates in words", async () => {
  const made = await makeBrief({ ...richData, ...withStrip });
  expect((await readPages(fileOf(made, "a4")))[1]).toContain("When June 1, 2024 A wet day");
});

test("a side that runs over is a problem that says where and by how much", async () => {
  const { problems } = await makeBrief(long(60));
  expect(problems).toMatch(
    /^chapters\/brief\.md:18:4: error brief-overfull: The second side of the brief is \d+\.\d mm too long for its sheet\.\n {2}hint: /,
  );
  const excess = async (times: number): Promise<number> =>
    Number(/is (\d+\.\d) mm/.exec((await makeBrief(long(times))).problems)?.[1] ?? 0);
  expect(await excess(10)).toBe(0);
  expect(await excess(80)).toBeGreaterThan((await excess(60)) + 20);
});

test("a word wider than the sheet is a problem", async () => {
  const { problems } = await makeBrief(
    withBrief([["# Umbrellas in brief", `# ${"Umbrella".repeat(20)}`]]),
  );
  expect(problems).toContain("mm too wide for its sheet");
});

test.each([
  ["one side", "---\n\n## What to do", "## What to do"],
  ["3 sides", "Buy more", "Buy\n\n---\n\nmore"],
])("%s where a sheet has two is a problem", async (name, from, to) => {
  const { problems, files } = await makeBrief(withBrief([[from, to]]));
  expect(problems).toContain(
    `chapters/brief.md:1: error brief-sides: The brief is divided into ${name}; a sheet has two.`,
  );
  expect(files.size).toBe(0);
});

test("the site's address stands on the sheet in words and as a code that a camera reads in grey print", async () => {
  const site = "apart: [brief]\nsite: https://example.org/rain/\nspine:";
  const made = await makeBrief({
    ...withBrief(),
    "data/book.yaml": { replace: [["spine:", site]] },
  });
  const a4 = fileOf(made, "a4");
  expect((await readPages(a4))[1]).toContain("example.org/rain");
  const { data, width, height } = await renderGrey(a4, { page: 2, dotsPerInch: 300 });
  expect(readQr(data, width, height)?.data).toBe("https://example.org/rain/");
});

test("the same book gives the same bytes", async () => {
  const [one, other] = [await makeBrief(), await makeBrief()];
  for (const name of ["a4", "letter"])
    expect(Buffer.from(fileOf(one, name)).equals(fileOf(other, name))).toBe(true);
});

test("a build publishes the brief beside the site, which has no page for it", async () => {
  const { folder, remove } = openScratch();
  onTestFinished(remove);
  await buildInto(join(folder, "dist"), { book: openTinyBook(withBrief()), only: "web,brief" });
  const paths = [...readTree(join(folder, "dist")).keys()];
  expect(paths.filter((path) => path.includes("brief"))).toEqual([
    "print/brief-a4.pdf",
    "print/brief-letter.pdf",
  ]);
});
