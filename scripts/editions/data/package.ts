import type { Book } from "../../book/book.ts";
import { hashOf } from "./checksum.ts";

/** The data as a Data Package: descriptor, sources, and each CSV as its editor wrote it. */
export function packageFiles({ data, sources }: Book): ReadonlyMap<string, string> {
  const { descriptor, datasets } = data;
  const texts = new Map(datasets.map(({ id, text }) => [id, text]));
  const resources = descriptor.resources.map((resource) => {
    const text = texts.get(resource.name) ?? "";
    return {
      ...resource,
      bytes: Buffer.byteLength(text, "utf8"),
      hash: `sha256:${hashOf(text)}`,
    };
  });
  return new Map([
    ["datapackage.json", formatJson({ ...descriptor, resources })],
    ["sources.json", formatJson([...sources.values()].map(({ item }) => item))],
    ...datasets.map(({ id, text }): [string, string] => [`${id}.csv`, text]),
  ]);
}

function formatJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
