import { measureText, wrapText, type TextStyle } from "../figures/font.ts";

/** What a title has on a cover, in the unit of the drawing: px or points. */
export interface TitleRoom {
  readonly width: number;
  readonly height: number;
  /** The size of type of a short title. */
  readonly largest: number;
}

/** A title as it is set on a cover. */
export interface Heading {
  readonly lines: readonly string[];
  readonly style: TextStyle;
  /** From line to line. */
  readonly step: number;
}

/** Shares of the largest size, one after the other until the title fits. */
const shrinking = [1, 0.892, 0.784, 0.703, 0.622, 0.541, 0.473, 0.405, 0.351, 0.297];
const mostLines = 4;

/** Sets a title as large as its room allows: no word is cut, and no more than four lines. The smallest size where nothing fits. */
export function fitTitle(title: string, { width, height, largest }: TitleRoom): Heading {
  const fits = ({ lines, style, step }: Heading): boolean =>
    lines.length <= mostLines &&
    lines.length * step <= height &&
    lines.every((line) => measureText(line, style) <= width);
  const settings = shrinking.map((share): Heading => {
    const size = Math.round(largest * share);
    const style = { family: "Source Serif 4", weight: 600, size } as const;
    return { lines: wrapText(title, width, style), style, step: Math.round(size * 1.08) };
  });
  const found = settings.find(fits) ?? settings.at(-1);
  if (found === undefined) throw new Error("no size of type is known");
  return found;
}
