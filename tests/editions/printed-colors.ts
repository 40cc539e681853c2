import { isDict, isNamed } from "../../scripts/editions/pdf/value.ts";
import { inflate, readPdf } from "../../scripts/editions/pdf/file.ts";
import { chartColors } from "../../scripts/figures/theme.ts";

/** The colors of print.css besides the greys. */
const plum = "#7a1f5e";
const known = new Set([
  plum,
  ...Object.values(chartColors).map(({ light }) => light.toLowerCase()),
]);

/**
 * Colors a PDF paints with that are neither grey nor one that the tests of colors have seen, e.g. `#c03a3a`. Those of the
 * theme are apart in grey by 12 steps of lightness, and no spec may tell series apart by color alone.
 */
export function findStrangeColors(bytes: Uint8Array): string[] {
  const strange = new Set<string>();
  for (const object of readPdf(bytes).objects.values()) {
    const isContent = object.stream !== undefined && isDict(object.value);
    if (!isContent || isNamed((object.value as Map<string, never>).get("Type"), "Metadata"))
      continue;
    const text = Buffer.from(inflate(object)).toString("latin1");
    for (const [, ...parts] of text.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b/gm)) {
      const color = `#${parts.map((part) => hexOf(Number(part))).join("")}`;
      const isGrey = new Set(parts).size === 1;
      if (!isGrey && !known.has(color)) strange.add(color);
    }
  }
  return [...strange].toSorted();
}

function hexOf(part: number): string {
  return Math.round(part * 255)
    .toString(16)
    .padStart(2, "0");
}
