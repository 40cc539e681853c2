import { renderGrey } from "./pdf-reader.ts";

/** Cells of a picture, across and down: about five millimeters each on A4. */
const grid = { columns: 42, rows: 60 } as const;
const levels = "0123456789";

/**
 * A page as rows of digits, a cell each: 0 is white, 9 is a quarter black or more. Coarse enough to be read and compared by
 * people, fine enough to tell where text, rules, figures and heads stand.
 */
export async function drawPicture(bytes: Uint8Array, page: number): Promise<string> {
  const { data, width, height } = await renderGrey(bytes, { page, dotsPerInch: 36 });
  const rows = Array.from({ length: grid.rows }, (_, row) =>
    Array.from({ length: grid.columns }, (__, column) => {
      const left = Math.floor((column * width) / grid.columns);
      const right = Math.floor(((column + 1) * width) / grid.columns);
      const top = Math.floor((row * height) / grid.rows);
      const bottom = Math.floor(((row + 1) * height) / grid.rows);
      let ink = 0;
      for (let y = top; y < bottom; y += 1)
        for (let x = left; x < right; x += 1) ink += 255 - (data[(y * width + x) * 4] ?? 255);
      const share = ink / 255 / ((right - left) * (bottom - top));
      return levels[Math.min(9, Math.round(share * 36))] ?? "9";
    }).join(""),
  );
  return `${rows.join("\n")}\n`;
}

/** Of all cells, how many are more than one level apart; 1 for pictures of different sizes. */
export function comparePictures(one: string, other: string): number {
  if (one.length !== other.length) return 1;
  const apart = [...one].filter((cell, at) => Math.abs(Number(cell) - Number(other[at])) > 1);
  return apart.length / (grid.columns * grid.rows);
}
