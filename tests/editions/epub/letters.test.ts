import { describe, expect, test } from "vitest";
import { findOpening, readLetters } from "../../../scripts/editions/epub/letters.ts";

describe("the letters of markup", () => {
  test("are those a reader sees, each at its place", () => {
    const markup = `<p id="a1">Ünd&amp; <em>5</em>!</p>`;
    const { text, places } = readLetters(markup);
    expect(text).toBe("Ünd5");
    expect(places.map((place) => markup[place])).toEqual([..."Ünd5"]);
  });

  test("leave out drawings, marks of notes, repeated heads and page numbers", () => {
    const printed = `<svg id="x"><text>1990</text></svg>see<a class="note-call" href="#n">7</a> <thead data-repeated=""><tr><th>Year</th></tr></thead>Table 1 (p.\u00a0\uE000table-x\uE001) end`;
    const read = `<figure><svg><text>2</text></svg></figure>see<sup class="noteref"><a>7</a></sup> Table 1 end`;
    expect(readLetters(printed).text).toBe("seeTable1end");
    expect(readLetters(read).text).toBe("seeTable1end");
  });

  test("can be read from one offset to another", () => {
    expect(readLetters("<b>one</b>two", 3, 6).text).toBe("one");
  });
});

describe("the opening of a page", () => {
  const whole =
    "Thefirstpageoftheriverbookissetintwocolumnsandhasnofigures.Thesecondpagebeginswithanotherwordandendswithit.".replaceAll(
      ".",
      "",
    );

  test("is found where its letters stand", () => {
    expect(findOpening("Thesecondpagebeginswithanotherword", whole, 10)).toBe(
      whole.indexOf("Thesecond"),
    );
  });

  test("is found behind words that only the page has", () => {
    const page = "ReadonlineThesecondpagebeginswithanotherwordandendswithit";
    expect(findOpening(page, whole, 10)).toBe(whole.indexOf("Thesecond") - "Readonline".length);
  });

  test("is not looked for before the page that came last", () => {
    expect(findOpening("Thefirstpage", whole, 5)).toBeUndefined();
    expect(findOpening("nothinglikeitstandsthere", whole, 0)).toBeUndefined();
  });
});
