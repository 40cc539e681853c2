import { canvas, type Sheet } from "../paged/sheet.ts";

/** A rectangle of a page in points, from its lower left corner to its upper right. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** Points of a PDF in a millimeter. */
export const point = 72 / 25.4;

/** A sheet in the middle of the canvas: the content stays where it is, so that pages break alike on every sheet. */
export function boxOf({ width, height }: Pick<Sheet, "width" | "height">): Box {
  const left = ((canvas.width - width) / 2) * point;
  const bottom = ((canvas.height - height) / 2) * point;
  return { left, bottom, right: left + width * point, top: bottom + height * point };
}

/** The rectangle that lies so many millimeters around another. */
export function widen({ left, bottom, right, top }: Box, millimeters: number): Box {
  const by = millimeters * point;
  return { left: left - by, bottom: bottom - by, right: right + by, top: top + by };
}

/** As PDF writes it. */
export function formatBox({ left, bottom, right, top }: Box): number[] {
  return [left, bottom, right, top];
}
