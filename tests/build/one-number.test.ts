import { cpSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { buildInto, openScratch, tinyBook } from "../engine.ts";
import { changeBook, type Recipe } from "../fixtures/book-folder.ts";
import { readTree, type Tree } from "../tree.ts";
import { findChanges, type Changes } from "./difference.ts";

const scratch = openScratch();

/** The tiny book with one more number, which only one sentence says. */
function recipeWith({ umbrellas, puddles }: { umbrellas: string; puddles: string }): Recipe {
  const umbrellaRow = `umbrellas-2024,2024,Tinytown,${umbrellas},3000,4100`;
  const puddleRow = `puddles-2024,2024,Tinytown,${puddles},,,count,final,A,tinytown-yearbook,,\n`;
  return {
    "data/umbrellas.csv": {
      replace: [
        ["umbrellas-2024,2024,Tinytown,3500,3000,4100", umbrellaRow],
        ['twice"\n', `twice"\n${puddleRow}`],
      ],
    },
    "chapters/rain.md": { append: "\nIn 2024 there were :fact[puddles-2024] puddles.\n" },
  };
}

async function build(name: string, cells: { umbrellas: string; puddles: string }): Promise<Tree> {
  const book = join(scratch.folder, name);
  cpSync(tinyBook, book, { recursive: true });
  changeBook(book, recipeWith(cells));
  const out = join(book, "dist");
  await buildInto(out, { book });
  return readTree(out);
}

/** Without what says nothing to a reader of the lists below: which hash it is, and where lines may break. */
function readable(changes: Changes): Changes {
  const hash = /"(?:sha256:)?[0-9a-f]{16,}" → "(?:sha256:)?[0-9a-f]{16,}"/;
  return Object.fromEntries(
    Object.entries(changes).map(([path, list]) => [
      path,
      list.map((change) => change.replace(hash, "another").replaceAll("\u00A0", " ")),
    ]),
  );
}

describe("changing one cell of a dataset changes", () => {
  let before: Tree = new Map();
  beforeAll(async () => {
    before = await build("before", { umbrellas: "3500", puddles: "17" });
    return scratch.remove;
  });

  test("the sentence, where one sentence says the number, and nothing else", async () => {
    const after = await build("puddles", { umbrellas: "3500", puddles: "18" });
    expect(readable(await findChanges(before, after))).toEqual(puddleChanges);
  });

  test("sentences, facts, chart, tables and descriptions made from it, and nothing else", async () => {
    const after = await build("umbrellas", { umbrellas: "3600", puddles: "17" });
    expect(readable(await findChanges(before, after))).toEqual(umbrellaChanges);
  });

  test("nothing, where it is changed back", async () => {
    const after = await build("again", { umbrellas: "3500", puddles: "17" });
    expect(await findChanges(before, after)).toEqual({});
  });
});

const puddleRow = [
  "puddles-2024,2024,Tinytown,17,,,count,final,A,tinytown-yearbook,, → puddles-2024,2024,Tinytown,18,,,count,final,A,tinytown-yearbook,,",
];

/** The workbook's second sheet is the dataset's; hashes of files are bytes to us. */
function dataChanges(row: readonly string[], cell: string): Changes {
  const sheet = "briefing-book-data.xlsx!xl/worksheets/sheet2.xml";
  const both = (prefix: string): Changes => ({
    [`${prefix}umbrellas.csv`]: row,
    [`${prefix}datapackage.json`]: ["resources.umbrellas.hash: another"],
    [`${prefix}${sheet}`]: [cell],
    [`${prefix}SHA256SUMS`]: ["bytes"],
  });
  return { ...both("data/"), ...both("data/briefing-book-data.zip!") };
}

const puddleChanges: Changes = {
  "rain/index.html": [`#main data value="17" → value="18"`, "#main data: 17 → 18"],
  "print/briefing-book-a4.pdf": ["page 3: 17 → 18"],
  "print/briefing-book-letter.pdf": ["page 3: 17 → 18"],
  "epub/briefing-book.epub!EPUB/text/rain.xhtml": [`data value="17" → value="18"`, "data: 17 → 18"],
  "data/umbrellas/index.html": [
    '#puddles-2024 td data-sort="17" → data-sort="18"',
    "#puddles-2024 td: 17 → 18",
    "#main li: In 2024 there were 17 puddles. → In 2024 there were 18 puddles.",
  ],
  ...dataChanges(puddleRow, "v: 17 → 18"),
  "edition.json": [
    "observations.puddles-2024.value: 17 → 18",
    "observations.puddles-2024.hash: another",
    `facts.puddles-2024.text: "17" → "18"`,
    "facts.puddles-2024.value: 17 → 18",
    `sentences.2.text: "In 2024 there were 17 puddles." → "In 2024 there were 18 puddles."`,
    `chapters.rain.paragraphs.4.text: "In 2024 there were 17 puddles." → "In 2024 there were 18 puddles."`,
  ],
};

const umbrellaRow = [
  `umbrellas-2024,2024,Tinytown,3500,3000,4100,count,estimate,B,tinytown-yearbook,weather-weekly,"Counted by hand, twice" → umbrellas-2024,2024,Tinytown,3600,3000,4100,count,estimate,B,tinytown-yearbook,weather-weekly,"Counted by hand, twice"`,
];

/** The third column, its label and the chart's description; the drawings differ in width. */
function chartChanges(where: string, [path, x]: readonly [string, number]): string[] {
  const grown = path.replace(",60h", ",56h").replace("v140h", "v144h");
  return [
    `${where}desc: Columns rising from 1,250 to 3,500. → Columns rising from 1,250 to 3,600.`,
    `${where}path d="${path}" → d="${grown}"`,
    `${where}text transform="translate(${x},64)" → transform="translate(${x},60)"`,
    `${where}text: 3,500 → 3,600`,
  ];
}

const exhibitChanges = [
  "#figure-umbrella-sales p: 3 values, up from 1,250 (2022) to 3,500 (2024). Given as a range or bound: 2024 (3,000–4,100). → 3 values, up from 1,250 (2022) to 3,600 (2024). Given as a range or bound: 2024 (3,000–4,100).",
  "#figure-umbrella-sales td: 3,500 → 3,600",
  "#table-umbrella-rows td: 3,500 → 3,600",
];

const pageChanges = [
  "page 3: 3,500 → 3,600",
  "page 3: 75 → 80",
  "page 4: 6,750 → 6,850",
  "page 4: 3,500 → 3,600",
  "page 4: 3,500 → 3,600",
];

const sentenceChanges = (where: string): string[] => [
  `${where}data value="3500" → value="3600"`,
  `${where}data: about 3,500 → about 3,600`,
  `${where}data value="75" → value="80"`,
  `${where}data: 75 percent → 80 percent`,
];

const totalChanges = (where: string): string[] => [
  `${where}data value="6750" → value="6850"`,
  `${where}data: 6,750 → 6,850`,
];

const umbrellaChanges: Changes = {
  "index.html": chartChanges("#main ", ["M247.76,60h76.15v140h-76.15Z", 285.83]),
  "rain/index.html": sentenceChanges("#main "),
  "umbrellas/index.html": [
    ...totalChanges("#main "),
    ...chartChanges("#figure-umbrella-sales ", ["M462.29,60h142.08v140h-142.08Z", 533.33]),
    ...chartChanges("#figure-umbrella-sales ", ["M247.76,60h76.15v140h-76.15Z", 285.83]),
    ...exhibitChanges,
  ],
  "print/briefing-book-a4.pdf": pageChanges,
  "print/briefing-book-letter.pdf": pageChanges,
  "epub/briefing-book.epub!EPUB/text/rain.xhtml": sentenceChanges(""),
  "epub/briefing-book.epub!EPUB/text/umbrellas.xhtml": [
    ...totalChanges(""),
    ...chartChanges("#figure-umbrella-sales ", ["M247.76,60h76.15v140h-76.15Z", 285.83]),
    ...exhibitChanges,
  ],
  // The cover is drawn from the chart.
  "epub/briefing-book.epub!EPUB/images/cover.png": ["bytes"],
  "epub/cover.png": ["bytes"],
  "figures/umbrella-rows.csv": umbrellaRow,
  "figures/umbrella-sales.csv": umbrellaRow,
  "figures/umbrella-sales.json": [
    "data.values.umbrellas-2024.value: 3500 → 3600",
    `data.values.umbrellas-2024.text: "3,500" → "3,600"`,
    `data.values.umbrellas-2024.short: "3,500" → "3,600"`,
    `usermeta.alt: "Columns rising from 1,250 to 3,500." → "Columns rising from 1,250 to 3,600."`,
  ],
  "figures/umbrella-sales.png": ["bytes"],
  "figures/umbrella-sales.svg": chartChanges("", ["M462.29,60h142.08v140h-142.08Z", 533.33]),
  "data/umbrellas/index.html": [
    '#umbrellas-2024 td data-sort="3500" → data-sort="3600"',
    "#umbrellas-2024 td: 3,500 → 3,600",
    "#main li: In 2024 the town bought about 3,500 umbrellas, 75 percent more than in 2023. → In 2024 the town bought about 3,600 umbrellas, 80 percent more than in 2023.",
    "#main li: The town sold 6,750 umbrellas in three years; see Chapter 1 and Table 1. → The town sold 6,850 umbrellas in three years; see Chapter 1 and Table 1.",
    "#main li: : 75 percent → : 80 percent",
    "#main li: : 6,750 → : 6,850",
    "#main li: : about 3,500 → : about 3,600",
  ],
  ...dataChanges(umbrellaRow, "v: 3500 → 3600"),
  "edition.json": [
    "observations.umbrellas-2024.value: 3500 → 3600",
    "observations.umbrellas-2024.hash: another",
    `facts.umbrellas-2024.text: "3,500" → "3,600"`,
    "facts.umbrellas-2024.value: 3500 → 3600",
    `facts.umbrella-growth.text: "75 percent" → "80 percent"`,
    "facts.umbrella-growth.value: 75 → 80",
    `facts.umbrellas-total.text: "6,750" → "6,850"`,
    "facts.umbrellas-total.value: 6750 → 6850",
    `facts.umbrellas-2024-about.text: "about 3,500" → "about 3,600"`,
    "facts.umbrellas-2024-about.value: 3500 → 3600",
    `claims.umbrella-rise.evidence: "umbrellas-2022 = 1,250, umbrellas-2023 = 2,000, umbrellas-2024 = 3,500" → "umbrellas-2022 = 1,250, umbrellas-2023 = 2,000, umbrellas-2024 = 3,600"`,
    `figures.umbrella-sales.words.2: "Columns rising from 1,250 to 3,500." → "Columns rising from 1,250 to 3,600."`,
    `figures.umbrella-sales.words.3: "3 values, up from 1,250 (2022) to 3,500 (2024). Given as a range or bound: 2024 (3,000–4,100)." → "3 values, up from 1,250 (2022) to 3,600 (2024). Given as a range or bound: 2024 (3,000–4,100)."`,
    "figures.umbrella-sales.hash: another",
    "figures.umbrella-rows.hash: another",
    `sentences.0.text: "In 2024 the town bought about 3,500 umbrellas, 75 percent more than in 2023." → "In 2024 the town bought about 3,600 umbrellas, 80 percent more than in 2023."`,
    `sentences.3.text: "The town sold 6,750 umbrellas in three years; see Chapter 1 and Table 1." → "The town sold 6,850 umbrellas in three years; see Chapter 1 and Table 1."`,
    `chapters.rain.paragraphs.1.text: "In 2024 the town bought about 3,500 umbrellas, 75 percent more than in 2023. Sales rose every year, as Figure 1 in Chapter 2 shows." → "In 2024 the town bought about 3,600 umbrellas, 80 percent more than in 2023. Sales rose every year, as Figure 1 in Chapter 2 shows."`,
    `chapters.umbrellas.paragraphs.1.text: "The town sold 6,750 umbrellas in three years; see Chapter 1 and Table 1." → "The town sold 6,850 umbrellas in three years; see Chapter 1 and Table 1."`,
  ],
};
