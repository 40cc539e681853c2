import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

interface Family {
  readonly name: string;
  readonly slug: string;
  /** Weight and style as fontsource names its files, e.g. `600-italic`. */
  readonly faces: readonly string[];
}

/** The faces print.css uses; each is embedded only in so far as its letters occur. */
const families: readonly Family[] = [
  {
    name: "Source Serif 4",
    slug: "source-serif-4",
    faces: ["400-normal", "400-italic", "600-normal", "600-italic"],
  },
  {
    name: "Source Sans 3",
    slug: "source-sans-3",
    faces: ["400-normal", "400-italic", "600-normal", "600-italic"],
  },
];

const subsets = ["latin", "latin-ext"];

/** Writes the `@font-face` rules of the print edition, with the fonts in them as data: URLs. */
export async function buildFontFaces(): Promise<string> {
  const rules = families.map(async ({ name, slug, faces }) => {
    const entry = createRequire(import.meta.url).resolve(`@fontsource/${slug}/package.json`);
    const folder = dirname(entry);
    const text = await readFile(join(folder, "unicode.json"), "utf8");
    const ranges = JSON.parse(text) as Record<string, string>;
    return await Promise.all(
      faces.flatMap((face) =>
        subsets.map(async (subset) => {
          const file = join(folder, "files", `${slug}-${subset}-${face}.woff2`);
          const font = (await readFile(file)).toString("base64");
          const [weight, style] = face.split("-");
          return `@font-face{font-family:"${name}";font-style:${style};font-weight:${weight};unicode-range:${ranges[subset]};src:url(data:font/woff2;base64,${font}) format("woff2")}`;
        }),
      ),
    );
  });
  return (await Promise.all(rules)).flat().join("\n");
}
