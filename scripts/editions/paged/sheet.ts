/** A size of paper, in millimeters. */
export interface Sheet {
  readonly name: "a4" | "letter";
  /** As people call it. */
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** The paper that holds two of them side by side. */
  readonly double: "a3" | "tabloid";
}

/** A4 and US Letter. */
export const sheets: readonly [Sheet, ...Sheet[]] = [
  { name: "a4", title: "A4", width: 210, height: 297, double: "a3" },
  { name: "letter", title: "Letter", width: 215.9, height: 279.4, double: "tabloid" },
];

/** What a print shop wants around a page, in millimeters: ink beyond the edge, and in all room for its marks. */
export const press = { bleed: 3, margin: 10 } as const;

/** What pages are printed on: holds any sheet with the marks around it, which is then cut out of its middle. */
export const canvas = {
  width: Math.max(...sheets.map(({ width }) => width)) + 2 * press.margin,
  height: Math.max(...sheets.map(({ height }) => height)) + 2 * press.margin,
} as const;
