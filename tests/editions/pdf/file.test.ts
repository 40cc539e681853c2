import { PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { dictAt, readPdf } from "../../../scripts/editions/pdf/file.ts";
import { parseValue } from "../../../scripts/editions/pdf/parse.ts";
import {
  decodeText,
  dict,
  formatValue,
  isText,
  text,
} from "../../../scripts/editions/pdf/value.ts";
import { openWriter } from "../../../scripts/editions/pdf/write.ts";

const numbers = new Map([[7, 1]]);
const again = (source: string): string => formatValue(parseValue(source), numbers);

describe("values", () => {
  test.each([
    ["<</A 1/B [true false null /Name (text)]>>", "<</A 1/B [true false null /Name (text)]>>"],
    [" << /A\n% a remark\n 7 0 R /B 8 0 R >> ", "<</A 1 0 R/B null>>"],
    ["[-.5 +3 0.250000 1e-7 12]", undefined],
    ["(a\\(b\\)\\\\c\\101 \\\n(nested))", "(a\\(b\\)\\\\cA \\(nested\\))"],
    ["<48 65 6>", "<486560>".replace("<486560>", "(He`)")],
    ["<FEFF4E2D>", "<feff4e2d>"],
  ])("%j are written as read", (source, written) => {
    if (written === undefined) expect(() => again(source)).not.toThrow();
    else expect(again(source)).toBe(written);
  });

  test.each([
    [0.5, ".5"],
    [-0.25, "-.25"],
    [0.00000001, "0"],
    [-0.0000001, "0"],
    [841.8897637, "841.88976"],
    [100, "100"],
  ])("%d has few digits and no exponent: %s", (number, written) => {
    expect(formatValue(number, numbers)).toBe(written);
  });

  test("texts keep every character", () => {
    for (const words of ["plain", "(brackets)", "中文 and “quotes”", ""]) {
      const read = parseValue(formatValue(text(words), numbers));
      expect(isText(read) && decodeText(read)).toBe(words);
    }
  });

  test("a broken value is an error and not a hang", () => {
    for (const source of ["<</A", "[1 2", "(open", "<48", "<<1 2>>", ""])
      expect(() => parseValue(source), source).toThrow("cannot be read");
  });
});

describe("a file", () => {
  test("can be read by others, and by us again, with what was put in and nothing that is out of reach", async () => {
    const file = await openFile();
    dictAt(file, file.root).set("Lang", text("en-US"));
    file.add(dict({ Forgotten: true }));
    const written = openWriter()(file, dict({ Title: text("Ünïcode") }));
    const other = await PDFDocument.load(written, { updateMetadata: false });
    expect(other.getPageCount()).toBe(3);
    expect(other.getTitle()).toBe("Ünïcode");
    expect(other.catalog.lookup(PDFName.of("Lang"), PDFString).asString()).toBe("en-US");
    expect(Buffer.from(written).toString("latin1")).not.toContain("Forgotten");
    const own = readPdf(written);
    expect(dictAt(own, own.root).get("Lang")).toEqual({ bytes: "en-US" });
    expect(
      [...own.objects.values()].some(({ value }) => value instanceof Map && value.has("Forgotten")),
    ).toBe(false);
  });

  test("written twice by one writer is the same, and has an id that depends on what is in it", async () => {
    const file = await openFile();
    const write = openWriter();
    const [one, two] = [write(file, dict({})), write(file, dict({}))];
    expect(Buffer.compare(Buffer.from(one), Buffer.from(two))).toBe(0);
    const other = write(file, dict({ Title: text("Other") }));
    expect(await idOf(one)).not.toBe(await idOf(other));
  });
});

async function idOf(bytes: Uint8Array): Promise<string> {
  return String((await PDFDocument.load(bytes)).context.trailerInfo.ID);
}

/** Three pages as another program writes them, with a table of objects. */
async function openFile(): Promise<ReturnType<typeof readPdf>> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (let page = 0; page < 3; page += 1) document.addPage([100, 200]);
  return readPdf(await document.save({ useObjectStreams: false, addDefaultPage: false }));
}
