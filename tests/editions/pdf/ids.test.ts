import { PDFDocument, PDFString } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { renumberIds } from "../../../scripts/editions/pdf/ids.ts";

const name = (number: number): PDFString => PDFString.of(`node${String(number).padStart(8, "0")}`);

/** What a PDF says of two elements and a heading that leads to one of them, as Chromium counted them. */
async function elementsFrom(first: number): Promise<string[]> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const references = [
    context.register(context.obj({ ID: name(first), A: [{ Headers: [name(first + 3)] }] })),
    context.register(context.obj({ ID: name(first + 3), T: PDFString.of("note-00001") })),
  ];
  renumberIds(document);
  return references.map((reference) => String(context.lookup(reference)).replace(/\s+/g, " "));
}

test("elements are numbered from one, in their order, whatever the browser counted before", async () => {
  const elements = await elementsFrom(168);
  expect(elements).toEqual(await elementsFrom(169));
  expect(elements.join(" ")).toMatch(/node00000001.*node00000002.*node00000002.*note-00001/);
});
