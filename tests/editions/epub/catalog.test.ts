import { expect, test } from "vitest";
import { catalogType, renderCatalog } from "../../../scripts/editions/epub/catalog.ts";
import { readTinyBook } from "./tiny-book.ts";

const { metadata } = readTinyBook();
const catalog = renderCatalog(metadata, ["epub", "print"]);
const [entry = ""] = /<entry>.*<\/entry>/s.exec(catalog) ?? [];
const feed = catalog.replace(entry, "");

const elements = (text: string, name: string): string[] =>
  text.match(new RegExp(`<${name}>[^<]+</${name}>`, "g")) ?? [];
const links = (text: string): { rel: string; type: string }[] =>
  [...text.matchAll(/<link rel="([^"]*)" href="[^"]*" type="([^"]*)"/g)].map(
    ([, rel = "", type = ""]) => ({ rel, type }),
  );

test("feed and entry have once each what Atom asks of them", () => {
  for (const part of [feed, entry]) {
    for (const name of ["id", "title", "updated"]) expect(elements(part, name)).toHaveLength(1);
    expect(elements(part, "name").length).toBeGreaterThan(0);
    expect(elements(part, "updated")[0]).toMatch(/>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ</);
  }
  expect(elements(feed, "id")).not.toEqual(elements(entry, "id"));
  expect(elements(entry, "summary")).toHaveLength(1);
  expect(elements(entry, "rights")).toHaveLength(1);
});

test("the feed says that it is a catalog, and where it starts", () => {
  expect(links(feed)).toEqual([
    { rel: "self", type: catalogType },
    { rel: "start", type: catalogType },
  ]);
});

test("the entry can be taken along, and has pictures of the kinds that OPDS allows", () => {
  const found = links(entry);
  const acquired = found.filter(({ rel }) => rel.startsWith("http://opds-spec.org/acquisition"));
  expect(acquired.map(({ type }) => type)).toEqual([
    "application/epub+zip",
    "application/pdf",
    "application/pdf",
  ]);
  const pictures = found.filter(({ rel }) => rel.startsWith("http://opds-spec.org/image"));
  expect(pictures.map(({ type }) => type)).toEqual(["image/png", "image/png"]);
});

test("what is not published is not offered", () => {
  expect(renderCatalog(metadata, ["epub"])).not.toContain("application/pdf");
});
