import { describe, expect, test } from "vitest";
import { normalizeAddress } from "../../scripts/data/web-address.ts";

const page = "https://example.org/news/scam-centers";

describe("one page", () => {
  test.each([
    "http://example.org/news/scam-centers",
    "https://www.example.org/news/scam-centers/",
    "https://m.example.org/news/scam-centers",
    "https://example.org/amp/news/scam-centers",
    "https://example.org/news/scam-centers/amp/",
    "https://EXAMPLE.org/news/scam-centers?utm_source=x&fbclid=1#top",
    "https://example.org/news/scam-centers/index.html",
    "https://example.org/news/scam-centers/index.htm",
    "https://www2.example.org/news/scam-centers?gclid=1&AMP=1",
    "https://mobile.example.org/news/scam-centers/amp",
    "https://amp.example.org/news/scam-centers?mc_cid=1&igshid=2",
  ])("is %s", (address) => {
    expect(normalizeAddress(address)).toBe(normalizeAddress(page));
  });

  test("has an address that ends in .amp.html, or .amp.htm", () => {
    for (const ending of ["html", "htm"])
      expect(normalizeAddress(`${page}.amp.${ending}`)).toBe(normalizeAddress(`${page}.${ending}`));
  });

  test("has its parameters in any order", () => {
    expect(normalizeAddress(`${page}?b=2&a=1`)).toBe(normalizeAddress(`${page}?a=1&b=2`));
  });
});

describe("another page", () => {
  test.each([
    "https://example.org/news/Scam-centers",
    "https://example.org/news/scam-centers-2",
    "https://news.example.org/news/scam-centers",
    "https://example.org/news/scam-centers?id=7",
    "https://example.org/news/scam-centers/amplified",
    "https://example.org/amplified/news/scam-centers",
    "https://example.org/news/scam-centers/myindex.html",
    "https://example.org/news/scam-centers?xutm_source=1",
    "https://example.org/news/scam-centers.amp.pdf",
    "https://example.org/news/scam-centers.pdf",
  ])("is %s", (address) => {
    expect(normalizeAddress(address)).not.toBe(normalizeAddress(page));
  });
});
