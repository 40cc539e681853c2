import { chartColors } from "../../figures/theme.ts";
import { unsafeHtml, type Html } from "../../lib/html.ts";

/** Room around a drawing on its ground, in px of the drawing. */
const padding = 12;

/**
 * Readies drawings for e-readers. They get a ground of their own, since a page turned dark would swallow ink on none, and
 * lose their size in px: with the viewBox alone they fit the screen of any reader. Labels without words, which stand where
 * another row has one, are left out.
 */
export function readyDrawings({ markup }: Html): Html {
  const ready = markup.replace(
    /(<svg\b[^>]*>)((?:<title\b[\s\S]*?<\/title>)?(?:<desc\b[\s\S]*?<\/desc>)?)/g,
    (_, root: string, names: string) => {
      const box = boxOf(root);
      const bare = root
        .replace(/\s(?:width|height)="[^"]*"/g, "")
        .replace(/\sviewBox="[^"]*"/, ` viewBox="${box.join(" ")}"`);
      const [left, top, width, height] = box;
      return `${bare}${names}<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="4" fill="${chartColors.paper.light}"/>`;
    },
  );
  return unsafeHtml(ready.replace(/<text\b[^>]*(?:\/>|><\/text>)/g, ""));
}

function boxOf(root: string): readonly number[] {
  const [left = 0, top = 0, width = 0, height = 0] = (/\sviewBox="([^"]*)"/.exec(root)?.[1] ?? "")
    .split(" ")
    .map(Number);
  return [left - padding, top - padding, width + 2 * padding, height + 2 * padding].map(
    (value) => Math.round(value * 100) / 100,
  );
}

/**
 * Colors for reading at night, as rules over the attributes of the drawings: a reader who knows no such rule, or a
 * reading system that knows no media query, keeps the light drawing on its light ground.
 */
export function renderNightRules(): string {
  const night = new Map<string, string>();
  for (const { light, dark } of Object.values(chartColors)) {
    if (!night.has(light)) night.set(light, dark);
  }
  const rules = [...night].flatMap(([light, dark]) =>
    ["fill", "stroke"].map((name) => `  svg [${name}="${light}"] { ${name}: ${dark}; }`),
  );
  return `@media (prefers-color-scheme: dark) {\n${rules.join("\n")}\n}\n`;
}
