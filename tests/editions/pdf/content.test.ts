import { describe, expect, test } from "vitest";
import { formatContent, readContent } from "../../../scripts/editions/pdf/content.ts";
import { packText } from "../../../scripts/editions/pdf/text.ts";

const lines = (...all: string[]): string => `${all.join("\n")}\n`;

describe("the content of a page", () => {
  const content = lines(
    "q",
    "0 0 100 100 re",
    "W* n",
    "1 0 0 RG",
    "0 0 5 5 re",
    "f",
    "/NonStruct <</MCID 0 >>BDC",
    "BT",
    "/F4 10 Tf",
    "1 0 0 -1 5 5 Tm",
    "/Span<</ActualText <feff00a0> >> BDC",
    "<0001> Tj",
    "EMC",
    "ET",
    "EMC",
    "/Div <</MCID 1 >>BDC",
    "0 0 9 9 re",
    "f",
    "EMC",
    "BT",
    "<0002> Tj",
    "ET",
    "Q",
  );

  test("is told apart by what of it can be seen, and as what", () => {
    const seen = readContent(content).filter(
      ({ mark, paints }) => mark !== undefined || paints !== "nothing",
    );
    expect(seen.map(({ mark, paints }) => [mark, paints])).toEqual([
      [undefined, "shapes"],
      [0, "text"],
      [1, "shapes"],
      [undefined, "text"],
    ]);
  });

  test("is an artifact where it is not tagged, and loses no operator", () => {
    const written = formatContent(readContent(content), (mark) => mark === 0);
    expect(written.match(/^\/Artifact BMC$/gm)).toHaveLength(2);
    expect(written).toContain("/P <</MCID 0>>BDC\nBT\n");
    expect(written).not.toContain("MCID 1");
    expect(bare(written)).toBe(bare(content));
  });
});

/** The operators without the marks around them. */
function bare(content: string): string {
  return content.replace(/^(\/Artifact BMC|\/\w+ *<<\/MCID \d+ *>> *BDC|EMC)\n/gm, "");
}

describe("text", () => {
  const font = { widthOf: (glyph: number) => (glyph === 3 ? 250 : 500), wordsOf: () => "" };
  const pack = (...inner: string[]): string =>
    packText(lines("BT", "/F4 10 Tf", "1 0 0 -1 5 5 Tm", ...inner, "ET"), () => font);
  const head = lines("BT", "/F4 10 Tf", "1 0 0 -1 5 5 Tm");

  test("that stands as the font says is one run", () => {
    expect(pack("<0001> Tj", "5 0 Td <0002> Tj", "5 0 Td <0003> Tj", "2.5 0 Td <0001> Tj")).toBe(
      `${head}<0001000200030001> Tj\nET\n`,
    );
  });

  test("that is kerned says by how much, and errors do not add up", () => {
    expect(
      pack("<0001> Tj", "4.8 0 Td <0002> Tj", "5.008 0 Td <0002> Tj", "5.008 0 Td <0002> Tj"),
    ).toBe(`${head}[<0001>20<00020002>-2<0002>] TJ\nET\n`);
  });

  test("goes on from where it stood after a span", () => {
    expect(
      pack(
        "<0001> Tj",
        "/Span<</ActualText <feff00a0> >> BDC",
        "5 0 Td <0003> Tj",
        "EMC",
        "2.5 0 Td <0001> Tj",
      ),
    ).toBe(
      `${head}<0001> Tj\n/Span<</ActualText <feff00a0> >> BDC\n5 0 Td\n<0003> Tj\nEMC\n2.5 0 Td\n<0001> Tj\nET\n`,
    );
  });

  test("of another form is left as it is", () => {
    const other = lines("BT", "/F4 10 Tf", "2 Tr", "<0001> Tj", "ET");
    expect(packText(other, () => font)).toBe(other);
  });
});
