/** A size of paper, in millimeters. */
export interface Sheet {
  readonly name: "a4" | "letter";
  readonly width: number;
  readonly height: number;
}

/** A4 and US Letter. */
export const sheets: readonly Sheet[] = [
  { name: "a4", width: 210, height: 297 },
  { name: "letter", width: 215.9, height: 279.4 },
];

/** What pages are printed on: as wide and as high as any sheet, which is then cut out of its middle. */
export const canvas = {
  width: Math.max(...sheets.map(({ width }) => width)),
  height: Math.max(...sheets.map(({ height }) => height)),
} as const;
