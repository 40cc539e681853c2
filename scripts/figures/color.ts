/** Red, green and blue, each from 0 to 1, as written in a style sheet. */
type Rgb = readonly [number, number, number];
type Lab = readonly [number, number, number];

/** Says how two colors differ in lightness, as WCAG measures it: 1 for the same, 21 for black and white. */
export function contrastOf(one: string, other: string): number {
  const [low = 0, high = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** A book has a dozen colors and asks for each of them thousands of times. */
const luminances = new Map<string, number>();

/** The color that shows where a color of some opacity lies on a ground. */
export function blend(color: string, opacity: number, ground: string): string {
  const [over, under] = [rgbOf(color), rgbOf(ground)];
  const mixed = over.map((part, index) => part * opacity + (under[index] ?? 0) * (1 - opacity));
  return `#${mixed.map((part) => hexOf(part)).join("")}`;
}

/** How far two colors are apart in grey print: the difference of their CIE lightness, 0 to 100. */
export function greyGapOf(one: string, other: string): number {
  return Math.abs(labOf(linearOf(rgbOf(one)))[0] - labOf(linearOf(rgbOf(other)))[0]);
}

/** The least difference (ΔE 1976) between two colors, for full sight and for the three kinds of color blindness. */
export function differenceOf(one: string, other: string): number {
  const [first, second] = [linearOf(rgbOf(one)), linearOf(rgbOf(other))];
  return Math.min(
    ...sights.map((sight) => {
      const [a, b] = [labOf(seenAs(first, sight)), labOf(seenAs(second, sight))];
      return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    }),
  );
}

/** How far apart the colors of two series must be: in any sight, and in grey print. */
export const apart = { difference: 15, greyGap: 12 } as const;

/** Says whether two colors can be told apart by everyone, on screen and in grey print. */
export function areApart(one: string, other: string): boolean {
  return differenceOf(one, other) >= apart.difference && greyGapOf(one, other) >= apart.greyGap;
}

/** Full sight, then protanopia, deuteranopia and tritanopia in linear light (Machado, Oliveira and Fernandes 2009, whole severity). */
const sights: readonly (readonly Rgb[])[] = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
];

function seenAs(color: Rgb, sight: readonly Rgb[]): Rgb {
  const [r = 0, g = 0, b = 0] = sight.map((row) =>
    clamp(row[0] * color[0] + row[1] * color[1] + row[2] * color[2]),
  );
  return [r, g, b];
}

function luminanceOf(color: string): number {
  const known = luminances.get(color);
  if (known !== undefined) return known;
  const [r, g, b] = linearOf(rgbOf(color));
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  luminances.set(color, luminance);
  return luminance;
}

function rgbOf(hex: string): Rgb {
  const digits = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, "$&$&") : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(
    (start) => Number.parseInt(digits.slice(start, start + 2), 16) / 255,
  );
  return [r, g, b];
}

function linearOf(color: Rgb): Rgb {
  const [r = 0, g = 0, b = 0] = color.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return [r, g, b];
}

function labOf([r, g, b]: Rgb): Lab {
  const [x = 0, y = 0, z = 0] = [
    (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
    0.2126729 * r + 0.7151522 * g + 0.072175 * b,
    (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883,
  ].map((part) => (part > 216 / 24389 ? Math.cbrt(part) : ((24389 / 27) * part) / 116 + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function clamp(part: number): number {
  return Math.min(1, Math.max(0, part));
}

function hexOf(part: number): string {
  return Math.round(clamp(part) * 255)
    .toString(16)
    .padStart(2, "0");
}
